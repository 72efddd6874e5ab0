"""Static files: prepared once per version, then served as files that never change.

At start the tree in `static/` is made ready in the instance folder under a name that is the
hash of its contents: stylesheets and scripts joined per mood, sprites drawn, all compressed. One
hash for the whole tree keeps relative paths in stylesheets and script modules working. Older
trees stay for a while, because a tablet may still hold a page that points to them.
"""

import hashlib
import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.foundation import clock
from app.foundation.picture_names import picture_file
from app.web import scripts, sprites, stylesheets

KEEP_OLD_TREES_FOR = timedelta(days=2)
"""Longer than a tablet keeps a page of a school day."""

ENTRY_SCRIPTS = ("pupil.js", "staff.js", "worker.js")
"""What pages ask for by name; every other script is fetched by one of these."""

_RECIPE = (
    Path(__file__),
    Path(scripts.__file__),
    Path(sprites.__file__),
    Path(stylesheets.__file__),
)


@dataclass(frozen=True)
class StaticTree:
    """A prepared tree: the folder it lies in, and the name (hash) it is served under."""

    folder: Path
    files: frozenset[str]

    def url(self, path: str) -> str:
        """The address of one file, such as `css/pupil.css`; LookupError when it is not there."""
        if path not in self.files:
            raise LookupError(f"There is no static file {path!r}.")
        return f"/static/{self.folder.name}/{path}"

    def picture_url(self, name: str) -> str:
        """The address of the picture called `name`, such as `fox`."""
        return self.url(picture_file(name))

    def text(self, path: str) -> str:
        """What a file holds, for pages that must carry it inside themselves."""
        self.url(path)
        return (self.folder / path).read_text(encoding="utf-8")


def init_static(app: Flask, instance_path: str | Path) -> StaticTree:
    """Prepare the static files in the instance folder and serve them at `/static/<hash>/`.

    Gives templates `static_url(path)`; the tree itself is
    `app.extensions["static_tree"]`. Build the app with `static_folder=None`.
    """
    prepared = Path(instance_path) / "static"
    tree = prepare(sprites.STATIC, prepared)
    forget_old_trees(prepared, keep=tree.folder)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(prepared),
        prefix="static/",
        allow_all_origins=False,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_add_headers,
    )
    app.extensions["static_tree"] = tree
    app.jinja_env.globals.update(static_url=tree.url)
    return tree


def prepare(source: Path, prepared: Path) -> StaticTree:
    """The tree for `source` as it is now, made only when `prepared` does not have it yet.

    Two processes may do this at once: each makes its own copy aside, and the first rename wins.
    """
    target = prepared / tree_hash(source)
    if not target.is_dir():
        prepared.mkdir(parents=True, exist_ok=True)
        making = prepared.resolve().parent / "static-making" / secrets.token_hex(8)
        try:
            _make(source, making)
            making.rename(target)
        except OSError:
            if not target.is_dir():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
    os.utime(target)
    return StaticTree(target, frozenset(_relative_names(target)))


def tree_hash(source: Path) -> str:
    """Twelve hex digits that change when any file, any sprite's list or this recipe changes."""
    digest = hashlib.sha256(repr(sorted(sprites.PICTURE_SETS.items())).encode())
    for path in _RECIPE:
        digest.update(path.read_bytes())
    for name in sorted(_relative_names(source)):
        digest.update(f"\0{name}\0".encode())
        digest.update((source / name).read_bytes())
    return digest.hexdigest()[:12]


def forget_old_trees(prepared: Path, *, keep: Path) -> None:
    """Remove trees that no start has used for `KEEP_OLD_TREES_FOR`."""
    oldest = (clock.now() - KEEP_OLD_TREES_FOR).timestamp()
    for tree in prepared.iterdir():
        if tree != keep and tree.stat().st_mtime < oldest:
            shutil.rmtree(tree, ignore_errors=True)


def _make(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("components", ".*"))
    for stylesheet in (target / "css").glob("*.css"):
        joined = stylesheets.joined(source / "css" / stylesheet.name)
        stylesheet.write_text(joined, encoding="utf-8")
    for entry in ENTRY_SCRIPTS:
        if (source / "js" / entry).is_file():
            joined = scripts.joined(source / "js" / entry)
            (target / "js" / entry).write_text(joined, encoding="utf-8")
    for script in (target / "js").glob("*.js"):
        script.write_text(scripts.bare(script.read_text(encoding="utf-8")), encoding="utf-8")
    (target / "sprites").mkdir()
    (target / "sprites" / "icons.svg").write_text(sprites.icon_sprite(), encoding="utf-8")
    for name, pictures in sprites.PICTURE_SETS.items():
        sheet = target / "sprites" / f"{name}.svg"
        sheet.write_text(sprites.sprite_of(pictures), encoding="utf-8")
    compressor = Compressor(quiet=True)
    for name in _relative_names(target):
        if compressor.should_compress(name):
            list(compressor.compress(str(target / name)))


def _relative_names(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]


def _add_headers(headers: object, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]
    headers["Cross-Origin-Resource-Policy"] = "same-origin"  # type: ignore[index]

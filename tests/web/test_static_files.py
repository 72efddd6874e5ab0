"""Static files: made once a version, served for ever, small enough for a first visit."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from app.web import sprites, static_files, stylesheets
from app.web.scripts import bare
from app.web.static_files import StaticTree

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static" / "css"
JS = ROOT / "static" / "js"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
OWN_SCRIPT_BUDGET = 15 * 1024


def test_a_file_is_served_for_ever_under_the_hash_of_the_whole_tree(page_with: Flask) -> None:
    address = page_with.extensions["static_tree"].url("css/pupil.css")

    with page_with.test_client().get(address) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert re.fullmatch(r"/static/[0-9a-f]{12}/css/pupil\.css", address)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_stylesheet_travels_compressed(page_with: Flask, encoding: str) -> None:
    address = page_with.extensions["static_tree"].url("css/pupil.css")

    with page_with.test_client().get(address, headers={"Accept-Encoding": encoding}) as answer:
        assert answer.headers["Content-Encoding"] == encoding


def test_templates_refuse_a_file_that_is_not_there(tree: StaticTree) -> None:
    with pytest.raises(LookupError, match="no static file"):
        tree.url("css/nothing.css")


def test_a_picture_has_an_address_by_its_name(tree: StaticTree) -> None:
    assert tree.picture_url("fox").endswith("/fox.svg")
    with pytest.raises(LookupError):
        tree.picture_url("no-such-animal")


def test_a_second_start_makes_nothing_again(tree: StaticTree, prepared: Path) -> None:
    before = (tree.folder / "css" / "pupil.css").stat().st_ino

    again = static_files.prepare(sprites.STATIC, prepared)

    assert again.folder == tree.folder
    assert (again.folder / "css" / "pupil.css").stat().st_ino == before


def test_two_processes_that_start_at_once_end_with_one_whole_tree(
    source: Path, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(4) as pool:
        trees = list(pool.map(lambda _: static_files.prepare(source, tmp_path / "out"), range(4)))

    assert len({tree.folder for tree in trees}) == 1
    assert len({tree.files for tree in trees}) == 1
    assert list((tmp_path / "static-making").iterdir()) == []


def test_a_changed_file_changes_the_address_and_keeps_the_old_one(
    source: Path, tmp_path: Path
) -> None:
    first = static_files.prepare(source, tmp_path / "out")
    (source / "js" / "a.js").write_text("two")

    second = static_files.prepare(source, tmp_path / "out")

    assert second.folder != first.folder
    assert (first.folder / "js" / "a.js").read_text() == "one"


def test_a_joined_stylesheet_holds_its_parts_and_no_comments(source: Path) -> None:
    assert stylesheets.joined(source / "css" / "a.css") == ".part { top: 0; }\n.own { left: 0; }\n"


@pytest.mark.parametrize("mood", ["pupil", "staff"])
def test_a_page_asks_for_one_script_and_the_rest_when_it_is_used(
    tree: StaticTree, mood: str
) -> None:
    text = tree.text(f"js/{mood}.js")

    assert "pageshow" in text
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)


@pytest.mark.parametrize("mood", ["pupil", "staff", "print"])
def test_a_stylesheet_is_one_file_whose_addresses_lead_somewhere(
    tree: StaticTree, mood: str
) -> None:
    text = tree.text(f"css/{mood}.css")

    assert "@import" not in text
    for path in re.findall(r'url\("\.\./([^"]+)"\)', text):
        assert path in tree.files


def test_a_colour_is_written_in_the_tokens_and_nowhere_else() -> None:
    elsewhere = [
        f"{path.name}: {line.strip()}"
        for path in sorted(CSS.rglob("*.css"))
        if path.name != "tokens.css"
        for line in path.read_text(encoding="utf-8").splitlines()
        if COLOUR.search(line)
    ]
    assert elsewhere == []


def test_every_token_that_is_used_is_written() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in CSS.rglob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)\)", text))
    assert used - set(re.findall(r"(--[\w-]+):", text)) == set()


def test_old_tablets_can_read_the_stylesheets() -> None:
    text = "".join(stylesheets.joined(CSS / f"{mood}.css") for mood in ("pupil", "staff", "print"))
    assert not re.search(r":has\(|color-mix\(|@layer|@container|^\s*&", text, re.MULTILINE)


def test_a_sprite_holds_each_picture_once_under_its_name() -> None:
    sprite = sprites.sprite_of(["fox", "owl", "fox"])

    assert re.findall(r'<symbol id="([\w-]+)" viewBox="0 0 32 32">', sprite) == ["fox", "owl"]
    assert len(re.findall(r"\bid=", sprite)) == len(set(re.findall(r'\bid="[^"]+"', sprite)))


def test_ids_inside_a_picture_do_not_meet_those_of_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.svg").write_text(
            '<svg viewBox="0 0 1 1"><path id="c"/><g clip-path="url(#c)"/><use href="#c"/></svg>'
        )

    first, second = (sprites.symbol(tmp_path, name) for name in ("one", "two"))

    assert first.count("#one--c") == 2
    assert 'id="two--c"' in second


@pytest.mark.parametrize("name", ["no-such-animal", "../LICENSE", "Fox", ""])
def test_a_sprite_refuses_what_is_not_a_picture(name: str) -> None:
    with pytest.raises(LookupError, match="no picture"):
        sprites.sprite_of([name])


def test_icons_take_their_colour_from_the_page() -> None:
    sprite = sprites.icon_sprite()
    assert '<symbol id="arrow-right"' in sprite
    assert "stroke=" not in sprite


@pytest.mark.parametrize("entry", ["pupil.js", "staff.js"])
def test_our_script_fits_its_budget(entry: str) -> None:
    """All that pages of a kind may fetch, as it is served: none fetches more than a part."""
    served = "".join(bare(text) for text in scripts_from(entry, "early.js", "worker.js").values())
    assert len(gzip.compress(served.encode())) <= OWN_SCRIPT_BUDGET


def test_no_script_lies_there_unused() -> None:
    used = scripts_from("pupil.js", "staff.js", "early.js", "worker.js")
    assert {path.name for path in JS.glob("*.js")} - set(used) == set()


def test_our_script_writes_no_markup() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in JS.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)


@pytest.mark.parametrize("entry", ["pupil.js", "staff.js"])
def test_every_behaviour_that_is_listed_has_a_file(entry: str) -> None:
    text = (JS / entry).read_text(encoding="utf-8")
    for name in re.findall(r'^\s+"[^"]+": "([\w-]+)"', text, re.MULTILINE):
        assert "export function start(" in (JS / f"{name}.js").read_text(encoding="utf-8")


def test_every_icon_that_a_template_names_is_vendored() -> None:
    have = {path.stem for path in sprites.ICONS.glob("*.svg")}
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(
            r'\b(?:icon|icon_after|next_icon|note_icon)(?:=|\()"([a-z0-9-]+)"',
            path.read_text(encoding="utf-8"),
        )
    }
    assert named - have == set()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance") / "static"


@pytest.fixture(scope="module")
def tree(prepared: Path) -> StaticTree:
    return static_files.prepare(sprites.STATIC, prepared)


@pytest.fixture(scope="module")
def page_with(prepared: Path, tree: StaticTree) -> Flask:
    """An app that serves static files and nothing else."""
    app = Flask(__name__, static_folder=None)
    static_files.init_static(app, prepared.parent)
    return app


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small tree to change."""
    root = tmp_path / "source"
    for folder in ("css/components", "js"):
        (root / folder).mkdir(parents=True)
    (root / "css" / "a.css").write_text(
        '/* why */\n@import "components/part.css";\n\n.own { left: 0; }\n'
    )
    (root / "css" / "components" / "part.css").write_text("/* a part */\n.part { top: 0; }\n")
    (root / "js" / "a.js").write_text("one")
    return root


def scripts_from(*entries: str) -> dict[str, str]:
    """These scripts and all that they import or switch on, by the name of the file."""
    found: dict[str, str] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = (JS / name).read_text(encoding="utf-8")
            waiting += re.findall(r'"\./([a-z-]+\.js)"', found[name])
            waiting += [f"{each}.js" for each in re.findall(r'": "([a-z-]+)",', found[name])]
    return found

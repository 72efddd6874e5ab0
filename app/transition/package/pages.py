"""The pages in `read/`: a passport for each pupil and an index, for a browser and a printer alone.

No script, nothing remote. The one stylesheet is inside each page, and the page's own policy allows
it by its hash, so that nothing else that finds its way into a page can style or run anything.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.foundation.signing import VerifyingKey
from app.transition.package import names, passport
from app.transition.package.contents import SELF_VIEWS, PackageContent, PupilContent
from app.transition.package.digest import CohortDigest, jobs_met

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FOLDER = "transition/read"


def passport_page(pupil: PupilContent, content: PackageContent) -> bytes:
    """A pupil's page: read/<pupil_id>.html."""
    page = _environment().get_template(f"{FOLDER}/passport.html")
    return page.render(
        passport=passport.passport_of(pupil),
        content=content,
        record=f"../{names.record_file(pupil.id)}",
    ).encode()


def index_page(digest: CohortDigest, content: PackageContent, key: VerifyingKey) -> bytes:
    """The first page of a package: read/index.html. `key` is the one it is signed with."""
    page = _environment().get_template(f"{FOLDER}/index.html")
    pupils = sorted(content.pupils, key=lambda pupil: (pupil.surname, pupil.called))
    return page.render(
        digest=digest,
        content=content,
        key=key,
        pupils=[(pupil, len(jobs_met(pupil))) for pupil in pupils],
    ).encode()


def _policy(style: str) -> str:
    """What a page may load. `file:` is how a browser that opened it from a disk calls itself."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' file:; "
        "media-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    style = (TEMPLATES / FOLDER / "style.css").read_text("utf-8")
    environment.globals |= {
        "style": style,
        "policy": _policy(style),
        "self_views": SELF_VIEWS,
        "day": passport.day,
        "month": passport.month,
        "slug_of": passport.slug_of,
        "picture_path": passport.picture_path,
        "title_line": passport.title_line,
        "all_families": passport.FAMILIES,
    }
    return environment

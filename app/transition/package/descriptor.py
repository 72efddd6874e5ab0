"""datapackage.json: what the tables hold, for any Frictionless reader, and what the package is."""

import json
from typing import Any

from app.transition.package import names
from app.transition.package.contents import (
    EntryKind,
    PackageContent,
    SchoolIdentity,
)
from app.transition.package.limits import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_TITLE,
    NATIONAL_CURRICULUM_YEARS,
    UPN_PATTERN,
)
from app.transition.package.tables import ENTRY_COLUMNS, PUPIL_COLUMNS

Json = dict[str, Any]
_UUID = {"type": "string", "format": "uuid"}
_DAY = {"type": "date"}
_WORDS = {"type": "string"}
_APOSTROPHE = 1
"""A cell that would start a formula is one character longer than the words it holds."""


def descriptor(content: PackageContent, did: str, entries: int) -> bytes:
    """The whole of datapackage.json."""
    described = {
        "profile": "data-package",
        "id": content.package_id.urn,
        "name": names.folder(content).lower().replace("_", "-"),
        "title": f"Career Transition Package from {content.sender.name}",
        "created": names.instant(content.made_at),
        "resources": [_pupils(), _entries()],
        "career_transition": _block(content, did, entries),
    }
    return json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"


def _block(content: PackageContent, did: str, entries: int) -> Json:
    return {
        "version": names.VERSION,
        "package_id": content.package_id.urn,
        "supersedes": content.supersedes.urn if content.supersedes else None,
        "sender": {**_school(content.sender), "did": did},
        "receiver": _school(content.receiver),
        "transfer_year": content.transfer_year,
        "serial": content.serial,
        "made_at": names.instant(content.made_at),
        "pupils": len(content.pupils),
        "entries": entries,
    }


def _school(school: SchoolIdentity) -> Json:
    return {"name": school.name, "urn": school.urn, "laestab": school.laestab}


def _pupils() -> Json:
    name = {**_WORDS, "constraints": {"required": True, "maxLength": LONGEST_NAME + _APOSTROPHE}}
    fields: Json = {
        "pupil_id": {**_UUID, "constraints": {"required": True, "unique": True}},
        "upn": {**_WORDS, "constraints": {"unique": True, "pattern": UPN_PATTERN}},
        "surname": name,
        "forename": name,
        "preferred_forename": _WORDS,
        "dob": {**_DAY, "constraints": {"required": True}},
        "nc_year": {
            **_WORDS,
            "constraints": {"required": True, "enum": [*NATIONAL_CURRICULUM_YEARS]},
        },
        "class_name": _WORDS,
        "record_file": {**_WORDS, "constraints": {"required": True}},
        "read_file": {**_WORDS, "constraints": {"required": True}},
    }
    return _resource("pupils", PUPIL_COLUMNS, fields, {"primaryKey": ["pupil_id"]})


def _entries() -> Json:
    title = {"required": True, "maxLength": LONGEST_TITLE + _APOSTROPHE}
    fields: Json = {
        "entry_id": {**_UUID, "constraints": {"required": True, "unique": True}},
        "pupil_id": {**_UUID, "constraints": {"required": True}},
        "date": {**_DAY, "constraints": {"required": True}},
        "kind": {**_WORDS, "constraints": {"required": True, "enum": [*map(str, EntryKind)]}},
        "title": {**_WORDS, "constraints": title},
        "text": {**_WORDS, "constraints": {"maxLength": LONGEST_TEXT + _APOSTROPHE}},
        "job_title": _WORDS,
        "skills": _WORDS,
        "status": {**_WORDS, "constraints": {"required": True, "enum": ["reviewed"]}},
        "reviewed_on": {**_DAY, "constraints": {"required": True}},
        "best_piece": {**_WORDS, "constraints": {"enum": ["yes"]}},
        "media_file": _WORDS,
    }
    belongs = {
        "fields": ["pupil_id"],
        "reference": {"resource": "pupils", "fields": ["pupil_id"]},
    }
    keys = {"primaryKey": ["entry_id"], "foreignKeys": [belongs]}
    return _resource("entries", ENTRY_COLUMNS, fields, keys)


def _resource(name: str, columns: tuple[str, ...], fields: Json, keys: Json) -> Json:
    return {
        "name": name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"lineTerminator": "\r\n"}},
        "schema": {
            "fields": [{"name": column, **fields[column]} for column in columns],
            "missingValues": [""],
            **keys,
        },
    }

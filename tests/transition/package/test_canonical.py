"""Canonical bytes: pyoxigraph with the cut-down contexts against PyLD with the whole ones."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from app.foundation.text import typed_text
from app.transition.package import contexts
from app.transition.package.contents import PupilContent
from app.transition.package.proofs import Document, NotSignable, Prover, canonical
from app.transition.package.records import issuer_of, signed_record, unsigned_record
from tests.transition.package.samples import KEY, MADE_AT, SENDER, entry, package, picture, pupil

EVERYTHING = pupil()
MANY = pupil(entries=40)
ONE_ENTRY = replace(EVERYTHING, entries=(entry(1),), skills=(), message=None, certificates=())
SAME_PICTURES = replace(
    ONE_ENTRY, entries=tuple(entry(at, media=(picture(1), picture(2))) for at in range(3))
)
SAME_WORDS = replace(ONE_ENTRY, entries=tuple(entry(at, title="Us", words="Us") for at in range(9)))


@pytest.mark.parametrize(
    "somebody",
    [EVERYTHING, MANY, ONE_ENTRY, SAME_PICTURES, SAME_WORDS],
    ids=["everything", "many entries", "one entry", "the same pictures", "the same words"],
)
def test_every_document_of_a_record_has_the_same_canonical_bytes(somebody: PupilContent) -> None:
    record = signed(somebody)
    for document in [record, *record["credentialSubject"]["verifiableCredential"]]:
        unproved, options = apart(document)
        urls = tuple(document["@context"])
        assert canonical(unproved, urls) == with_pyld(unproved)
        assert canonical(options, urls) == with_pyld({**options, "@context": list(urls)})


@settings(max_examples=60)
@example(typed_text("\ufffe \uffff \U0001ffff \ufdd0 \u2028"), typed_text("\u2029 \ue000"))
@example('\\u0041 \\ %00 _:b0 <urn:x> ]]> ""', "@context")
@given(st.text(max_size=60).map(typed_text), st.text(min_size=1, max_size=30).map(typed_text))
def test_whatever_is_typed_has_the_same_canonical_bytes(words: str, title: str) -> None:
    typed = replace(ONE_ENTRY, entries=(entry(1, words=words, title=title, job_title=title),))
    (member,) = unsigned(typed)["credentialSubject"]["verifiableCredential"]
    assert canonical(member, contexts.OF_A_MEMBER) == with_pyld(member)


def test_nothing_that_is_said_is_left_out_of_what_is_signed() -> None:
    record = signed(EVERYTHING)
    unproved, _ = apart(record)
    lines = canonical(unproved, contexts.OF_A_RECORD).decode()
    for said in sorted(strings_in(unproved)):
        assert f'"{said}"' in lines or f"<{said}>" in lines or said in OF_JSON_LD, said


def test_a_home_made_property_is_refused() -> None:
    record = unsigned(ONE_ENTRY)
    record["favouriteColour"] = "green"
    with pytest.raises(NotSignable, match="favouriteColour"):
        canonical(record, contexts.OF_A_RECORD)


def test_an_altered_context_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    contexts.whole.cache_clear()
    pinned = {contexts.BADGE: ("ob-v3p0-context-3.0.2.json", "0" * 64)}
    monkeypatch.setattr(contexts, "_PINNED", pinned)
    with pytest.raises(contexts.ContextAltered):
        contexts.whole(contexts.BADGE)


OF_JSON_LD = {*contexts.OF_A_RECORD, *contexts._VALUES}


def unsigned(somebody: PupilContent) -> Document:
    return unsigned_record(somebody, package(somebody), issuer_of(SENDER, KEY.did))


def signed(somebody: PupilContent) -> Document:
    record: Document = json.loads(signed_record(unsigned(somebody), Prover(KEY, MADE_AT)).raw)
    return record


def apart(document: Document) -> tuple[Document, Document]:
    """A document without its proof, and the options of the proof without its value."""
    unproved = {name: value for name, value in document.items() if name != "proof"}
    options = {name: of for name, of in document["proof"].items() if name != "proofValue"}
    return unproved, options


def with_pyld(document: Document) -> bytes:
    options = {
        "algorithm": "URDNA2015",  # RDFC-1.0 by its earlier name
        "format": "application/n-quads",
        "documentLoader": _published,
    }
    lines: str = jsonld.normalize(document, options)
    return lines.encode()


def strings_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {said for of in value.values() for said in strings_in(of)}
    if isinstance(value, list):
        return {said for of in value for said in strings_in(of)}
    return {value} if isinstance(value, str) and "\n" not in value else set()


def _published(url: str, _: Any = None) -> Document:
    document = {"@context": contexts.whole(url)}
    return {"contextUrl": None, "documentUrl": url, "document": document}

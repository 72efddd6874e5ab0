"""Data Integrity proofs, cryptosuite eddsa-rdfc-2022, over members and records.

What is signed is SHA-256(canonical proof options) + SHA-256(canonical document), canonical form
RDFC-1.0 (W3C, "Data Integrity EdDSA Cryptosuites v1.0", section 3.2). pyoxigraph canonicalises
about four times as fast as PyLD; docs/decisions/010 says how the two are held equal.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from app.foundation.signing import BASE58BTC, SigningKey, base58
from app.transition.package import contexts, names

PROOF_TYPE = "DataIntegrityProof"
CRYPTOSUITE = "eddsa-rdfc-2022"
LONGEST_PROOF = 512
"""Bytes that a proof adds to a document at most, with its name and comma."""

Document = dict[str, Any]


class NotSignable(ValueError):
    """A document holds a word that its contexts do not define, and so could not be signed whole."""


class Prover:
    """Signs documents with one key at one instant."""

    def __init__(self, key: SigningKey, at: datetime) -> None:
        self._key = key
        self._options: Document = {
            "type": PROOF_TYPE,
            "cryptosuite": CRYPTOSUITE,
            "created": names.instant(at),
            "verificationMethod": key.verification_method,
            "proofPurpose": "assertionMethod",
        }
        self._options_digest: dict[tuple[str, ...], bytes] = {}

    def proved(self, document: Document) -> Document:
        """The document with its proof as the last property. Raises NotSignable."""
        urls = tuple(document["@context"])
        if urls not in self._options_digest:
            self._options_digest[urls] = _digest(self._options, urls)
        signed = self._options_digest[urls] + _digest(document, urls)
        value = BASE58BTC + base58(self._key.sign(signed))
        return {**document, "proof": {**self._options, "proofValue": value}}


def canonical(document: Document, urls: tuple[str, ...]) -> bytes:
    """The RDFC-1.0 canonical N-Quads of a document read with the contexts at `urls`.

    Members inside a record lose their own `@context`: the record's defines every word the same way.
    """
    unknown = set(_properties(document)) - contexts.PROPERTIES
    if unknown:
        raise NotSignable(f"no context defines {', '.join(sorted(unknown))}")
    body = json.dumps(_without_contexts(document), ensure_ascii=False)
    text = f'{{"@context":{contexts.cut_down(urls)},{body[1:]}'
    dataset = Dataset(parse(text, format=RdfFormat.JSON_LD))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    lines = serialize(dataset, format=RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def _digest(document: Document, urls: tuple[str, ...]) -> bytes:
    return sha256(canonical(document, urls)).digest()


def _without_contexts(value: Any) -> Any:
    if isinstance(value, dict):
        return {word: _without_contexts(of) for word, of in value.items() if word != "@context"}
    if isinstance(value, list):
        return [_without_contexts(item) for item in value]
    return value


def _properties(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for word, of in value.items():
            yield word
            yield from _properties(of)
    elif isinstance(value, list):
        for item in value:
            yield from _properties(item)

"""The JSON-LD contexts of a record: pinned by digest, cut down to the words in use, never fetched.

A context says which RDF term a word of the JSON stands for, so it is part of what is signed. The
files come with openbadgeslib. Cutting them down changes no signed byte, which a test proves on
every record by canonicalising it with another processor and the whole contexts.
"""

import json
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
RECORD = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
BADGE = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

OF_A_MEMBER = (CREDENTIALS, BADGE)
OF_A_RECORD = (CREDENTIALS, RECORD, BADGE)

_PINNED = {
    CREDENTIALS: (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    RECORD: (
        "clr_context_2.0.1.json",
        "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
    ),
    BADGE: (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
}

PROPERTIES = frozenset(
    [
        "@context",
        "id",
        "type",
        "name",
        "issuer",
        "validFrom",
        "credentialSubject",
        "verifiableCredential",
        "proof",
        "identifier",
        "identifierType",
        "otherIdentifier",
        "hashed",
        "identityHash",
        "identityType",
        "achievement",
        "achievementType",
        "description",
        "criteria",
        "narrative",
        "tag",
        "alignment",
        "targetName",
        "targetUrl",
        "targetCode",
        "targetFramework",
        "resultDescription",
        "resultType",
        "allowedValue",
        "result",
        "value",
        "activityStartDate",
        "activityEndDate",
        "evidence",
        "genre",
        "relatedResource",
        "mediaType",
        "digestSRI",
        "cryptosuite",
        "created",
        "verificationMethod",
        "proofPurpose",
        "proofValue",
    ]
)
"""Every property a record may hold. What is not here would be dropped unsigned: see `proofs`."""

_VALUES = frozenset(
    [
        "VerifiableCredential",
        "AchievementCredential",
        "OpenBadgeCredential",
        "ClrCredential",
        "ClrSubject",
        "Profile",
        "IdentifierEntry",
        "IdentityObject",
        "AchievementSubject",
        "Achievement",
        "Alignment",
        "Criteria",
        "Result",
        "ResultDescription",
        "Evidence",
        "DataIntegrityProof",
        "assertionMethod",
    ]
)
_PREFIXES = frozenset({"cred", "obi"})


class ContextAltered(RuntimeError):
    """A context file is not the one that the format pins; nothing may be signed with it."""


@cache
def whole(url: str) -> Any:
    """The published context at a URL. Raises ContextAltered, and KeyError for any other URL."""
    name, digest = _PINNED[url]
    raw = resources.files("openbadgeslib.ob3.contexts").joinpath(name).read_bytes()
    if sha256(raw).hexdigest() != digest:
        raise ContextAltered(name)
    return json.loads(raw)["@context"]


@cache
def cut_down(urls: tuple[str, ...]) -> str:
    """The contexts at some URLs as JSON, with only the words that records use."""
    return json.dumps([_words_in_use(whole(url)) for url in urls])


def _words_in_use(context: Any) -> Any:
    if not isinstance(context, dict):
        return context
    kept = PROPERTIES | _VALUES | _PREFIXES
    return {
        word: _words_in_use(meaning)
        for word, meaning in context.items()
        if word.startswith("@") or word in kept
    }

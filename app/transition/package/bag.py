"""A BagIt bag (RFC 8493) written straight into a ZIP file, one file at a time.

The bagit library makes bags of folders, by moving files and changing the folder of the whole
process; it reads ours in the tests, and here there is no folder to leave children's words in.
"""

from datetime import datetime
from hashlib import sha256
from types import TracebackType
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from app.foundation import clock
from app.foundation.signing import SigningKey
from app.transition.package import names
from app.transition.package.contents import PackageContent

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SIGNATURE_KIND = "career-transition+jwt"
READABLE_BY_OWNER = 0o100600 << 16


class ZippedBag:
    """A bag being written: payload first, then `seal`."""

    def __init__(self, file: BinaryIO, top: str, at: datetime) -> None:
        """Write into an open file, under one top folder, every member dated `at`."""
        self._zip = ZipFile(file, "w")
        self._top = top
        self._dated = clock.local(at).timetuple()[:6]
        self._payload: dict[str, str] = {}
        self._payload_bytes = 0

    def __enter__(self) -> "ZippedBag":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def add(self, path: str, data: bytes, *, squeeze: bool = True) -> None:
        """Add one payload file, by its path from `data/`; pictures are not squeezed again."""
        name = f"data/{path}"
        if name in self._payload:
            raise ValueError(f"{name} is in the bag already")
        self._payload[name] = sha256(data).hexdigest()
        self._payload_bytes += len(data)
        self._write(name, data, squeeze=squeeze)

    def has(self, path: str) -> bool:
        """Whether a payload file is there already."""
        return f"data/{path}" in self._payload

    def seal(self, content: PackageContent, key: SigningKey) -> None:
        """Write the tag files and sign them. Nothing may be added after."""
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": self._info(content),
            "manifest-sha256.txt": _manifest(self._payload),
        }
        digests = {name: sha256(data).hexdigest() for name, data in tags.items()}
        tags["tagmanifest-sha256.txt"] = _manifest(digests)
        signature = _signature(content, key, tags["tagmanifest-sha256.txt"])
        for name, data in {**tags, "signature.jws": signature}.items():
            self._write(name, data)

    def _info(self, content: PackageContent) -> bytes:
        sender, receiver = content.sender, content.receiver
        lines = {
            "Source-Organization": sender.name,
            "Contact-Name": content.contact_name,
            "External-Description": f"Career Transition Package from {sender.name} "
            f"to {receiver.name}, September {content.transfer_year}",
            "External-Identifier": content.package_id.urn,
            "Bagging-Date": content.made_on.isoformat(),
            "Payload-Oxum": f"{self._payload_bytes}.{len(self._payload)}",
            "BagIt-Profile-Identifier": names.PROFILE,
            "Career-Transition-Version": names.VERSION,
            "Source-URN": sender.urn,
            "Destination-URN": receiver.urn,
        }
        if content.supersedes:
            lines["Supersedes"] = content.supersedes.urn
        return "".join(f"{label}: {' '.join(of.split())}\n" for label, of in lines.items()).encode()

    def _write(self, name: str, data: bytes, *, squeeze: bool = True) -> None:
        member = ZipInfo(f"{self._top}/{name}", self._dated)
        member.compress_type = ZIP_DEFLATED if squeeze else ZIP_STORED
        member.external_attr = READABLE_BY_OWNER
        self._zip.writestr(member, data)


def _manifest(digests: dict[str, str]) -> bytes:
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def _signature(content: PackageContent, key: SigningKey, tag_manifest: bytes) -> bytes:
    claims = {
        "iss": key.did,
        "jti": content.package_id.urn,
        "iat": int(content.made_at.timestamp()),
        "aud": f"urn:uk-gias-urn:{content.receiver.urn}",
        "tagmanifest_sha256": sha256(tag_manifest).hexdigest(),
    }
    return key.compact_jws(claims, kind=SIGNATURE_KIND).encode()

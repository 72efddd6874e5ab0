"""What somebody without a key can do: change anything, and recompute every manifest."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import bagit

Edit = Callable[[Path], None]


def forged(top: Path, edit: Edit) -> Path:
    """The unpacked package after an edit of its `data/`, so that it is a valid bag again."""
    edit(top / "data")
    payload = sorted(path for path in (top / "data").rglob("*") if path.is_file())
    _write_manifest(top / "manifest-sha256.txt", payload)
    info = (top / "bag-info.txt").read_text("utf-8").splitlines()
    size = sum(path.stat().st_size for path in payload)
    lines = [
        f"Payload-Oxum: {size}.{len(payload)}" if line.startswith("Payload-Oxum") else line
        for line in info
    ]
    (top / "bag-info.txt").write_text("\n".join(lines) + "\n", "utf-8")
    tags = [top / name for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")]
    _write_manifest(top / "tagmanifest-sha256.txt", tags)
    bagit.Bag(str(top)).validate()
    return top


def _write_manifest(manifest: Path, files: list[Path]) -> None:
    top = manifest.parent
    lines = [
        f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(top).as_posix()}"
        for file in files
    ]
    manifest.write_text("\n".join(lines) + "\n", "utf-8")

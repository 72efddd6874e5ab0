"""How long a large package takes to make, and how much memory: 60 pupils with 20 entries each.

Run `python -m bench.package` from the top folder. Each measurement is a process of its own, so that
the peak is that of making a package and of nothing else.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

from app.transition.package.contents import EntryContent, MediaContent, PackageContent
from app.transition.package.making import make_package
from tests.transition.package import samples

PUPILS = 60
ENTRIES = 20
PICTURE_BYTES = 40_000
"""A drawing as the service keeps it; every second entry has one, more than a class draws."""

WORDS = (
    "I found out that they work at night too, and that they need to be good at listening. "
    "I asked what the best part of the day is. They said it is when somebody says thank you. "
)
MEBIBYTE = 1024 * 1024


def measure(*, pictures: bool = True) -> dict[str, float]:
    """Seconds, peak MB and package MB of the large package, made in a process of its own."""
    command = [sys.executable, "-m", "bench.package", "--once", *(["--pictures"] * pictures)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


def large_package(*, pictures: bool) -> PackageContent:
    """Made-up contents; pictures are made when they are read, as they are read from disk in use."""
    pupils = []
    for child in range(PUPILS):
        made = samples.pupil(child, entries=ENTRIES - 1)
        entries = [_longer(entry, at, child, pictures) for at, entry in enumerate(made.entries)]
        pupils.append(replace(made, upn=None, entries=tuple(entries)))
    return samples.package(*pupils)


def _longer(entry: EntryContent, at: int, child: int, pictures: bool) -> EntryContent:
    media = (_picture(child * ENTRIES + at),) if pictures and at % 2 == 0 else ()
    return replace(entry, words=WORDS * 2, media=media)


def _picture(seed: int) -> MediaContent:
    """Bytes that do not squeeze, as a JPEG's do not."""

    def read() -> bytes:
        return Random(seed).randbytes(PICTURE_BYTES)  # noqa: S311 - not a secret

    return MediaContent(
        sha256=sha256(read()).hexdigest(), media_type="image/jpeg", read=read, words="A drawing"
    )


def _once(*, pictures: bool) -> dict[str, float]:
    content = large_package(pictures=pictures)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        made = make_package(content, samples.KEY, Path(folder))
        seconds = time.perf_counter() - begun
    return {
        "pupils": made.pupils,
        "members": made.entries,
        "seconds": round(seconds, 2),
        "peak_mb": round(_peak_kib() / 1024, 1),
        "package_mb": round(made.bytes / MEBIBYTE, 2),
    }


def _peak_kib() -> int:
    """The most memory this process has held. `getrusage` would count what whoever began it held."""
    said = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(said["VmHWM"].split()[0])


if __name__ == "__main__":
    if "--once" in sys.argv:
        print(json.dumps(_once(pictures="--pictures" in sys.argv)))
    else:
        print(
            json.dumps({"with pictures": measure(), "without": measure(pictures=False)}, indent=2)
        )

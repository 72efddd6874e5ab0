"""`make bench`: every measurement, as a table and in bench/results.json."""

import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path

import psutil

from bench import package, pages, saving, schools
from bench.figures import Figure, table


def packages() -> list[Figure]:
    """The largest package a primary is likely to send: 60 pupils with 20 entries each."""
    made = package.measure()
    return [
        Figure("package of 60 pupils: making it", made["seconds"], "seconds", at_most=30),
        Figure("package of 60 pupils: memory", made["peak_mb"], "MB", at_most=200),
        Figure("package of 60 pupils: file", made["package_mb"], "MB"),
    ]


MEASUREMENTS = {
    "saving": saving.measure,
    "pages": pages.measure,
    "packages": packages,
    "schools": schools.measure,
}
RESULTS = Path(__file__).parent / "results.json"


def main(names: list[str]) -> int:
    """Run the measurements named, or all. Returns 1 if a promise was not kept."""
    figures: list[Figure] = []
    for name in names or MEASUREMENTS:
        print(f"Measuring {name} ...", flush=True)
        figures += MEASUREMENTS[name]()
    print(table(figures))
    RESULTS.write_text(json.dumps(written(figures), indent=2) + "\n")
    print(f"Written to {RESULTS.relative_to(Path.cwd())}")
    return int(any(figure.kept is False for figure in figures))


def written(figures: list[Figure]) -> dict[str, object]:
    """The figures with what they were measured on, so that a file can be compared with another."""
    machine = {
        "system": platform.platform(),
        "python": platform.python_version(),
        "processors": psutil.cpu_count(),
        "memory_gigabytes": round(psutil.virtual_memory().total / 1e9, 1),
    }
    return {"machine": machine, "figures": [asdict(one) | {"kept": one.kept} for one in figures]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

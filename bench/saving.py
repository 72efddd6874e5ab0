"""How fast saving is, beside a bare Flask app under the same load in the same run."""

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.server import Served, environment, free_port, served
from bench.targets import TARGETS

CONNECTIONS = 12
SECONDS = 5.0
ROUNDS = 3
YARDSTICK = "bare"
LEAST_OF_THE_YARDSTICK = 1 / 3


@dataclass(frozen=True)
class Round:
    """What one round of load came to."""

    saves_per_second: float
    p95_milliseconds: float
    cpu_milliseconds: float


def measure() -> list[Figure]:
    """Load every target in turn, round after round, so that each meets the same machine."""
    rounds: dict[str, list[Round]] = {name: [] for name in TARGETS}
    for _ in range(ROUNDS):
        for name in TARGETS:
            rounds[name].append(one_round(name))
    return [figure for name in TARGETS for figure in figures_of(name, rounds)]


def one_round(name: str) -> Round:
    """Start the target afresh, warm it up, and load it. Raises RuntimeError if a save was lost."""
    target = TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        env = environment(Path(folder) / "data", free_port())
        context = target.make_ready(env)
        with served(target.module, env) as server:
            load(name, server, context, SECONDS / 5)
            there, spent = target.saved(server.instance), server.cpu_seconds()
            took = load(name, server, context, SECONDS)
            spent = server.cpu_seconds() - spent
            if (kept := target.saved(server.instance) - there) != len(took):
                raise RuntimeError(f"{name}: {len(took)} saves acknowledged, {kept} kept.")
    return Round(
        saves_per_second=len(took) / SECONDS,
        p95_milliseconds=1000 * statistics.quantiles(took, n=20)[-1],
        cpu_milliseconds=1000 * spent / len(took),
    )


def load(name: str, server: Served, context: object, seconds: float) -> list[float]:
    """Seconds that each save took, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.load", name]
    command += [str(server.port), str(seconds), str(CONNECTIONS)]
    done = subprocess.run(
        command, input=json.dumps(context), stdout=subprocess.PIPE, text=True, check=True
    )
    took: list[float] = json.loads(done.stdout)
    return took


def figures_of(name: str, rounds: dict[str, list[Round]]) -> list[Figure]:
    """The middle round of a target, and its ratio to the yardstick's."""
    speed, p95, cpu = middle(rounds[name])
    figures = [
        Figure(f"saving, {name}: saves", speed, "a second"),
        Figure(f"saving, {name}: 95 in 100 within", p95, "ms"),
        Figure(f"saving, {name}: processor time a save", cpu, "ms"),
    ]
    if name != YARDSTICK:
        bare_speed, _, bare_cpu = middle(rounds[YARDSTICK])
        figures += [
            Figure(
                f"saving, {name}: speed beside bare Flask",
                speed / bare_speed,
                "times",
                at_least=LEAST_OF_THE_YARDSTICK,
            ),
            Figure(f"saving, {name}: processor time beside bare Flask", cpu / bare_cpu, "times"),
        ]
    return figures


def middle(rounds: list[Round]) -> tuple[float, float, float]:
    return (
        statistics.median(one.saves_per_second for one in rounds),
        statistics.median(one.p95_milliseconds for one in rounds),
        statistics.median(one.cpu_milliseconds for one in rounds),
    )

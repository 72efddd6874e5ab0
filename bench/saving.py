"""How fast saving is, beside a bare Flask app under the same load in the same run."""

import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.server import Served, environment, free_port, served
from bench.targets import TARGETS

CONNECTIONS = 12
SECONDS = 1.5
ROUNDS = 11
YARDSTICK = "bare"
LEAST_OF_THE_YARDSTICK = 1 / 3


@dataclass(frozen=True)
class Running:
    """A target that serves, with its savers signed in."""

    name: str
    server: Served
    signed_in: Any


@dataclass(frozen=True)
class Round:
    """What one round of load came to."""

    saves_per_second: float
    p95_milliseconds: float
    cpu_milliseconds: float


def measure() -> list[Figure]:
    """Load every target in turn, round after round, so that each meets the same machine."""
    rounds: dict[str, list[Round]] = {name: [] for name in TARGETS}
    with ExitStack() as stack:
        running = [started(name, stack) for name in TARGETS]
        for one in running:
            load(one, SECONDS)
        for _ in range(ROUNDS):
            for one in running:
                rounds[one.name].append(one_round(one))
    return [figure for name in TARGETS for figure in figures_of(name, rounds)]


def started(name: str, stack: ExitStack) -> Running:
    """Serve a target from a data folder of its own until the stack is left."""
    target = TARGETS[name]
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
    env = environment(folder / "data", free_port())
    ready = target.make_ready(env)
    server = stack.enter_context(served(target.module, env))
    return Running(name, server, target.sign_in(server.port, ready, CONNECTIONS))


def one_round(one: Running) -> Round:
    """Load a target that is warm. Raises RuntimeError if a save was lost."""
    target, server = TARGETS[one.name], one.server
    there, spent = target.saved(server.instance), server.cpu_seconds()
    took = load(one, SECONDS)
    spent = server.cpu_seconds() - spent
    if (kept := target.saved(server.instance) - there) != len(took):
        raise RuntimeError(f"{one.name}: {len(took)} saves acknowledged, {kept} kept.")
    return Round(
        saves_per_second=len(took) / SECONDS,
        p95_milliseconds=1000 * statistics.quantiles(took, n=20)[-1],
        cpu_milliseconds=1000 * spent / len(took),
    )


def load(one: Running, seconds: float) -> list[float]:
    """Seconds that each save took, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.load", one.name]
    command += [str(one.server.port), str(seconds), str(CONNECTIONS)]
    done = subprocess.run(
        command, input=json.dumps(one.signed_in), stdout=subprocess.PIPE, text=True, check=True
    )
    took: list[float] = json.loads(done.stdout)
    return took


def figures_of(name: str, rounds: dict[str, list[Round]]) -> list[Figure]:
    """The middle round of a target, and the middle of its rounds' ratios to the yardstick's."""
    mine, bare = rounds[name], rounds[YARDSTICK]
    figures = [
        Figure(f"saving, {name}: saves", middle("saves_per_second", mine), "a second"),
        Figure(f"saving, {name}: 95 in 100 within", middle("p95_milliseconds", mine), "ms"),
        Figure(f"saving, {name}: processor time a save", middle("cpu_milliseconds", mine), "ms"),
    ]
    if name != YARDSTICK:
        speed, cpu = (
            ratio(measured, mine, bare) for measured in ("saves_per_second", "cpu_milliseconds")
        )
        figures += [
            Figure(
                f"saving, {name}: speed beside bare Flask",
                speed,
                "times",
                at_least=LEAST_OF_THE_YARDSTICK,
            ),
            Figure(f"saving, {name}: processor time beside bare Flask", cpu, "times"),
        ]
    return figures


def middle(measured: str, rounds: list[Round]) -> float:
    return statistics.median(getattr(one, measured) for one in rounds)


def ratio(measured: str, mine: list[Round], bare: list[Round]) -> float:
    """Each round against the yardstick's just before it: both met the same noise."""
    return statistics.median(
        getattr(one, measured) / getattr(other, measured)
        for one, other in zip(mine, bare, strict=True)
    )

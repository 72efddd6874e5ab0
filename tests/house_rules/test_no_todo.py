"""Nothing unfinished, and nothing that only one computer has."""

import re
from pathlib import Path

from tests.house_rules.tree import files, name

TEXT = (".py", ".html", ".js", ".css", ".md", ".toml", ".sh", ".txt", ".in", ".cfg", "Makefile")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|\bNotImplementedError\b")
SOMEBODYS_COMPUTER = re.compile(
    r"(?<![\w./])(/home/\w+|/Users/\w+|/root/|/work/\w+|C:\\\\?Users)", re.ASCII
)
DEBUGGING = re.compile(r"^\s*(breakpoint\(\)|import i?pdb|console\.log\(|debugger;)", re.MULTILINE)


def test_nothing_is_left_to_do():
    assert found(UNFINISHED) == []


def test_no_path_of_somebodys_computer_is_written_down():
    assert found(SOMEBODYS_COMPUTER) == []


def test_no_debugging_is_left_behind():
    assert found(DEBUGGING) == []


def test_what_is_looked_for_would_be_found():
    assert UNFINISHED.search("# TODO: later")
    assert SOMEBODYS_COMPUTER.search('open("/home/sam/x")')
    assert DEBUGGING.search("    breakpoint()")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}: {match.group()}"
        for path in files(*TEXT)
        if path != Path(__file__)  # it says what it looks for
        for match in pattern.finditer(path.read_text(errors="replace"))
    ]

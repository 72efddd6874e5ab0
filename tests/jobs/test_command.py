"""`flask jobs code`: a list typed from paper, coded at the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from app.cli.jobs import jobs


def test_each_line_gives_one_json_line_with_its_matches() -> None:
    result = CliRunner().invoke(jobs, ["code", "-", "--json"], input="vetanerian\n\npizza\n")

    first, second, third = map(json.loads, result.output.splitlines())
    assert first["text"] == "vetanerian"
    assert first["matches"][0]["title"] == "Vet"
    assert 0 < first["matches"][0]["score"] <= 100
    assert second == {"text": "", "matches": []}
    assert third == {"text": "pizza", "matches": []}


def test_a_file_is_read_and_answered_in_words(tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("docter\nunicorn\n", "utf-8")

    lines = CliRunner().invoke(jobs, ["code", str(typed)]).output.splitlines()

    assert lines[0].startswith("docter: Doctor (")
    assert lines[1] == "unicorn: no job that we know"


def test_a_file_that_is_not_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    typed = tmp_path / "typed.docx"
    typed.write_bytes(b"PK\x03\x04\xff\xfe\xfa")

    result = CliRunner().invoke(jobs, ["code", str(typed)])

    assert result.exit_code == 1
    assert "Save it as UTF-8 text" in result.output

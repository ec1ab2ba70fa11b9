"""What cannot be done is said in one sentence before anything is done, and never as a traceback."""

import pytest
from click.testing import CliRunner

from helpboard.cli import main


def said(*arguments, expect):
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == expect, result.output
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command",
    [
        ("bench", "--quick", "--json"),
        ("demo", "--no-serve", "--manifest"),
        ("i18n", "corrections", "de"),
        ("match", "benchmark", "--quick", "--json"),
        ("match", "solve", "--town", __file__, "--out"),
    ],
)
def test_a_file_without_its_folder_is_refused_before_the_work(tmp_path, command):
    assert f"There is no folder {tmp_path / 'gone'}." in said(
        *command, tmp_path / "gone" / "file.json", expect=2
    )


def test_a_folder_cannot_be_a_file_and_the_directory_needs_a_folder(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert "is a file" in said("i18n", "extract", "--to", file, expect=2)
    assert "needs a folder" in said("export", "hsds", file, expect=2)
    assert "needs a folder" in said("export", "hsds", "-", expect=2)


@pytest.mark.parametrize(
    ("own", "file", "sentence"),
    [
        (None, None, "neither HELPBOARD_SECRET_KEY nor a file"),
        ("short", "x" * 32, "HELPBOARD_SECRET_KEY is shorter"),
        (None, "short", "secret is shorter"),
    ],
)
def test_a_secret_that_is_missing_or_short_is_told_apart(
    tmp_path, monkeypatch, own, file, sentence
):
    monkeypatch.setenv("HELPBOARD_INSTANCE", str(tmp_path))
    monkeypatch.delenv("HELPBOARD_SECRET_KEY", raising=False)
    if own:
        monkeypatch.setenv("HELPBOARD_SECRET_KEY", own)
    if file:
        (tmp_path / "secret").write_text(file)
    assert sentence in said("letters", "list", expect=1)

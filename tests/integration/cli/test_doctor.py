"""What the doctor finds."""

import pytest


@pytest.fixture(autouse=True)
def _board(helpboard):
    helpboard("init", "--area", "ludwigsburg")


def test_the_doctor_names_an_open_secret(helpboard, instance):
    (instance / "secret").chmod(0o644)
    assert "Other users can read" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_database_that_is_behind(helpboard, instance):
    (instance / "helpboard.db").rename(instance / "old.db")
    assert "run “helpboard migrate”" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_database_that_is_none(helpboard, instance):
    for path in instance.glob("helpboard.db*"):
        path.unlink()
    (instance / "helpboard.db").write_text("this is no database, whatever its name says" * 100)
    assert "does not answer" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_an_address_that_others_can_overhear(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_BASE_URL", "http://board.example.org")
    assert "without https" in helpboard("doctor", expect=1).stderr


def test_the_doctor_names_a_home_area_that_is_not_there(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_HOME_AREA", "atlantis")
    assert "is atlantis" in helpboard("doctor", expect=1).stderr


def test_a_wrong_setting_is_named_in_one_sentence(helpboard, monkeypatch):
    monkeypatch.setenv("HELPBOARD_TIMEZONE", "Mars/Olympus")
    said = helpboard("doctor", expect=1).stderr
    assert said.count("\n") == 1
    assert "HELPBOARD_TIMEZONE" in said

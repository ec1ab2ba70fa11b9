"""A new instance, made at a terminal."""

import sqlite3
import stat

COORDINATOR = ("--coordinator", "Alice@example.org")


def _rows(instance, statement):
    connection = sqlite3.connect(instance / "helpboard.db")
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_init_makes_everything_that_a_board_needs(helpboard, instance):
    helpboard(
        "init", "--area", "ludwigsburg", *COORDINATOR, "--password-stdin", typed="long enough!\n"
    )
    assert stat.S_IMODE((instance / "secret").stat().st_mode) == 0o600
    assert len((instance / "secret").read_text().strip()) == 64
    assert "HELPBOARD_HOME_AREA=ludwigsburg" in (instance / "helpboard.env").read_text()
    assert _rows(instance, "SELECT slug, name, is_portal FROM area") == [
        ("ludwigsburg", "Ludwigsburg", 1)
    ]
    [(email, password)] = _rows(
        instance,
        "SELECT email, password_hash FROM user JOIN coordinator ON user_id = user.id",
    )
    assert email == "alice@example.org"
    assert password.startswith("$argon2id$")
    assert helpboard("doctor").stdout.endswith("Nothing is wrong.\n")


def test_nobody_else_reads_the_database_even_in_an_open_folder(helpboard, instance):
    instance.mkdir(mode=0o755)
    helpboard("init", "--area", "ludwigsburg")
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in instance.glob("helpboard.db*")
    }
    assert set(modes.values()) == {0o600}


def test_init_twice_changes_nothing(helpboard, instance):
    helpboard("init", "--area", "ludwigsburg", *COORDINATOR)
    before = (instance / "secret").read_text(), _rows(instance, "SELECT * FROM user")
    helpboard("init", "--area", "ludwigsburg", *COORDINATOR)
    assert ((instance / "secret").read_text(), _rows(instance, "SELECT * FROM user")) == before


def test_init_refuses_to_turn_a_board_into_another_one(helpboard):
    helpboard("init", "--area", "ludwigsburg")
    said = helpboard("init", "--area", "stuttgart", expect=1).stderr
    assert "is “ludwigsburg”, not “stuttgart”" in said


def test_init_needs_an_area_when_nobody_can_be_asked(helpboard, instance):
    helpboard("init", expect=2)
    helpboard("init", "--area", "Ludwigs Burg", expect=2)
    assert not instance.exists()


def test_init_refuses_a_short_password_before_it_makes_anything(helpboard, instance):
    arguments = ("init", "--area", "ludwigsburg", *COORDINATOR, "--password-stdin")
    assert "at least 10" in helpboard(*arguments, expect=1, typed="short\n").stderr
    assert not instance.exists()


def test_a_command_before_init_says_what_to_do(helpboard):
    for arguments in (("migrate",), ("doctor",), ("coordinator", "list"), ("serve",)):
        assert "run “helpboard init” first" in helpboard(*arguments, expect=1).stderr


def test_init_makes_no_account_that_nobody_asked_for(helpboard, instance):
    helpboard("init", "--area", "ludwigsburg")
    assert _rows(instance, "SELECT count(*) FROM user") == [(0,)]

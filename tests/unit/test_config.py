import pytest

from helpboard.config import Settings, SettingsError

SECRET = "x" * 32


def settings(tmp_path, **given):
    names = {f"HELPBOARD_{name}": value for name, value in given.items()}
    environ = {"HELPBOARD_INSTANCE": str(tmp_path), "HELPBOARD_SECRET_KEY": SECRET, **names}
    return Settings.from_environment(environ)


def test_what_nobody_sets_has_a_default_below_the_instance(tmp_path):
    found = settings(tmp_path)
    assert found.database_url == f"sqlite:///{tmp_path / 'helpboard.db'}"
    assert found.languages == ("de", "en", "ar", "uk")
    assert not found.is_https


def test_the_environment_wins_over_the_file_in_the_instance(tmp_path):
    (tmp_path / "helpboard.env").write_text(
        '# a town\nHELPBOARD_SITE_NAME="Brett"\nHELPBOARD_HOME_AREA=ludwigsburg\n'
    )
    found = settings(tmp_path, SITE_NAME="Tafel")
    assert (found.site_name, found.home_area) == ("Tafel", "ludwigsburg")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("BASE_URL", "board.example.org"),
        ("BASE_URL", "https://board.example.org/sub"),
        ("TIMEZONE", "Europe/Nowhere"),
        ("LANGUAGES", "de,xx"),
        ("LANGUAGES", "de,so"),
        ("LANGUAGES", ","),
        ("TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(tmp_path, name, value):
    with pytest.raises(SettingsError, match=f"HELPBOARD_{name}.*\\.$"):
        settings(tmp_path, **{name: value})


def test_no_setting_shows_its_secrets(tmp_path):
    assert SECRET not in repr(settings(tmp_path))

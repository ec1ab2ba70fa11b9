import pytest

from helpboard.config import Settings, SettingsError
from helpboard.domain.languages import FIRST_SET

SECRET = "x" * 32


def settings(tmp_path, **given):
    names = {f"HELPBOARD_{name}": value for name, value in given.items()}
    environ = {"HELPBOARD_INSTANCE": str(tmp_path), "HELPBOARD_SECRET_KEY": SECRET, **names}
    return Settings.from_environment(environ)


def test_what_nobody_sets_has_a_default_below_the_instance(tmp_path):
    found = settings(tmp_path)
    assert found.database_url == f"sqlite:///{tmp_path / 'helpboard.db'}"
    assert found.languages == FIRST_SET
    assert not found.is_https
    assert found.keeps_pages
    assert not settings(tmp_path, OFFLINE="0").keeps_pages


def test_the_environment_wins_over_the_file_in_the_instance(tmp_path):
    (tmp_path / "helpboard.env").write_text(
        '# a town\nHELPBOARD_SITE_NAME="Brett"\nHELPBOARD_HOME_AREA=ludwigsburg\n'
    )
    found = settings(tmp_path, SITE_NAME="Tafel")
    assert (found.site_name, found.home_area) == ("Tafel", "ludwigsburg")


def test_a_language_opens_with_its_most_important_texts_or_those_of_its_fallback(tmp_path):
    found = settings(tmp_path, LANGUAGES="de,ti,fa-AF,de")
    assert found.languages == ("de", "ti", "fa-AF")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("METRICS_TOKEN", "short"),
        ("LOG", "xml"),
        ("OFFLINE", "no"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("BASE_URL", "board.example.org"),
        ("BASE_URL", "https://board.example.org/sub"),
        ("TIMEZONE", "Europe/Nowhere"),
        ("HOLIDAYS", "Atlantis"),
        ("HOLIDAYS", "DE-BW"),
        ("LANGUAGES", "de,xx"),
        ("LANGUAGES", "de,so"),
        ("TRANSLATION_URL", "http://translate.example.org"),
        ("TRANSLATION_URL", "https://key@translate.example.org"),
        ("TRANSLATION_URL", "https://translate.example.org:123456"),
        ("TRANSLATION_URL", "deepl://api-free.deepl.com"),
        ("TRANSLATION_URL", "google"),
        ("REDIS_URL", "memcached://127.0.0.1"),
        ("TILES_URL", "https://tiles.example.org/"),
        ("TRANSLATION_WORDS", "many"),
        ("LANGUAGES", ","),
        ("TRUSTED_PROXIES", "-1"),
        ("LOCAL", "/nowhere/at/all"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(tmp_path, name, value):
    with pytest.raises(SettingsError, match=f"HELPBOARD_{name}.*\\.$"):
        settings(tmp_path, **{name: value})


def test_no_setting_shows_its_secrets(tmp_path):
    assert SECRET not in repr(settings(tmp_path))


def test_what_belongs_to_one_host_lies_in_the_instance_or_on_its_own_disk(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    assert settings(tmp_path).local_folder == tmp_path
    assert settings(tmp_path, LOCAL=str(own)).local_folder == own

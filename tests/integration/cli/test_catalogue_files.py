"""Catalogues follow the source and keep what was translated."""

import os
from pathlib import Path

import pytest

from helpboard.catalogue import Catalogue, compile_all, is_compiled
from helpboard.cli.i18n.checks import faults_of
from helpboard.cli.i18n.files import place_of
from helpboard.cli.i18n.sources import Text, catalogue_of, texts_of_source
from helpboard.cli.i18n.updating import up_to_date
from helpboard.cli.refusal import RefusedError
from helpboard.domain.languages import LANGUAGES


def _source(**texts: list[Text]):
    names = ("core", "messages", "staff")
    return {name: {text.key: text for text in texts.get(name, [])} for name in names}


def _write(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _translate(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for singular, translation in pairs:
        empty = f'msgid "{singular}"\nmsgstr ""'
        assert empty in text
        text = text.replace(empty, f'msgid "{singular}"\nmsgstr "{translation}"')
    path.write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "translations"


def test_updating_keeps_translations_and_adds_what_is_new(folder):
    _write(up_to_date(_source(messages=[Text("Old")]), "de", folder=folder))
    _translate(place_of("de", "messages", folder), ("Old", "Alt"))
    _write(up_to_date(_source(messages=[Text("Old"), Text("New")]), "de", folder=folder))
    text = place_of("de", "messages", folder).read_text("utf-8")
    assert 'msgid "New"\nmsgstr ""\n\nmsgid "Old"\nmsgstr "Alt"' in text
    assert "fuzzy" not in text


def test_a_text_takes_its_translation_along_to_another_catalogue(folder):
    _write(up_to_date(_source(messages=[Text("Help")]), "de", folder=folder))
    _translate(place_of("de", "messages", folder), ("Help", "Hilfe"))
    _write(up_to_date(_source(core=[Text("Help")]), "de", folder=folder))
    assert 'msgstr "Hilfe"' in place_of("de", "core", folder).read_text("utf-8")
    assert "Hilfe" not in place_of("de", "messages", folder).read_text("utf-8")


def test_a_text_that_left_and_came_back_has_its_translation_again(folder):
    _write(up_to_date(_source(core=[Text("Help")]), "de", folder=folder))
    _translate(place_of("de", "core", folder), ("Help", "Hilfe"))
    _write(up_to_date(_source(), "de", folder=folder))
    assert '#~ msgid "Help"' in place_of("de", "messages", folder).read_text("utf-8")
    assert Catalogue(folder).texts_of(LANGUAGES["de"]).gettext("Help") == "Help"
    _write(up_to_date(_source(messages=[Text("Help")]), "de", folder=folder))
    assert Catalogue(folder).texts_of(LANGUAGES["de"]).gettext("Help") == "Hilfe"


def test_the_same_source_gives_the_same_files(folder):
    source = _source(core=[Text("One", "Many", comments=["Translators: people"])])
    files = up_to_date(source, "uk", folder=folder)
    _write(files)
    assert up_to_date(source, "uk", folder=folder) == files


def test_a_language_has_as_many_plural_forms_as_it_needs(folder):
    source = _source(core=[Text("%(num)d post", "%(num)d posts")])
    for tag, count in (("de", 2), ("uk", 3), ("ar", 6)):
        text = up_to_date(source, tag, folder=folder)[place_of(tag, "core", folder)].decode()
        assert text.count("msgstr[") == count


def test_an_untranslated_plural_is_said_as_the_fallback_says_it(folder):
    source = _source(core=[Text("%(num)d post", "%(num)d posts")])
    for tag in ("fa", "fa-AF"):
        _write(up_to_date(source, tag, folder=folder))
    path = place_of("fa", "core", folder)
    path.write_text(
        path.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(num)d آگهی"'), "utf-8"
    )
    texts = Catalogue(folder).texts_of(LANGUAGES["fa-AF"])
    assert texts.ungettext("%(num)d post", "%(num)d posts", 3) == "%(num)d آگهی"


def test_contexts_keep_two_meanings_of_a_word_apart(folder):
    source = _source(core=[Text("Open", context="shop"), Text("Open", context="jar")])
    _write(up_to_date(source, "de", folder=folder))
    path = place_of("de", "core", folder)
    text = path.read_text("utf-8")
    text = text.replace(
        'msgctxt "shop"\nmsgid "Open"\nmsgstr ""', 'msgctxt "shop"\nmsgid "Open"\nmsgstr "Offen"'
    )
    path.write_text(text, "utf-8")
    found = Catalogue(folder).texts_of(LANGUAGES["de"])
    assert found.pgettext("shop", "Open") == "Offen"
    assert found.pgettext("jar", "Open") == "Open"


def test_a_check_names_what_is_missing_stale_and_broken(folder):
    source = _source(core=[Text("Hello %(name)s"), Text("Yes")])
    _write(up_to_date(source, "de", folder=folder))
    _translate(place_of("de", "core", folder), ("Hello %(name)s", "Hallo %(nme)s"))
    source["messages"][("", "New")] = Text("New")
    said = "\n".join(faults_of(source, "de", folder))
    assert "messages.po is not up to its source" in said
    assert "“Hello %(name)s” lacks %(name)s" in said
    assert "“Yes” is not translated" in said
    assert "“New” is not translated" in said


def test_a_check_finds_nothing_in_sound_catalogues(folder):
    source = _source(core=[Text("%(num)d post", "%(num)d posts")])
    _write(up_to_date(source, "ar", folder=folder))
    path = place_of("ar", "core", folder)
    text = path.read_text("utf-8")
    for form, words in enumerate(
        ("لا منشورات", "منشور", "منشوران", "%(num)d منشورات", "%(num)d منشورًا", "%(num)d منشور")
    ):
        text = text.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "{words}"')
    path.write_text(text, "utf-8")
    assert list(faults_of(source, "ar", folder)) == []
    found = Catalogue(folder).texts_of(LANGUAGES["ar"])
    assert found.ngettext("%(num)d post", "%(num)d posts", 2) == "منشوران"


def test_a_compiled_catalogue_is_read_until_its_source_is_newer(folder):
    source = _source(core=[Text("Yes")])
    _write(up_to_date(source, "de", folder=folder))
    path = place_of("de", "core", folder)
    _translate(path, ("Yes", "Ja"))
    assert compile_all(folder) == 3
    assert compile_all(folder) == 0
    assert is_compiled(folder)
    assert Catalogue(folder).texts_of(LANGUAGES["de"]).gettext("Yes") == "Ja"
    path.write_text(path.read_text("utf-8").replace("Ja", "Jawohl"), "utf-8")
    stamp = path.with_suffix(".mo").stat().st_mtime + 10
    os.utime(path, (stamp, stamp))
    assert Catalogue(folder).texts_of(LANGUAGES["de"]).gettext("Yes") == "Jawohl"


def test_the_file_decides_the_catalogue():
    assert catalogue_of("helpboard/web/words/topics.py") == "core"
    assert catalogue_of("templates/desk/queue/index.html") == "staff"
    assert catalogue_of("templates/board/index.html") == "messages"


def test_texts_of_templates_and_python_are_found_once_and_in_the_most_basic_place(tmp_path):
    words = tmp_path / "helpboard/web/words/topics.py"
    page = tmp_path / "templates/board/index.html"
    for path in (words, page):
        path.parent.mkdir(parents=True)
    words.write_text('# Translators: shared\nLABEL = _("Bicycle")\nlazy_pgettext("shop", "Open")\n')
    page.write_text(
        '{{ _("Bicycle") }}{% trans name=x %}\n  Hello\n  {{ name }}\n{% endtrans %}'
        '{% do y %}{{ ngettext("%(num)d post", "%(num)d posts", n) }}'
    )
    found = texts_of_source(tmp_path)
    assert list(found["core"]) == [("", "Bicycle"), ("shop", "Open")]
    assert found["core"][("", "Bicycle")].comments == ["Translators: shared"]
    assert set(found["messages"]) == {("", "%(num)d post"), ("", "Hello %(name)s")}


def test_a_template_that_cannot_be_read_stops_the_extraction(tmp_path):
    page = tmp_path / "templates/broken.html"
    page.parent.mkdir(parents=True)
    page.write_text("{% if %}")
    with pytest.raises(RefusedError, match=r"broken\.html"):
        texts_of_source(tmp_path)

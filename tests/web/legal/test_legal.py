import re

import pytest

from helpboard.config import SHOWN
from helpboard.domain.account import BLOCK_CLAUSES, BlockReason
from helpboard.domain.decision import CLAUSES, Reason
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.retention import RETENTION, Kept
from helpboard.models import HouseText
from helpboard.web.legal_texts import TEXTS
from helpboard.web.markdown import markdown

SLUGS = ("imprint", "privacy", "accessibility", "terms")


def write(town, key, lang, body, title="Titel"):
    town.add(
        HouseText(
            key=key, lang=lang, title=title, body=body, created_at=town.now, updated_at=town.now
        )
    )


@pytest.mark.parametrize("lang", SHOWN)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_has_a_template_in_the_readers_language(browser, town, lang, slug):
    text = browser.get(f"/{lang}/legal/{slug}").text

    direction = LANGUAGES[lang].direction
    assert f'<div class="prose" lang="{lang}" dir="{direction}">' in text
    assert TEXTS[lang][slug][0] in text
    assert 'data-testid="original-note"' not in text
    assert "[[SITE]]" not in text


def test_the_coordinators_text_replaces_every_template_and_says_its_language(browser, town):
    write(town, "imprint", "de", "## Stadt Ludwigsburg", title="Wer wir sind")

    german = browser.get("/de/legal/imprint").text
    arabic = browser.get("/ar/legal/imprint").text

    assert "<h2>Stadt Ludwigsburg</h2>" in german
    assert ">Wer wir sind</h1>" in german
    assert 'data-testid="original-note"' not in german
    assert '<div class="prose" lang="de" dir="ltr">' in arabic
    assert 'data-testid="original-note"' in arabic
    assert TEXTS["ar"]["imprint"][1][20:60] not in arabic


def test_the_readers_language_comes_before_german(browser, town):
    write(town, "terms", "de", "Deutsch")
    write(town, "terms", "uk", "Українською")

    assert "Українською" in browser.get("/uk/legal/terms").text
    assert "Deutsch</p>" in browser.get("/en/legal/terms").text


def test_an_unknown_text_is_not_found(browser, town):
    browser.get("/de/legal/nonsense", expect=404)


def test_the_four_texts_lead_to_each_other(browser, town):
    text = browser.get("/en/legal/terms").text

    for slug in ("imprint", "privacy", "accessibility"):
        assert text.count(f'href="/en/legal/{slug}"') == 2  # footer and page


@pytest.mark.parametrize("lang", SHOWN)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_a_decision_names_a_rule_that_there_is(lang, reason):
    assert re.search(rf"(?m)^{re.escape(CLAUSES[reason])} ", TEXTS[lang]["terms"][1])


@pytest.mark.parametrize("lang", SHOWN)
@pytest.mark.parametrize("reason", BlockReason)
def test_every_reason_of_a_block_names_a_rule_that_there_is(lang, reason):
    assert re.search(rf"(?m)^{re.escape(BLOCK_CLAUSES[reason])} ", TEXTS[lang]["terms"][1])


@pytest.mark.parametrize("lang", SHOWN)
@pytest.mark.parametrize("kept", Kept)
def test_the_privacy_text_says_how_long_as_the_worker_carries_it_out(lang, kept):
    days = RETENTION[kept].life.days
    shown = {183: "6", 365: "12", 730: "24", 0: "30"}.get(days, str(days))
    one = r"one day|(?:einen|1) Tag|يوم واحد|один день|یک روز|bir gün|un jour"
    in_words = {1: one, 2: r"2|يومان"}.get(days, shown)
    text = TEXTS[lang]["privacy"][1]
    assert re.search(rf"(?m)^(- |  ).*\b({in_words})", text)


@pytest.mark.parametrize("lang", SHOWN)
def test_templates_of_all_languages_have_the_same_headings_clauses_and_gaps(lang):
    for slug in SLUGS:
        ours, theirs = TEXTS["de"][slug][1], TEXTS[lang][slug][1]
        for pattern in (r"(?m)^## ", r"(?m)^\d\.\d ", r"(?m)^- ", r"\[\[", r"\]\]"):
            found = (len(re.findall(pattern, ours)), len(re.findall(pattern, theirs)))
            assert found[0] == found[1], (slug, pattern)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ('<a href="https://x.example" onclick="x()">x</a>', "&lt;a href"),
        ("[x](https://x.example)", '<a href="https://x.example" rel="nofollow noopener">x</a>'),
        ("# Groß", "<h2>Groß</h2>"),
        ("**fest**", "<strong>fest</strong>"),
        ("- eins\n- zwei", "<li>eins</li>"),
        ("![Bild](https://x.example/b.png)", "!<a"),
    ],
)
def test_the_markdown_subset(written, shown):
    assert shown in markdown(written)


@pytest.mark.parametrize(
    "written",
    [
        "[x](javascript:alert(1))", "[x](mailto:a@b.example)", "[x](data:text/html,x)",
        "[x](//x.example)", "[x](/path)", "<https:javascript>", "<mailto:a@b.example>",
    ],
)  # fmt: skip
def test_links_go_to_web_addresses_only(written):
    assert 'href="' not in markdown(written) or 'href="http' in markdown(written)

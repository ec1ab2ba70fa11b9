"""The words that a reader gets: exact, parent, source, and nothing that was taken back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.translation import Source, Words, best_words

NAMES = ("about", "donations")
WORDS = st.sampled_from(["", " ", "\n", "Stoff", "Wir nähen."])
FIELDS = st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS))
TRANSLATED = st.dictionaries(
    st.sampled_from(["ar", "fa", "fa-AF"]),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", "قماش"])),
)


@settings(max_examples=100)
@given(FIELDS, TRANSLATED, st.sampled_from(["ar", "fa", "fa-AF"]))
def test_an_emptied_field_is_empty_in_every_language(fields, translated, tag):
    words = {lang: Words(lang=lang, fields=known) for lang, known in translated.items()}
    found = best_words(Source("de", fields), words, tag)
    assert set(found.fields) == set(fields)
    for name, text in fields.items():
        if not text.strip():
            assert not found.fields[name].strip()
        elif found.lang != "de":
            assert found.fields[name] == translated[found.lang].get(name, text)

"""People's own words on a sheet: in each of its languages, or the original, said to be one."""

from collections.abc import Sequence

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.translation import Words
from helpboard.web.originals import direction_of, is_own, name_of, states_of
from helpboard.web.paper_sheet import OwnWords, base_language


def own_words(
    words: Words, source_lang: str, *names: str, tags: Sequence[str] = ()
) -> OwnWords | None:
    """Return the fields ``names`` for the part that is being made; None when there are none.

    A part whose readers do not read them has none; but when no part of the sheet is in the language
    of the original, it stands in the first. ``tags`` are the other languages of the sheet.
    """
    text = "\n".join(words.fields[name].strip() for name in names if words.fields[name].strip())
    if not text or not is_read_here(words, source_lang, tags):
        return None
    return OwnWords(text, words.lang, direction_of(words.lang), trust_note(words, source_lang))


def trust_note(words: Words, source_lang: str) -> str:
    """Return what the readers of a part must know of words; empty for the author's own."""
    language, states = name_of(source_lang), states_of(words)
    notes = []
    if "machine" in states:
        notes.append(
            _(
                "Translated by a machine and not checked. The original is in %(language)s.",
                language=language,
            )
        )
    elif "translated" in states:
        notes.append(_("Translated from %(language)s.", language=language))
    elif not is_own(words.lang):
        notes.append(_("This text is in %(language)s.", language=language))
    if "unchecked" in states:
        notes.append(_("No second person has checked this translation."))
    if "outdated" in states:
        notes.append(_("The original has changed since this translation was made."))
    return " ".join(notes)


def is_read_here(words: Words, source_lang: str, tags: Sequence[str]) -> bool:
    """Tell whether the part that is being made shows these words."""
    return is_own(words.lang) or _stands_here(source_lang, tags)


def _stands_here(source_lang: str, tags: Sequence[str]) -> bool:
    spoken = LANGUAGES[source_lang].spoken if source_lang in LANGUAGES else source_lang
    base = base_language()
    has_own_part = any(LANGUAGES[tag].spoken == spoken for tag in (base.tag, *tags))
    return current_language().tag == base.tag and not has_own_part

"""Contact data by value: what a translation has that its original does not (rule 3).

Numbers are compared by their digits, links without scheme and the signs of the sentence around
them, handles without the messenger's name, which each script writes differently.
"""

import html
import re
from typing import Final

from helpboard.domain.contact_data import ContactKind, contact_data, in_plain_form
from helpboard.domain.contact_words import DIGIT_WORDS, MESSENGERS

_MESSENGER: Final = re.compile("|".join(sorted(MESSENGERS, key=len, reverse=True)))
_DIGITS: Final = re.compile(r"\+?[0-9](?:[\s./()\[\]\\_*|~'-]{0,3}[0-9])*")
_HOME_CODE: Final = re.compile(r"^(?:\+|00)490?")
_BEFORE_HOST: Final = re.compile(r"^(?:\w+:/+)?(?:[wW]{3}\.)?")
_AFTER_LINK: Final = re.compile(r"[)\]>\"'«»“”„،؛](?!.*[@./:\\]\w).*$", re.S)
_LINK_END: Final = ".,;:!?…؟،؛*_/)]>"


def foreign_contacts(source: str, text: str) -> tuple[str, ...]:
    """Return the contact data of ``text``, as it is written, that ``source`` does not have."""
    said, text = html.unescape(source), html.unescape(text)
    known = {_phone(found) for found in _DIGITS.findall(in_plain_form(said))}
    for one in contact_data(said):
        known |= _values(one.kind, said[one.start : one.end])
    found = [(one.kind, text[one.start : one.end]) for one in contact_data(text)]
    return tuple(dict.fromkeys(words for kind, words in found if not _values(kind, words) <= known))


def _values(kind: ContactKind, written: str) -> set[str]:
    plain = in_plain_form(written)
    match kind:
        case ContactKind.PHONE:
            return {_phone(plain)}
        case ContactKind.LINK:
            return {_link(written)}
        case ContactKind.HANDLE:
            return _names(plain)
    return {re.sub(r"[^\w@.+%]", "", plain)}


def _phone(plain: str) -> str:
    parts = re.findall(r"[^\s,.;/-]+", plain)
    dialled = "".join(
        str(DIGIT_WORDS[part]) if part in DIGIT_WORDS else re.sub("[^0-9+]", "", part)
        for part in parts
    )
    return _HOME_CODE.sub("0", dialled)


def _link(written: str) -> str:
    """Return a link without scheme; the case of its path counts, that of its host does not."""
    joined = "".join(sign for sign in written if not sign.isspace() and in_plain_form(sign))
    bare = _AFTER_LINK.sub("", _BEFORE_HOST.sub("", joined)).rstrip(_LINK_END)
    host, slash, path = bare.partition("/")
    return in_plain_form(host) + slash + path


def _names(plain: str) -> set[str]:
    """Return what looks like a name in a handle, or all of its words when nothing does."""
    words = re.findall(r"@?\w+(?:[.-]\w+)*", _MESSENGER.sub(" ", plain))
    names = {word.lstrip("@") for word in words if re.search(r"[@0-9_.]", word)}
    return names or set(words) or {plain}

"""Forms of conversations."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, RadioField, SelectField, StringField, TextAreaField

from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.conversation import Via
from helpboard.domain.email_address import MAX_EMAIL
from helpboard.domain.languages import SPOKEN
from helpboard.domain.message import MAX_MESSAGE, MAX_NAME, Words, WordsRefusedError
from helpboard.domain.words import SENTENCES, SentenceValue
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanEmail, CleanText
from helpboard.web.notice_reasons import reason_choices
from helpboard.web.words.problems import problem_text
from helpboard.web.words.spoken import language_name

_NUMBERS = (SentenceValue.MINUTES, SentenceValue.COUNT)

CONTACT_REASONS: Mapping[str, Any] = {
    "later": _l(
        "Please leave out phone numbers, addresses and links for now. You can tell each other "
        "when both of you have written here."
    ),
    "never": _l(
        "Please leave out phone numbers, addresses and links. To keep everybody safe, you write "
        "to each other here only."
    ),
}


class MessageForm(FlaskForm):
    """A ready sentence with its values, own words, or both."""

    sentence = RadioField(_l("Ready sentences"), choices=(), validate_choice=False)
    date = StringField(_l("Day"), render_kw={"type": "date"})
    time = StringField(_l("Time"), render_kw={"type": "time"})
    place = StringField(_l("Place"), render_kw={"maxlength": "100", "dir": "auto"})
    minutes = StringField(
        _l("Minutes"), render_kw={"type": "number", "min": "1", "max": "240", "dir": "ltr"}
    )
    count = StringField(
        _l("Number"), render_kw={"type": "number", "min": "1", "max": "999", "dir": "ltr"}
    )
    size = StringField(_l("Size"), render_kw={"maxlength": "10", "dir": "ltr"})
    language = SelectField(_l("Language"), validate_choice=False)
    text = TextAreaField(_l("Your own words"), render_kw={"rows": "4", "maxlength": MAX_MESSAGE})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the languages in the reader's words."""
        super().__init__(*args, **kwargs)
        names = sorted((language_name(code), code) for code in SPOKEN)
        spoken = ((code, name) for name, code in names)
        self.language.choices = choices([("", _l("Please choose")), *spoken])

    def words(self, *, via: Via) -> Words:
        """Return what was written; the service checks it."""
        sentence = (self.sentence.data or "").strip() or None
        kinds = SENTENCES.get(sentence or "", ())
        return Words(
            sentence=sentence,
            values={kind.value: _value(self[kind.value], kind) for kind in kinds},
            text=self.text.data or "",
            text_lang=current_language().tag,
            via=via,
        )

    def refuse(self, refused: WordsRefusedError) -> None:
        """Say at its field why part of a message was refused."""
        if refused.reason == "contact_data":
            sentence = CONTACT_REASONS[refused.params["contact"]]
        elif (refused.field, refused.reason) == ("text", "required"):
            sentence = _l("Please choose a ready sentence or write something.")
        else:
            sentence = problem_text(refused.reason, refused.params)
        self[refused.field].errors = [sentence]


class AnswerForm(MessageForm):
    """The first message, and who writes it."""

    act_as = RadioField(_l("In whose name do you write?"), validate_choice=False)
    name = StringField(
        _l("Your name here"), render_kw={"maxlength": MAX_NAME, "autocomplete": "nickname"}
    )
    hear = RadioField(
        _l("How do you want to hear of the reply?"),
        choices=choices(
            [
                (Via.CODE.value, _l("I look here with my code")),
                (Via.MAIL.value, _l("You write me an e-mail, too")),
            ]
        ),
        default=Via.CODE.value,
        validate_choice=False,
    )
    email = EmailField(
        _l("E-mail address"),
        [CleanEmail()],
        render_kw={"maxlength": MAX_EMAIL, "autocomplete": "email", "dir": "ltr"},
    )

    def wants_mail(self) -> bool:
        """Tell whether a visitor wants letters; an address without a choice counts too."""
        return self.hear.data == Via.MAIL.value

    def ask_for_visitor(self) -> bool:
        """Look at what a visitor fills in; say at its field what is missing."""
        if self.hear.data not in (Via.CODE.value, Via.MAIL.value):
            self.hear.errors = [_l("Please choose something from the list.")]
        elif self.wants_mail() and not self.email.data:
            self.email.errors = [_l("Please write your e-mail address.")]
        else:
            return True
        return False


TYPED = ("sentence", "text", *(kind.value for kind in SentenceValue))
"""The fields of a message, of which a button beside it would lose what stands there."""


class ThreadForm(MessageForm):
    """The form of a conversation: a message, or one of the buttons beside it.

    ``deed`` is the button that was pressed, ``partner`` whom the conversation is handed on to. What
    is typed comes along with every button, so that it can be shown again.
    """

    deed = StringField()
    partner = SelectField(_l("Partner"), validate_choice=False, render_kw={"form": "say"})

    def has_words(self) -> bool:
        """Tell whether anything is typed or chosen that a button would lose."""
        return any((self[name].data or "").strip() for name in TYPED)

    def offer_partners(self, partners: Iterable[tuple[str, str]]) -> None:
        """Fill in the partners to choose from; nobody to hand on to leaves it empty."""
        there = list(partners)
        self.partner.choices = choices([("", _l("Please choose")), *there] if there else [])


class BlockForm(FlaskForm):
    """Ending a conversation for good, and perhaps telling the desk why."""

    reason = SelectField(_l("What is wrong?"), validate_choice=False)
    text = TextAreaField(
        _l("What has happened?"), [CleanText(most=2000)], render_kw={"rows": "4", "maxlength": 2000}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the reasons; the first is to report nothing."""
        super().__init__(*args, **kwargs)
        nothing = ("", _l("I report nothing, I only end it"))
        self.reason.choices = choices([nothing, *reason_choices()])


def _value(field: Field, kind: SentenceValue) -> Any:
    """Return a value as the domain takes it; nothing typed is None."""
    typed = (field.data or "").strip()
    if not typed:
        return None
    if kind in _NUMBERS:
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else typed
    return typed

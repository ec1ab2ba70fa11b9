"""Objecting to being blocked, by the link in the letter: nobody can log in for it (DSA Art. 20)."""

from datetime import UTC, datetime

from flask import request
from sqlalchemy.orm import Session

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import BLOCK_CLAUSES, BlockReason
from helpboard.domain.decision import MOST_APPEAL, OBJECT_TO_BLOCK, AppealedError
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.plain_text import clean_text
from helpboard.models import ActionLink, Appeal
from helpboard.services.restrictions import Objection, block_of_link, object_to_block
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction, add
from helpboard.web.objection import ObjectionForm
from helpboard.web.words.account_reasons import block_reason_text


def _object(session: Session, link: ActionLink, now: datetime) -> Appeal:
    text = clean_text(request.form.get("text", ""), most=MOST_APPEAL)
    words = Objection(text=text, lang=current_language().tag)
    return object_to_block(session, link=link, words=words, now=now)


def _reason(session: Session, link: ActionLink) -> str:
    """Say why the account is blocked, with the rule."""
    block = block_of_link(session, link, now=datetime.now(UTC))
    clause = BLOCK_CLAUSES[BlockReason(block.reason)]
    rule = _("Rule %(clause)s of the board", clause=clause)
    return f"{block_reason_text(block.reason)} ({rule})"


add(
    OBJECT_TO_BLOCK,
    LinkAction(
        title=_l("Object to the decision"),
        sentence=_l(
            "Your account is blocked for the reason below. If possible, somebody else than before"
            " reads what you write, and writes to you. It costs nothing."
        ),
        about=_reason,
        words=link_actions.AskedWords(
            form=ObjectionForm,
            hint=_l(
                "We keep what you write for as long as your account, and only the desk reads it."
            ),
        ),
        button=_l("Object"),
        done=_l(
            "Your objection has reached the desk. If possible, somebody else looks at it and"
            " writes to you."
        ),
        do=_object,
        refusals=(
            (AppealedError, _l("You have objected to this decision already.")),
            (IllegalMoveError, _l("There is no decision that you can object to.")),
        ),
    ),
)

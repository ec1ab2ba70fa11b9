"""What the links in letters about handing over, merging and splitting groups do."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group_change import ChangeLink
from helpboard.models import ActionLink
from helpboard.queries.group_letters import change_letter
from helpboard.services.group_outcomes import answer
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings

_THANKS_NO = _l("Thank you, we have noted that. Nothing changes for you.")
_STAYS = _l("Thank you, we have noted that. You stay where you are.")

_WORDS: dict[ChangeLink, tuple[Any, Any, Any, Any]] = {
    ChangeLink.LEAD_YES: (
        _l("Lead the group"),
        _l("You will change its page, answer its messages and say who helps."),
        _l("Yes, I will lead it"),
        _l("You now lead the group. You find it on your page."),
    ),
    ChangeLink.LEAD_NO: (
        _l("Do not lead the group"),
        _l("We tell whoever has asked you. Nothing else changes."),
        _l("No, not me"),
        _THANKS_NO,
    ),
    ChangeLink.MERGE_YES: (
        _l("Take in another group"),
        _l(
            "Every member of that group is then asked. Whoever wants to comes to you. Its leads "
            "will lead together with you."
        ),
        _l("Yes, they are welcome"),
        _l("Thank you. Now the members of the other group are asked."),
    ),
    ChangeLink.MERGE_NO: (
        _l("Stay apart"),
        _l("We tell the other group. Nothing else changes."),
        _l("No, we stay apart"),
        _THANKS_NO,
    ),
    ChangeLink.MOVE_YES: (
        _l("Come along to the other group"),
        _l("As soon as everybody has answered, you are a member there."),
        _l("Yes, I come along"),
        _l("Thank you. You will hear from us when the groups are one."),
    ),
    ChangeLink.MOVE_NO: (
        _l("Do not come along"),
        _l("When your group becomes part of the other one, you are in neither of them."),
        _l("No, I stop here"),
        _l("Thank you, we have noted that. Thank you for all your help."),
    ),
    ChangeLink.SPLIT_YES: (
        _l("Come along to the new group"),
        _l("As soon as everybody has answered, the new group begins with you."),
        _l("Yes, I come along"),
        _l("Thank you. You will hear from us when the new group begins."),
    ),
    ChangeLink.SPLIT_NO: (
        _l("Stay in your group"),
        _l("We note that you do not come along. Nothing else changes for you."),
        _l("No, I stay"),
        _STAYS,
    ),
}


def _answer(session: Session, link: ActionLink, now: datetime) -> None:
    answer(session, link, now, zone=settings().timezone)


def _about(session: Session, link: ActionLink) -> str:
    found = change_letter(session, {"change": link.about_id})
    if found is None:
        raise NotFoundError(link.id)
    return " → ".join(name for name in (found["name"], found["other_name"]) if name)


for _code, (_title, _sentence, _button, _done) in _WORDS.items():
    link_actions.add(
        _code.value,
        LinkAction(
            title=_title,
            sentence=_sentence,
            button=_button,
            done=_done,
            do=_answer,
            about=_about,
            is_personal=True,
        ),
    )

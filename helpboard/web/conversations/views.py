"""Conversations: answering, reading on, and the buttons beside them."""

from helpboard.catalogue import lazy_gettext as _l
from helpboard.services.hearing_by_mail import HEAR_BY_MAIL, hear_by_mail
from helpboard.web import link_actions
from helpboard.web.conversations import answering, blocking, threads
from helpboard.web.conversations.blueprint import bp
from helpboard.web.link_actions import LinkAction

__all__ = ["answering", "blocking", "bp", "threads"]

link_actions.add(
    HEAR_BY_MAIL,
    LinkAction(
        title=_l("E-mails about your conversation"),
        sentence=_l("Press the button, and we write to you when somebody replies."),
        button=_l("Yes, this is my address"),
        done=_l("Thank you. We write to you when somebody replies."),
        do=hear_by_mail,
    ),
)

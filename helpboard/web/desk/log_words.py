"""Words for what staff did, what it was about, and the codes beside it."""

from collections.abc import Mapping
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.decision import Reason, Verdict
from helpboard.web.desk.labels import DECIDED, notice_label
from helpboard.web.words.reasons import reason_text

ACTIONS: Final[Mapping[str, Any]] = {
    "appeal:decide": _l("decided an objection"),
    "appointment:left": _l("an appointment lost its interpreter"),
    "area:add": _l("added an area"),
    "area:edit": _l("changed an area"),
    "area:remove": _l("removed an area"),
    "area:travel": _l("changed how long the ways of an area take"),
    "card:add": _l("made a card"),
    "card:change": _l("corrected a card"),
    "card:delete": _l("deleted a card"),
    "circular:change": _l("changed a circular"),
    "circular:drop": _l("deleted a circular"),
    "circular:remind": _l("reminded those who are silent"),
    "circular:send": _l("sent a circular"),
    "circular:write": _l("wrote a circular"),
    "code:told": _l("told somebody of an answer"),
    "contact:correct": _l("corrected what was noted of a talk"),
    "contact:followed-up": _l("came back to somebody"),
    "contact:note": _l("noted a talk"),
    "contact:remove": _l("deleted what was noted of a talk"),
    "conversation:release": _l("looked after an answer"),
    "correction:refuse": _l("refused words for the pages"),
    "correction:take": _l("took words for the pages"),
    "feedback:settle": _l("looked at what a reader said"),
    "group:begin": _l("let a group begin"),
    "group:cancel": _l("cancelled a meeting"),
    "group:cancelled": _l("cancelled a meeting"),
    "group:close": _l("closed a group"),
    "group:edit": _l("changed a group"),
    "group:gives-seeks": _l("changed what a group gives or seeks"),
    "group:hand-over": _l("asked to hand a group over"),
    "group:helpers": _l("looked after a group's helpers"),
    "group:meeting-helper": _l("changed who comes to a meeting"),
    "group:meeting-numbers": _l("counted a meeting"),
    "group:merge": _l("asked to merge groups"),
    "group:moved": _l("moved a meeting"),
    "group:rest": _l("let a group rest"),
    "group:role": _l("changed a task for helpers"),
    "group:schedule": _l("changed when a group meets"),
    "group:sites": _l("changed which sites a group serves"),
    "group:split": _l("asked to split a group"),
    "group:take-back": _l("took a change of a group back"),
    "group:wake": _l("ended a group's break"),
    "house-text:edit": _l("wrote a text of the house"),
    "letter:care": _l("looked after a letter"),
    "matching:weights": _l("changed what counts in matching"),
    "news:change": _l("changed a piece of news"),
    "news:delete": _l("deleted a piece of news"),
    "news:publish": _l("published a piece of news"),
    "news:take-off": _l("took a piece of news off"),
    "news:write": _l("wrote a piece of news"),
    "notice:decide": _l("decided a report"),
    "organisation:decide": _l("decided about an organisation"),
    "pack:print": _l("printed a pack of sheets"),
    "page:change": _l("changed a page"),
    "page:checked": _l("checked a page"),
    "page:delete": _l("deleted the draft of a page"),
    "page:hide": _l("hid a page"),
    "page:move": _l("moved a page"),
    "page:publish": _l("published a page"),
    "page:shift": _l("changed the order of pages"),
    "page:write": _l("began a page"),
    "person:appoint": _l("made somebody a coordinator"),
    "person:block": _l("blocked an account"),
    "person:change": _l("changed what is written down of somebody"),
    "person:clearance": _l("saw a certificate of conduct"),
    "person:dismiss": _l("ended somebody's coordinating"),
    "person:forget": _l("deleted somebody without account"),
    "person:forget-clearance": _l("deleted what was noted of a certificate"),
    "person:invite": _l("invited somebody to an account"),
    "person:left-alone": _l("somebody left, and nobody looks after it any more"),
    "person:merge": _l("made one person of two"),
    "person:record": _l("wrote down somebody without account"),
    "person:release": _l("released somebody for a topic"),
    "person:release-site": _l("released somebody for a site"),
    "person:take-back-release": _l("took a release back"),
    "person:take-back-site": _l("took a release for a site back"),
    "person:translator": _l("changed who translates"),
    "person:unblock": _l("opened an account again"),
    "place:add": _l("added a house"),
    "place:edit": _l("changed a house"),
    "place:seats": _l("changed who sits in a house"),
    "plan:ask-times": _l("asked people for their times"),
    "plan:make": _l("worked on a plan"),
    "post:decide": _l("decided about a post"),
    "proposal:between": _l("proposed to others"),
    "proposal:for-group": _l("proposed for a group"),
    "proposal:for-organisation": _l("proposed for an organisation"),
    "question:answer": _l("answered a question"),
    "question:close": _l("closed a question"),
    "register:keep": _l("kept the register of people"),
    "report:write": _l("worked on a report"),
    "site:add": _l("added a site"),
    "site:edit": _l("changed a site"),
    "site:keep": _l("changed a site"),
    "site:remove": _l("removed a site"),
    "site:serve": _l("noted that a group serves a site"),
    "site:serve-no-more": _l("noted that a group serves a site no more"),
    "site:take-back": _l("took a release for a site back"),
    "table:export": _l("exported a table"),
    "table:import": _l("imported a table"),
    "task:change": _l("changed a task"),
    "task:done": _l("finished a task"),
    "task:make": _l("added a task"),
    "task:reopen": _l("opened a task again"),
    "term:change": _l("explained a word differently"),
    "term:delete": _l("deleted the draft of a word"),
    "term:hide": _l("hid a word of the glossary"),
    "term:publish": _l("published a word of the glossary"),
    "term:write": _l("began to explain a word"),
    "town:export": _l("exported the whole town"),
    "translation:confirm": _l("read a translation as second person"),
    "translation:publish": _l("published a translation"),
    "translation:still-right": _l("said that a translation is still right"),
    "translation:withdraw": _l("took a translation away from readers"),
}
"""What was done; an action without words here is shown by its code."""

ABOUTS: Final[Mapping[str, Any]] = {
    "access_code": _l("Code"),
    "appeal": _l("Objection"),
    "appointment": _l("Appointment"),
    "area": _l("Area"),
    "card": _l("Card"),
    "circular": _l("Circular"),
    "contact": _l("Talk"),
    "conversation": _l("Conversation"),
    "correction": _l("Text of the pages"),
    "feedback": _l("What a reader said"),
    "group": _l("Group"),
    "house_text": _l("Text of the house"),
    "intake": _l("Import"),
    "letter": _l("Letter"),
    "news": _l("News"),
    "notice": _l("Report"),
    "organisation": _l("Organisation"),
    "page": _l("Page"),
    "person": _l("Person"),
    "place": _l("House"),
    "plan": _l("Plan"),
    "post": _l("Post"),
    "proposal": _l("Proposal"),
    "question": _l("Question"),
    "report": _l("Council report"),
    "site": _l("Site"),
    "task": _l("Task"),
    "term": _l("Word of the glossary"),
    "translation": _l("Translation"),
    "user": _l("Account"),
    "weights": _l("What counts"),
}

OUTCOMES: Final[Mapping[str, Any]] = {
    "acted": _l("something was done"),
    "nothing-found": _l("nothing against the rules"),
    "upheld": _l("it stays"),
    "overturned": _l("taken back"),
    "release": _l("let through"),
    "refuse": _l("not let through"),
    "look-after": _l("seen to"),
    "retry": _l("sent once more"),
    "give-up": _l("given up"),
    "make": _l("made"),
    "close": _l("closed"),
    **{verdict.value: words for verdict, words in DECIDED.items() if verdict is not Verdict.BACK},
}
_TOLD = ("verdict", "outcome", "what")


def action_text(action: str) -> str:
    """Return what was done."""
    return str(ACTIONS.get(action, action))


def about_text(about: str) -> str:
    """Return what kind of thing it was about."""
    return str(ABOUTS.get(about, about))


def codes_text(codes: Mapping[str, Any]) -> str:
    """Return the codes of an entry in a line: words where there are some, else as they are."""
    parts = [
        _code_text(name, value) for name, value in codes.items() if value not in (None, "", [])
    ]
    return ", ".join(part for part in parts if part)


def _code_text(name: str, value: Any) -> str:
    if name in _TOLD:
        return str(OUTCOMES.get(str(value), value))
    if name == "reason" and value in {reason.value for reason in Reason}:
        return reason_text(value)
    if name == "reason":
        return notice_label(str(value))
    said = " ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return f"{name}: {said}"

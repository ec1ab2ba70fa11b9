"""What the templates of every kind of letter are given, so that tests can word each of them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostKind
from helpboard.queries.overlap import Clash
from helpboard.queries.thread_rows import Party
from tests.mail.meeting_examples import MEETING, NEW_TIMES
from tests.mail.proposal_examples import PROPOSALS

LINK = "7" * 32
"""The key of an action link."""

_POST = SimpleNamespace(
    id=3,
    kind=PostKind.OFFER,
    topic="bicycle",
    facts={"thing": "bicycle"},
    area_name="Oßweil",
    organisation_name=None,
    group_name="مقهى",
)

_OWN = {
    "post_id": 3,
    "by_code": False,
    "post_row": SimpleNamespace(**vars(_POST), expires_at=datetime(2026, 12, 2, tzinfo=UTC)),
    "area_name": "Oßweil",
}

_THREAD = {
    "params": {"conversation_id": 4, "role": "owner"},
    "conversation_id": 4,
    "role": "owner",
    "by_code": False,
    "other": Party("code", "زهرا"),
    "post": _POST,
}

_HELPING = {"group": "مقهى & Café → x | y", "slug": "cafe", "person": "زهرا"}

_WISH = {
    **_HELPING,
    "topic": "meeting-people",
    "note": "مرحبا\n→ x | y",
    "note_lang": "ar",
    "clashes": (Clash("Radwerkstatt", "rad", (2, 1080, 1200)),),
    "clearance_missing": True,
    "is_address_told_later": True,
    "until": datetime(2026, 12, 2, tzinfo=UTC),
    "reason": "no_need",
}

_GROUP_LIFE = {
    "name": "مقهى & <b>",
    "slug": "cafe",
    "state": "rests",
    "day": date(2026, 12, 2),
    "role": "member",
    "into_name": "Tandem",
    "into_slug": "tandem",
}

_CHANGE = {
    "params": {"yes_link": LINK, "no_link": LINK},
    "change": "split",
    "name": "مقهى & <b>",
    "slug": "cafe",
    "person": "زهرا",
    "new_lead": "سارة",
    "as_lead": True,
    "until": datetime(2026, 12, 2, tzinfo=UTC),
    "other_name": "Tandem → x | y",
    "other_slug": "tandem",
    "area": "Oßweil",
    "topics": ("tandem", "sewing"),
    "waits": True,
}

_APPOINTMENT = {
    "row": SimpleNamespace(
        id=5,
        kind="interpreter",
        topic="office-visit",
        subject="مقابلة → x | y",
        from_language="ar",
        to_language="de",
        starts_at=datetime(2026, 12, 2, 9, tzinfo=UTC),
        ends_at=datetime(2026, 12, 2, 10, tzinfo=UTC),
        lapses_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
        area_name="Oßweil",
        address="Hauptstraße 1 → x | y",
        organisation="Faden & Zwirn",
        person="زهرا",
        is_online=True,
    )
}

_CIRCULAR = {
    "params": {"answer_link": LINK, "unsubscribe_link": LINK},
    "circular_subject": "Sommerfest → x | y",
    "text": "Wer hilft?\n→ x | y",
    "text_lang": "de",
    "is_other_language": True,
    "buttons": ("come", "cannot-come"),
    "answer_by": date(2026, 12, 2),
}

EXAMPLES: dict[LetterKind, dict[str, Any]] = {
    **PROPOSALS,
    LetterKind.ACCOUNT_BLOCKED: {"params": {"object_link": LINK}},
    LetterKind.ACCOUNT_DECIDED: {
        "params": {"account_decision_id": 1, "verdict": "block", "object_link": LINK},
        "account_decision_id": 1,
        "verdict": "block",
        "reason": "harassment",
        "clause": "4.1",
        "sentence": "Bitte nicht.\n→ x | y",
        "sentence_lang": "de",
    },
    LetterKind.ACCOUNT_INVITED: {"params": {"accept_link": LINK}},
    LetterKind.ACCOUNT_UNUSED: {"params": {"days": 30}, "days": 30},
    LetterKind.ADDRESS_CHANGED: {},
    LetterKind.ALREADY_REGISTERED: {},
    LetterKind.CLEARANCE_MISSING: _GROUP_LIFE,
    LetterKind.CONFIRM_ADDRESS: {"params": {"confirm_link": LINK}},
    LetterKind.DESK_LATE: {"number": 3, "tasks": 1},
    LetterKind.CONFIRM_NEW_ADDRESS: {"params": {"confirm_link": LINK}},
    LetterKind.LEAVE_ADDRESS: {"params": {"confirm_link": LINK}},
    LetterKind.LOGIN_LINK: {"params": {"open_link": LINK}},
    LetterKind.ALERT: {
        "params": {"unsubscribe_link": LINK},
        "posts": [_POST, _POST],
        "count": 5,
        "more": 3,
        "chosen": {"area": "ludwigsburg", "q": "Rad & Tat"},
    },
    LetterKind.ANSWER_HELD: _THREAD,
    LetterKind.ANSWER_REFUSED: _THREAD,
    LetterKind.ANSWER_RELEASED: {**_THREAD, "by_code": True},
    LetterKind.APPOINTMENT_ASKED: {
        "params": {"yes_link": LINK, "no_link": LINK},
        **_APPOINTMENT,
    },
    LetterKind.APPOINTMENT_CANCELLED: _APPOINTMENT,
    LetterKind.APPOINTMENT_CONFIRMED: _APPOINTMENT,
    LetterKind.APPOINTMENT_PLACED: _APPOINTMENT,
    LetterKind.APPOINTMENT_REMATCH: _APPOINTMENT,
    LetterKind.APPOINTMENT_TAKEN: _APPOINTMENT,
    LetterKind.APPOINTMENT_UNFILLED: _APPOINTMENT,
    LetterKind.APPEAL_DECIDED: {
        **_OWN,
        "is_overturned": False,
        "sentence": "Es bleibt dabei.",
        "sentence_lang": "de",
        "by_code": False,
    },
    LetterKind.CIRCULAR: _CIRCULAR,
    LetterKind.CIRCULAR_REMINDER: {**_CIRCULAR, "is_other_language": False},
    LetterKind.CONFIRM_ANSWER: {"params": {"confirm_link": LINK}},
    LetterKind.ERASE_ACCOUNT: {"params": {"erase_link": LINK}},
    LetterKind.FAREWELL: {},
    LetterKind.GROUP_JOINED: _WISH,
    LetterKind.GROUP_LEFT: _HELPING,
    LetterKind.GROUP_MESSAGE: {
        **_HELPING,
        "text": "مرحبا\n→ x | y",
        "text_lang": "ar",
        "may_answer": True,
    },
    LetterKind.GROUP_REMOVED: _HELPING,
    LetterKind.GROUP_ROLE: {**_HELPING, "leads": True},
    LetterKind.GROUP_CHANGED: {**_CHANGE, "change": "merge"},
    LetterKind.GROUP_CLOSED: _GROUP_LIFE,
    LetterKind.GROUP_STATE: _GROUP_LIFE,
    LetterKind.GROUP_TIMES: {**_HELPING, "params": {"times_link": LINK}},
    LetterKind.GROUP_UNCHANGED: {**_CHANGE, "change": "merge"},
    LetterKind.HANDOVER_ASKED: _CHANGE,
    LetterKind.MERGE_ASKED: {**_CHANGE, "person": ""},
    LetterKind.MERGE_MEMBER: _CHANGE,
    LetterKind.SPLIT_ASKED: _CHANGE,
    LetterKind.HANDED_ON: _THREAD,
    LetterKind.HANDING_ON_ASKED: _THREAD,
    LetterKind.JOIN_ACCEPTED: _WISH,
    LetterKind.JOIN_ASKED: {"params": {"accept_link": LINK, "decline_link": LINK}, **_WISH},
    LetterKind.JOIN_DECLINED: _WISH,
    LetterKind.JOIN_LAPSED: _WISH,
    LetterKind.JOIN_OFFERED: {"params": {"take_link": LINK, "give_up_link": LINK}, **_WISH},
    LetterKind.MEETING_CANCELLED: MEETING,
    LetterKind.MEETING_HOSTS: MEETING,
    LetterKind.MEETING_MOVED: MEETING,
    LetterKind.MEETING_RESTORED: MEETING,
    LetterKind.MEETINGS_CHANGED: NEW_TIMES,
    LetterKind.NEW_MESSAGE: {
        **_THREAD,
        "writer": Party("person", "سارة"),
        "sentence": "i-suggest",
        "values": {"date": "2026-12-01", "time": "18:00"},
        "text": "مرحبا\n→ x | y",
        "text_lang": "ar",
    },
    LetterKind.NEW_PASSWORD: {"params": {"open_link": LINK}},
    LetterKind.NOTICE_DECIDED: {
        "number": 12,
        "is_acted": True,
        "sentence": "Danke.",
        "sentence_lang": "de",
    },
    LetterKind.NOTICE_THREAT: {"notice_id": 7},
    LetterKind.NOTICE_THREATS: {"number": 3},
    LetterKind.NOTICE_RECEIVED: {"number": 12},
    LetterKind.NOT_TAKEN: {**_THREAD, "fitting": [_POST, _POST]},
    LetterKind.NO_ACCOUNT: {},
    LetterKind.ORGANISATION_DECIDED: {
        "name": "Faden & Zwirn → x | y",
        "slug": "faden",
        "other_name": "نسيج",
        "is_owner": True,
        "is_shown": False,
        "verdict": "hide",
        "reason": "fraud",
        "clause": "4.7",
        "sentence": "Bitte rufen Sie uns an.",
        "sentence_lang": "de",
    },
    LetterKind.RESTRICTION_REVIEWED: {
        "about": "organisation",
        "name": "Faden & Zwirn → x | y",
        "slug": "faden",
        "is_overturned": False,
        "sentence": "Es bleibt dabei.\n→ x | y",
        "sentence_lang": "de",
    },
    LetterKind.ORGANISATION_INVITATION: {
        "params": {"accept_link": LINK},
        "organisation": "Faden & Zwirn → x | y",
        "slug": "faden",
        "person": "زهرا",
        "is_owner": True,
    },
    LetterKind.ORGANISATION_JOINED: {
        "organisation": "Faden & Zwirn",
        "slug": "faden",
        "person": "زهرا",
        "is_owner": False,
    },
    LetterKind.PASSWORD_CHANGED: {"had_calendar": True},
    LetterKind.POST_DECIDED: {
        **_OWN,
        "verdict": "reject",
        "reason": "unclear",
        "clause": "3.6",
        "sentence": "Bitte sagen Sie, wann Sie Zeit haben.",
        "sentence_lang": "de",
        "by_code": False,
    },
    LetterKind.POST_ENDING: {"params": {"renew_link": LINK}, **_OWN},
    LetterKind.POST_EXPIRED: {"params": {"renew_link": LINK}, **_OWN},
    LetterKind.PROFILE_QUESTION: {"step": "times", "times_link": LINK},
    LetterKind.QUESTION_ANSWERED: {
        "number": 7,
        "text": "Ja, gerne.\n→ x | y",
        "text_lang": "de",
        "is_other_language": True,
    },
    LetterKind.QUESTION_RECEIVED: {"number": 7},
    LetterKind.QUESTION_WAITS: {},
    LetterKind.PROFILE_QUESTION: {"step": "times", "params": {"times_link": LINK}},
    LetterKind.RECORDED_CONSENT: {
        "params": {"keep_link": LINK, "delete_link": LINK},
        "day": date(2026, 11, 2),
        "source": "paper",
        "days": 28,
    },
    LetterKind.REPLY_REFUSED: {**_THREAD, "reason": "contact_data"},
    LetterKind.SECOND_FACTOR_OFF: {},
    LetterKind.SECOND_FACTOR_ON: {},
    LetterKind.SILENCE: _THREAD,
    LetterKind.TAKEN: {**_THREAD, "post": None},
    LetterKind.TASK_GIVEN: {
        "task_id": 4,
        "title": "اتصل → x | y",
        "due_on": date(2026, 12, 2),
    },
    LetterKind.TEST: {},
}
"""One entry a kind, sorted: ``params`` as they are in the outbox, the rest as a loader gives it."""

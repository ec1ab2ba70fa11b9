"""People with a row in every table, for the tests of erasing and of restoring."""

import secrets
from datetime import timedelta

from helpboard.domain.account import AccountVerdict
from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.contact_log import ContactKind
from helpboard.domain.conversation import ConversationState, Hear, Role, Via
from helpboard.domain.decision import AppealState
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import GroupChangeKind, GroupChangeState
from helpboard.domain.joining import JoinState
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.domain.organisation import OrganisationVerdict
from helpboard.domain.plan import PlanKind, PlanState
from helpboard.domain.proposal import Party, ProposalKind, ProposalState
from helpboard.models import (
    AccessCode,
    AccountDecision,
    Alert,
    Appeal,
    Appointment,
    Clearance,
    Contact,
    Conversation,
    GroupChange,
    GroupConsent,
    GroupMember,
    GroupMessage,
    JoinRequest,
    Letter,
    Login,
    MeetingChange,
    MeetingHelper,
    Message,
    Notice,
    NoticeState,
    OrganisationDecision,
    Participant,
    Partnership,
    PersonBlock,
    Photo,
    Plan,
    PlanLine,
    Proposal,
    ProposalSide,
    RecoveryCode,
    Release,
    Site,
    SiteRelease,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.models.alert import Rhythm
from helpboard.services import action_links, letters

CANARY = "kanarienvogel"


class Journal(list):
    def remember(self, kind, key, *, at):
        self.append((kind, key, at))


def code_of(town, **values):
    return town.add(
        AccessCode(
            **{
                "code_hash": secrets.token_hex(32),
                "language": "ar",
                "hear": Hear.CALL,
                "name": CANARY,
                "phone": f"0171 {CANARY}",
                "email": f"{CANARY}@example.org",
                "created_at": town.now,
                "used_at": town.now,
                **values,
            }
        )
    )


def talk(town, *, owner=None, answerer=None, words=(), **about):
    """A conversation between two sides (an account, a code or nobody) and what they said."""
    conversation = town.add(
        Conversation(
            state=ConversationState.OPEN,
            created_at=town.now,
            last_message_at=town.now,
            waits_since=town.now,
            wants_interpreter={},
            **about,
        )
    )
    for role, who in ((Role.OWNER, owner), (Role.ANSWERER, answerer)):
        if who is not None:
            key = "user_id" if isinstance(who, User) else "code_id"
            town.add(
                Participant(
                    conversation_id=conversation.id, role=role, name=who.name, **{key: who.id}
                )
            )
    for role, who, text in words:
        town.add(
            Message(
                conversation_id=conversation.id,
                role=role,
                user_id=who.id if isinstance(who, User) else None,
                values={"place": text},
                text=text,
                text_lang="de",
                via=Via.PAGE,
                external_id=f"<{text}@example.org>",
                created_at=town.now,
            )
        )
    return conversation


def fill(town, person, other):
    """Give a person a row in every table that knows people."""
    now, key = town.now, {"user_id": person.id}
    post = town.post(author_id=person.id, text=f"Ruft {CANARY}")
    photo = Photo(name=CANARY, post_id=post.id, width=1, height=1, alt=CANARY, created_at=now)
    talk(
        town,
        post_id=post.id,
        owner=person,
        answerer=other,
        words=[(Role.ANSWERER, other, "Ist es noch da?"), (Role.OWNER, person, CANARY)],
    )
    town.add(
        photo,
        Login(**key, token_hash=CANARY, created_at=now, expires_at=now, client=CANARY),
        RecoveryCode(**key, code_hash=CANARY),
        Alert(
            **key, filters={"q": CANARY}, rhythm=Rhythm.DAILY, seen_until=now, next_at=now,
            created_at=now,
        ),
        Release(**key, topic="childcare", released_by=other.id, released_at=now),
        Contact(
            **key, area_id=town.mitte.id, kind=ContactKind.CALL, text=f"Anruf {CANARY}",
            on_date=now.date(), noted_by=other.id, created_at=now,
        ),
        _object_for(town, person),
        AccountDecision(
            **key, verdict=AccountVerdict.BLOCK, reason="danger", sentence=f"Satz {CANARY}",
            sentence_lang="de", decided_by=other.id, at=now,
        ),
        Clearance(**key, seen_on=now.date(), issued_on=now.date(), is_ok=True, seen_by=other.id),
        PersonBlock(by_user_id=person.id, user_id=other.id, created_at=now),
        PersonBlock(by_user_id=other.id, user_id=person.id, created_at=now),
        Notice(
            about="post", about_id=1, reason="spam", text=CANARY, name=CANARY, **key,
            email=person.email, state=NoticeState.DECIDED, created_at=now,
        ),
        Letter(
            kind=LetterKind.CONFIRM_ADDRESS, to_email=person.email, language="de",
            params={"to": CANARY}, message_id=CANARY, state="waiting", next_try_at=now,
            created_at=now,
        ),
    )  # fmt: skip
    fill_groups(town, person, other)
    life = {"now": now, "life": timedelta(days=1)}
    action_links.offer(town.session, action="a", user_id=person.id, data={"x": CANARY}, **life)
    action_links.offer(town.session, action="b", data={"email": person.email}, **life)
    letters.write(
        town.session, kind=LetterKind.NEW_MESSAGE, to=person, params={"x": CANARY}, now=now
    )
    return post


def _object_for(town, person):
    """An objection of a person to the hiding of an organisation."""
    hidden = town.add(
        OrganisationDecision(
            organisation_id=town.organisation().id, verdict=OrganisationVerdict.HIDE,
            reason="fraud", at=town.now,
        )
    )  # fmt: skip
    return Appeal(
        organisation_decision_id=hidden.id, made_by=person.id, text=CANARY, text_lang="de",
        state=AppealState.OPEN, created_at=town.now,
    )  # fmt: skip


def fill_groups(town, person, other):
    """Give a person a row in every table of groups and matching that knows people."""
    now, today = town.now, town.now.date()
    group, site = town.group(), site_in(town)
    meets = town.schedule(group)
    stamps = {"created_at": now, "updated_at": now}
    town.add(
        Volunteer(
            user_id=person.id, topics=["sport"], when={"kind": "flexible"}, areas=[CANARY],
            languages={CANARY: "C2"}, consent_at=now, **stamps,
        ),
        GroupMember(
            group_id=group.id, user_id=person.id, role=GroupRole.HELPER, team=f"Team {CANARY}"
        ),
        JoinRequest(
            group_id=group.id, user_id=person.id, note=CANARY, note_lang="de",
            state=JoinState.WAITING, asked_at=now,
        ),
        MeetingHelper(
            schedule_id=meets.id, on_date=today, user_id=person.id, coming=Coming.COMES, at=now
        ),
        GroupMessage(
            group_id=group.id, author_id=person.id, text=CANARY, text_lang="de", sent_at=now
        ),
        SiteRelease(site_id=site.id, user_id=person.id, released_by=other.id, released_at=now),
        MeetingChange(
            schedule_id=meets.id, on_date=today, kind="cancelled", note=CANARY,
            changed_by=person.id, changed_at=now,
        ),
        Partnership(
            organisation_id=town.organisation().id, group_id=group.id, state="active",
            organisation_gives=[], group_gives=[], contact=CANARY, contact_by=person.id, **stamps,
        ),
    )  # fmt: skip
    town.add(VolunteerTopic(topic="sport", user_id=person.id))
    change = town.add(change_of(town, group, new_lead_id=person.id, proposed_by=other.id))
    plan = town.add(plan_of(town, made_by=other.id))
    town.add(
        GroupConsent(change_id=change.id, user_id=person.id, says_yes=True, answered_at=now),
        PlanLine(plan_id=plan.id, user_id=person.id, reasons={"x": CANARY}, note=CANARY),
    )
    for user_id, proposed_by in ((person.id, other.id), (other.id, person.id)):
        one = town.add(
            proposal_of(
                town, group_id=group.id, user_id=user_id, proposed_by=proposed_by, note=CANARY
            )
        )
        town.add(
            ProposalSide(proposal_id=one.id, party=Party.VOLUNTEER, user_id=user_id),
            ProposalSide(
                proposal_id=one.id, party=Party.GROUP, group_id=group.id, answered_by=person.id
            ),
        )


def site_in(town):
    return town.add(
        Site(
            key=secrets.token_hex(8), name="Haus", kind="shelter", area_id=town.ossweil.id,
            address="", languages=[], created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip


def change_of(town, group, **given):
    return GroupChange(
        kind=GroupChangeKind.HANDOVER, state=GroupChangeState.OPEN, group_id=group.id,
        new_topics=[], proposed_at=town.now, until=town.now + timedelta(days=14), **given,
    )  # fmt: skip


def plan_of(town, **given):
    return Plan(
        kind=PlanKind.TOWN, state=PlanState.READY, area_id=town.home.id, wishes={}, figures={},
        created_at=town.now, updated_at=town.now, **given,
    )  # fmt: skip


def proposal_of(town, **given):
    defaults = {
        "kind": ProposalKind.JOINING,
        "state": ProposalState.PROPOSED,
        "reasons": {},
        "lapses_at": town.now + timedelta(days=5),
        "created_at": town.now,
        "updated_at": town.now,
    }
    return Proposal(**{**defaults, **given})


def appointment_of(town, **given):
    defaults = {
        "kind": AppointmentKind.INTERPRETER,
        "state": AppointmentState.PLACED,
        "topic": "interpreting",
        "from_language": "ar",
        "to_language": "de",
        "starts_at": town.now + timedelta(days=1),
        "ends_at": town.now + timedelta(days=1, hours=1),
        "area_id": town.mitte.id,
        "address": "Rathaus, Zimmer 3",
        "subject": "Wohngeld",
        "created_at": town.now,
        "updated_at": town.now,
    }
    if "organisation_id" not in given:
        given["organisation_id"] = town.organisation().id
    return town.add(Appointment(**{**defaults, **given}))

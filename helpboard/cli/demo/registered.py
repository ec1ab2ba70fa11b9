"""Makes what the desk knows of people: talks, certificates, decisions, likely duplicates."""

from datetime import timedelta

from sqlalchemy import select

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.talked import BLOCK_SENTENCE, OBJECTION, TALKS
from helpboard.domain.account import AccountVerdict, BlockReason
from helpboard.domain.contact_log import ContactKind
from helpboard.domain.decision import AppealState
from helpboard.models import AccountDecision, Appeal, Clearance, Contact, User, Volunteer

_DUE, _LATER = 5, 4
"""So many talks wait to be come back to, and so many more are planned."""
_TWICE = 3
"""So many people without account look like somebody with one."""
_KINDS = tuple(ContactKind)
_ENDS_SOON = timedelta(days=5 * 365 - 40)


def build_register(build: Build, people: People) -> None:
    """Add talks, some to come back to; a block and an objection to it; likely duplicates."""
    _talks(build, people)
    _certificates(build)
    _duplicates(build, people)
    mark = build.canaries.mark("account_decision.sentence")
    block = AccountDecision(
        user_id=people.blocked[0].id,
        verdict=AccountVerdict.BLOCK,
        reason=BlockReason.HARASSMENT.value,
        sentence=f"{BLOCK_SENTENCE} ({mark})",
        sentence_lang="de",
        decided_by=people.coordinators[0].id,
        at=build.ago(days=12),
    )
    build.session.add(block)
    build.session.flush()
    build.session.add(
        Appeal(
            account_decision_id=block.id,
            text=f"{OBJECTION} ({build.canaries.mark('appeal.text')})",
            text_lang=people.blocked[0].language,
            state=AppealState.OPEN,
            created_at=build.ago(days=1.5),
        )
    )
    build.session.flush()


def _talks(build: Build, people: People) -> None:
    said = build.session.execute(select(Volunteer.user_id, Volunteer.area_id))
    lives_in: dict[int, int | None] = {row.user_id: row.area_id for row in said}
    home = build.areas["ludwigsburg"].id
    persons = [people.blocked[0], *people.volunteers[1::9]]
    for number, (text, person) in enumerate(zip(TALKS * 2, persons, strict=False)):
        on = build.today - timedelta(days=2 + number * 4)
        due = build.today - timedelta(days=number) if number < _DUE else None
        if _DUE <= number < _DUE + _LATER:
            due = build.today + timedelta(days=3 + number)
        build.session.add(
            Contact(
                user_id=person.id,
                area_id=lives_in.get(person.id) or home,
                kind=_KINDS[number % len(_KINDS)],
                text=f"{text} ({build.canaries.mark('contact.text')})",
                on_date=on,
                follow_up_on=due,
                noted_by=people.coordinators[number % 2].id,
                created_at=build.ago(days=2 + number * 4),
            )
        )


def _certificates(build: Build) -> None:
    """Let two certificates run out soon, and one be missing that is needed."""
    rows = build.session.scalars(select(Clearance).order_by(Clearance.user_id)).all()
    for row in rows[-3:-1]:
        row.issued_on = build.today - _ENDS_SOON
        row.seen_on = row.issued_on + timedelta(days=14)
    build.session.delete(rows[-1])


def _duplicates(build: Build, people: People) -> None:
    """Let some who were written down have opened an account since, under the same number."""
    written = [person for person in people.volunteers if person.email is None and person.phone]
    accounts: list[User] = [person for person in people.newcomers if person.phone is None]
    for person, account in zip(written[:_TWICE], accounts[3:], strict=False):
        account.name, account.phone = person.name, person.phone

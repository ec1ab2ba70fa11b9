"""An account and a code that nobody uses go at their moment, and a warning goes before."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.account import AccountState, AccountVerdict
from helpboard.domain.decision import APPEAL_LIFE, AppealState
from helpboard.domain.letter import LetterKind
from helpboard.domain.retention import RETENTION, WARNING, Kept
from helpboard.models import AccessCode, AccountDecision, Appeal, Letter, Photo, User
from helpboard.services.retention import erase_unused, warn_of_the_end
from tests.integration.services.people import Journal, code_of

A_SECOND = timedelta(seconds=1)
YEARS = RETENTION[Kept.ACCOUNT].life


@pytest.fixture
def journal():
    return Journal()


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_an_account_is_warned_once_and_goes_when_nobody_answers(town, session, journal, now):
    person, other = town.person(last_seen_at=now), town.person("Bob", last_seen_at=now)
    other_id = other.id
    warning = now + YEARS - WARNING
    assert warn_of_the_end(session, now=warning - A_SECOND) == 0
    other.last_seen_at = now + A_SECOND
    assert warn_of_the_end(session, now=warning) == 1
    assert warn_of_the_end(session, now=warning) == 0
    told = session.scalars(select(Letter)).one()
    assert (told.user_id, told.kind) == (person.id, LetterKind.ACCOUNT_UNUSED)

    assert erase_unused(session, journal=journal, now=now + YEARS - A_SECOND) is None
    assert erase_unused(session, journal=journal, now=now + YEARS) is not None
    assert erase_unused(session, journal=journal, now=now + YEARS) is None
    assert session.scalars(select(User.id)).all() == [other_id]
    assert len(journal) == 1


def test_an_account_that_was_never_warned_does_not_go(town, session, journal, now):
    person = town.person(last_seen_at=now - 2 * YEARS)
    assert erase_unused(session, journal=journal, now=now) is None
    warn_of_the_end(session, now=now)
    assert erase_unused(session, journal=journal, now=now + WARNING - A_SECOND) is None
    person.last_seen_at = now + A_SECOND
    assert erase_unused(session, journal=journal, now=now + WARNING) is None
    assert warn_of_the_end(session, now=now + WARNING) == 0


def test_who_logs_in_after_a_warning_is_warned_anew_two_years_later(town, session, journal, now):
    person = town.person(last_seen_at=now - YEARS)
    assert warn_of_the_end(session, now=now) == 1
    person.last_seen_at = now + timedelta(days=1)
    later = now + timedelta(days=1) + YEARS - WARNING
    assert warn_of_the_end(session, now=later) == 1
    assert count(session, Letter) == 2


def test_somebody_without_an_address_and_a_log_in_is_the_desks_to_erase(
    town, session, journal, now
):
    town.person(email=None)
    assert warn_of_the_end(session, now=now + 2 * YEARS) == 0
    assert erase_unused(session, journal=journal, now=now + 2 * YEARS) is None


def test_a_blocked_account_goes_without_a_letter(town, session, journal, now):
    town.person(state=AccountState.BLOCKED, last_seen_at=now)
    assert warn_of_the_end(session, now=now + YEARS) == 0
    assert erase_unused(session, journal=journal, now=now + YEARS - A_SECOND) is None
    assert erase_unused(session, journal=journal, now=now + YEARS) is not None
    assert count(session, User) == 0


def test_a_blocked_account_stays_while_its_owner_may_be_heard(town, session, journal, now):
    person = town.person(state=AccountState.BLOCKED, last_seen_at=now - YEARS)
    block = town.add(AccountDecision(user_id=person.id, verdict=AccountVerdict.BLOCK, at=now))
    over = now + APPEAL_LIFE
    assert erase_unused(session, journal=journal, now=over - A_SECOND) is None
    values = {"text": "Ich war es nicht.", "text_lang": "de", "created_at": now}
    objection = Appeal(account_decision_id=block.id, state=AppealState.OPEN, **values)
    town.add(objection)
    assert erase_unused(session, journal=journal, now=over) is None
    objection.state = AppealState.UPHELD
    assert erase_unused(session, journal=journal, now=over) is not None
    assert count(session, User) == 0


def test_an_account_that_was_never_confirmed_goes_after_a_week(town, session, journal, now):
    town.person(state=AccountState.UNCONFIRMED)
    kept = town.person("Bob")
    kept_id, end = kept.id, now + timedelta(days=7)
    assert erase_unused(session, journal=journal, now=end - A_SECOND) is None
    assert erase_unused(session, journal=journal, now=end) is not None
    assert session.scalars(select(User.id)).all() == [kept_id]


def test_a_code_goes_ninety_days_after_its_last_use_with_its_pictures(town, session, journal, now):
    code, other = code_of(town), code_of(town, used_at=now + A_SECOND)
    other_id, end = other.id, now + timedelta(days=90)
    post = town.post(code_id=code.id)
    town.add(Photo(name="p", post_id=post.id, width=1, height=1, created_at=now))
    assert erase_unused(session, journal=journal, now=end - A_SECOND) is None
    assert erase_unused(session, journal=journal, now=end).pictures == ("p",)
    assert session.scalars(select(AccessCode.id)).all() == [other_id]
    assert post.text == ""

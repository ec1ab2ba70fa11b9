"""People whom the desk recorded, as rows of a table: read, checked, made and changed.

Whoever has an account of their own says these things themselves and is no row any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.post_rules import Found
from helpboard.domain.volunteer import MOST_TOPICS
from helpboard.models import RecordedPerson, User, Volunteer, VolunteerTopic
from helpboard.queries.recorded_people import Person, addresses, with_account
from helpboard.services.exchange.rules import Before, Rules
from helpboard.services.recorded import ask_to_stay

_CONSENT: Final = frozenset({"consent_on", "consent_source", "email"})
"""Columns whose change touches the consent."""


@dataclass(slots=True)
class PeopleRules(Rules):
    """Everybody can be reached, has agreed, and is nobody else on the board."""

    today: date
    taken: Mapping[str, str]
    """By e-mail address, the key of whoever has it; empty for an account."""
    with_account: frozenset[str]
    seen: dict[str, int] = field(default_factory=dict, compare=False)

    def check(self, row: int, values: Mapping[str, Any], before: Before) -> Iterator[Found]:
        """Yield what is wrong with a person."""
        if values["key"] in self.with_account:
            yield "key", Wrong.HAS_ACCOUNT, {}
        if not values["phone"] and not values["email"]:
            yield "phone", Wrong.NO_WAY_TO_REACH, {}
        if values["consent_on"] > self.today:
            yield "consent_on", Wrong.NOT_YET, {}
        if len(values["topics"]) > MOST_TOPICS:
            yield "topics", Wrong.TOO_MANY_MEMBERS, {"most": MOST_TOPICS}
        email = values["email"].casefold()
        if email:
            is_own = self.taken.get(email, values["key"]) == values["key"]
            if not is_own or self.seen.setdefault(email, row) != row:
                yield "email", Wrong.ADDRESS_TAKEN, {}


def people_rules(session: Session, *, today: date) -> PeopleRules:
    """Return the rules against everybody on the board; takes two statements."""
    return PeopleRules(today, addresses(session), with_account(session))


@dataclass(slots=True)
class PeopleCarrier:
    """Makes and changes people; whoever is new and has an address is asked by letter."""

    session: Session
    areas: Mapping[str, int]
    now: datetime
    by_id: int | None
    new: set[str] = field(default_factory=set)

    def make(self, several: Sequence[Mapping[str, Any]]) -> list[Person]:
        """Record people, for now with nothing but their keys."""
        people = [self._blank(values) for values in several]
        self.session.add_all(person.user for person in people)
        self.session.flush()
        for person in people:
            person.volunteer.user_id = person.recorded.user_id = person.user.id
        self.session.add_all(person.volunteer for person in people)
        self.session.flush()
        self.session.add_all(person.recorded for person in people)
        self.session.flush()
        self.new |= {person.recorded.file_key for person in people}
        return people

    def _blank(self, values: Mapping[str, Any]) -> Person:
        now = self.now
        return Person(
            User(
                name=values["name"], language=values["language"], state=AccountState.ACTIVE,
                created_at=now, updated_at=now,
            ),
            Volunteer(topics=[], languages={}, areas=[], created_at=now, updated_at=now),
            RecordedPerson(
                file_key=values["key"], consent_on=values["consent_on"],
                consent_source=values["consent_source"], recorded_by=self.by_id,
            ),
        )  # fmt: skip

    def change(self, person: Person, values: Mapping[str, Any], changed: frozenset[str]) -> None:
        """Give somebody, old or new, the values that differ."""
        user, volunteer, recorded = person.user, person.volunteer, person.recorded
        user.name, user.language, user.updated_at = values["name"], values["language"], self.now
        user.phone, user.email = values["phone"] or None, values["email"].lower() or None
        volunteer.area_id, volunteer.topics = self.areas[values["area"]], list(values["topics"])
        volunteer.languages, volunteer.when = dict(values["languages"]), values["when"]
        volunteer.hours_week, volunteer.updated_at = values["hours"], self.now
        recorded.consent_on = values["consent_on"]
        recorded.consent_source = values["consent_source"]
        if "topics" in changed:
            self._index_topics(volunteer)
        self._agree(person, changed)

    def _agree(self, person: Person, changed: frozenset[str]) -> None:
        """Take over a consent; who has an address confirms it first, and is asked once."""
        is_new = person.recorded.file_key in self.new
        waits = person.recorded.asked_at is not None
        if (is_new or (waits and "email" in changed)) and person.user.email:
            ask_to_stay(self.session, user=person.user, recorded=person.recorded, now=self.now)
        elif waits and not person.user.email and self._agreed_since(person.recorded):
            person.recorded.asked_at = None
        if person.recorded.asked_at is None and changed & _CONSENT:
            noon = datetime.combine(person.recorded.consent_on, time(12), tzinfo=UTC)
            person.volunteer.consent_at = min(noon, self.now)
            person.volunteer.consent_source = person.recorded.consent_source

    @staticmethod
    def _agreed_since(recorded: RecordedPerson) -> bool:
        """Tell whether a consent is newer than the letter that is not answered.

        Taking an address away is no answer: who has been asked must have said yes after that.
        """
        return recorded.asked_at is None or recorded.consent_on > recorded.asked_at.date()

    def _index_topics(self, volunteer: Volunteer) -> None:
        self.session.execute(
            delete(VolunteerTopic).where(VolunteerTopic.user_id == volunteer.user_id)
        )
        self.session.add_all(
            VolunteerTopic(topic=topic, user_id=volunteer.user_id) for topic in volunteer.topics
        )

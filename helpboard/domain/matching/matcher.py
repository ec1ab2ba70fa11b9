"""Scores and explains pairs of a town, and finds the best roles for somebody and back."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from helpboard.domain.matching.criteria import (
    language_quarters,
    reasons,
    shared_time,
)
from helpboard.domain.matching.entries import (
    LanguageBits,
    Place,
    Seeker,
    make_place,
    make_seeker,
)
from helpboard.domain.matching.index import CandidateIndex, Entry, members
from helpboard.domain.matching.kinship import SAME, near_topics
from helpboard.domain.matching.reasons import Answer, Fit, all_answers
from helpboard.domain.matching.rules import Ground, answer, verdicts
from helpboard.domain.matching.screen import Screen
from helpboard.domain.matching.town import Standing, Town
from helpboard.domain.matching.travel import TravelTable, travel_quarters
from helpboard.domain.matching.weights import Criterion, Weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role for a volunteer or a volunteer for a role, by number, with its score.

    `answer` is YES or UNKNOWN; what is forbidden is no candidate.
    """

    number: int
    quarters: int
    answer: Answer


class Matcher:
    """A town made ready. Making it is cheap; indexes are built when they are first needed."""

    def __init__(self, town: Town, weights: Weights | None = None) -> None:
        bits = LanguageBits()
        settled = Counter(row.settled_in for row in town.volunteers)
        self.town = town
        self.weights = weights or Weights()
        self.seekers = [make_seeker(n, row, bits) for n, row in enumerate(town.volunteers)]
        self.places = [
            make_place(n, row, bits, settled=settled.get(row.id, 0), room=town.rooms.get(row.group))
            for n, row in enumerate(town.roles)
        ]
        self.ground = Ground(
            travel=TravelTable(town.districts, town.travel_minutes),
            bits=bits,
            blocked=town.blocked,
            declined=town.declined,
        )
        self.seeker_of = {seeker.volunteer.id: seeker for seeker in self.seekers}
        self.place_of = {place.role.id: place for place in self.places}
        self._travel_rows: dict[str | None, list[int]] = {}
        self._topic_rows: dict[tuple[str, ...], dict[str, int]] = {}
        self._languages: dict[tuple[int | None, int], int] = {}

    @cached_property
    def role_index(self) -> CandidateIndex:
        """The roles by topic, area and time."""
        return CandidateIndex(
            (Entry(topics=(row.role.topic,), district=row.role.district, times=row.times)
             for row in self.places),
            self.ground.travel,
        )  # fmt: skip

    @cached_property
    def screen(self) -> Screen:
        """The hard rules of all roles at once."""
        return Screen(self.places, self.ground, self.role_index)

    def fit(self, volunteer: str, role: str) -> Fit:
        """Return everything about a pair; KeyError for an id that there is not."""
        seeker, place = self.seeker_of[volunteer], self.place_of[role]
        found = verdicts(seeker, place, self.ground)
        return Fit(
            volunteer=volunteer,
            role=role,
            answer=all_answers([row.answer for row in found]),
            verdicts=found,
            reasons=reasons(seeker, place, self.ground, self.weights),
        )

    def best_roles(self, volunteer: str, most: int = 3) -> list[Fit]:
        """Return the best roles for somebody, known ones before those with an open question."""
        seeker = self.seeker_of[volunteer]
        known, unknown = self.candidates(seeker, most)
        best = sorted(known, key=self._place_order)[:most]
        best += sorted(unknown, key=self._place_order)[: most - len(best)]
        return [self.fit(volunteer, self.places[row.number].role.id) for row in best]

    def best_of(self, seeker: Seeker) -> Candidate | None:
        """Return the best known role for somebody, None when there is none."""
        known, _unknown = self.candidates(seeker, 1)
        return min(known, key=self._place_order, default=None)

    @property
    def _rest(self) -> int:
        """What languages and time can give at most."""
        return self.weights.quarters(Criterion.LANGUAGES) + self.weights.quarters(Criterion.TIME)

    def answer(self, seeker: Seeker, place: Place) -> Answer:
        """Return what all rules together say of a pair."""
        return answer(seeker, place, self.ground)

    def candidates(
        self, seeker: Seeker, most: int, *, is_exact: bool = True
    ) -> tuple[list[Candidate], list[Candidate]]:
        """Return at least the `most` best known roles, and of those with a question.

        There may be more of them, unsorted. Not exact, the search ends as soon as there are enough,
        the best by topic and travel, and half as many with a question; few of the very best are
        missed then, for a third of the time.
        """
        screened = self.screen.screen(seeker)
        rest = self._rest if is_exact else -self.weights.quarters(Criterion.TOPIC)
        return (
            self._search(seeker, screened.known, most, Answer.YES, rest),
            self._search(
                seeker, screened.open, most if is_exact else most // 2, Answer.UNKNOWN, rest
            ),
        )

    def _search(
        self, seeker: Seeker, among: int, most: int, answer: Answer, rest: int
    ) -> list[Candidate]:
        volunteer, found = seeker.volunteer, list[Candidate]()
        cells = self.role_index.best_first(
            among, topics=volunteer.topics, district=volunteer.district, weights=self.weights
        )
        for bound, cell in cells:
            if len(found) >= most:
                worst = sorted((row.quarters for row in found), reverse=True)[most - 1]
                if worst > bound + rest:
                    break
            found += self._measured(seeker, cell, answer)
        return found

    def _measured(self, seeker: Seeker, among: int, answer: Answer) -> list[Candidate]:
        """Score a set of roles; those with too little common time fall out."""
        topics, travel = self._topic_row(seeker), self._travel_row(seeker)
        most, times = self.weights.quarters(Criterion.TIME), seeker.times
        found = []
        for number in members(among):
            place = self.places[number]
            role = place.role
            longest, quarters = shared_time(seeker, place, most)
            if longest < role.min_minutes and times is not None and place.times is not None:
                continue
            quarters += travel[number]
            quarters += topics.get(role.topic, 0) + self._language(seeker, place)
            found.append(Candidate(number, quarters, answer))
        return found

    def quarters(self, seeker: Seeker, place: Place) -> int:
        """Return the score of a pair, the same as :meth:`fit` gives, without its reasons."""
        total = self._travel_row(seeker)[place.number] + self._language(seeker, place)
        total += self._topic_row(seeker).get(place.role.topic, 0)
        return total + shared_time(seeker, place, self.weights.quarters(Criterion.TIME))[1]

    def _language(self, seeker: Seeker, place: Place) -> int:
        key = seeker.speaks, place.helpful
        found = self._languages.get(key)
        if found is None:
            most = self.weights.quarters(Criterion.LANGUAGES)
            found = language_quarters(seeker.speaks, place.helpful, place.wished, most)
            self._languages[key] = found
        return found

    def _topic_row(self, seeker: Seeker) -> dict[str, int]:
        """Return what each topic gives a volunteer; those that give nothing are not in it."""
        topics = seeker.volunteer.topics
        if topics not in self._topic_rows:
            row: dict[str, int] = {}
            for mine in topics:
                for topic, near in near_topics(mine):
                    row[topic] = max(near, row.get(topic, 0))
            most = self.weights.quarters(Criterion.TOPIC)
            self._topic_rows[topics] = {code: most * near // SAME for code, near in row.items()}
        return self._topic_rows[topics]

    def _travel_row(self, seeker: Seeker) -> list[int]:
        """Return what the way to each role gives from a volunteer's district."""
        home = seeker.volunteer.district
        if home not in self._travel_rows:
            most, travel = self.weights.quarters(Criterion.TRAVEL), self.ground.travel
            self._travel_rows[home] = [
                0 if home is None
                else travel_quarters(travel.between(home, row.role.district), most)
                for row in self.places
            ]  # fmt: skip
        return self._travel_rows[home]

    def _place_order(self, candidate: Candidate) -> tuple[int, float, float, float, str]:
        """Order roles by score, then by load, freshness and response rate of their group."""
        role = self.places[candidate.number].role
        standing = self.town.standings.get(role.group, _NOTHING_KNOWN)
        return (
            -candidate.quarters,
            2.0 if standing.load is None else standing.load,
            float("inf") if standing.stale_days is None else standing.stale_days,
            1.0 if standing.response_rate is None else -standing.response_rate,
            role.id,
        )


_NOTHING_KNOWN = Standing()

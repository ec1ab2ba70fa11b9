"""What counts in matching: versions that the coordinators of the whole board set and undo."""

import pytest
from sqlalchemy import select

from helpboard.domain.errors import ConflictError, IllegalMoveError, NotAllowedError
from helpboard.domain.matching.weights import Weights
from helpboard.domain.refusal import Refusal
from helpboard.models import Entry, MatchWeights
from helpboard.queries.weights import current_weights, versions_of_weights
from helpboard.queries.weights_effect import Change, ExampleOf, effect_of_weights
from helpboard.services.weights import Setting, set_weights, undo_weights
from tests.planning import WEDNESDAY, coordinator, role, volunteer

NEW = Weights(topic=70, travel=10, languages=10, time=10)


@pytest.fixture
def carla(town):
    return coordinator(town)[1]


@pytest.fixture
def setting(town, session):
    def seen(number=None):
        newest = versions_of_weights(session, most=1)
        latest = newest[0].id if newest else 0
        return Setting(home_id=town.home.id, seen=latest if number is None else number)

    return seen


def test_weights_are_versions_that_are_set_and_undone_with_an_entry_each(
    town, session, carla, setting
):
    assert current_weights(session) == Weights()
    with pytest.raises(IllegalMoveError):
        undo_weights(session, actor=carla, setting=setting(), now=town.now)
    with pytest.raises(Refusal):
        set_weights(
            session, actor=carla, setting=setting(), weights=Weights(topic=10), now=town.now
        )
    set_weights(session, actor=carla, setting=setting(), weights=NEW, now=town.now)
    assert current_weights(session) == NEW
    undo_weights(session, actor=carla, setting=setting(), now=town.now)
    assert current_weights(session) == Weights()
    undo_weights(session, actor=carla, setting=setting(), now=town.now)
    assert [row.weights for row in versions_of_weights(session)] == [NEW, Weights(), NEW]
    assert {row.by for row in versions_of_weights(session)} == {"Carla"}
    entries = session.scalars(select(Entry).order_by(Entry.id)).all()
    assert [entry.codes["topic"] for entry in entries] == [70, 40, 70]


def test_only_coordinators_of_the_whole_board_set_weights(town, session, setting):
    _person, of_a_district = coordinator(town, "Else", town.ossweil)
    _person, of_the_county = coordinator(town, "Ines", town.county)
    with pytest.raises(NotAllowedError):
        set_weights(session, actor=of_a_district, setting=setting(), weights=NEW, now=town.now)
    assert session.scalars(select(MatchWeights)).all() == []
    set_weights(session, actor=of_the_county, setting=setting(), weights=NEW, now=town.now)
    with pytest.raises(NotAllowedError):
        undo_weights(session, actor=of_a_district, setting=setting(), now=town.now)


def test_whoever_has_not_seen_the_newest_weights_does_not_set_or_undo_them(
    town, session, carla, setting
):
    set_weights(session, actor=carla, setting=setting(0), weights=NEW, now=town.now)
    for deed in (set_weights, undo_weights):
        more = {"weights": Weights()} if deed is set_weights else {}
        with pytest.raises(ConflictError):
            deed(session, actor=carla, setting=setting(0), now=town.now, **more)
    assert current_weights(session) == NEW


def test_the_effect_shows_a_volunteers_best_groups_before_and_after(town, session):
    near = town.group("Nah", area_id=town.mitte.id)
    far = town.group("Fern", area_id=town.ossweil.id)
    role(town, near, topic="sewing", when=WEDNESDAY)
    role(town, far, topic="cooking", when=WEDNESDAY)
    town.mitte.latitude, town.mitte.longitude = 48.9, 9.19
    town.ossweil.latitude, town.ossweil.longitude = 48.9, 9.40
    volunteer(town, topics=["cooking"])
    session.flush()
    by_way = Weights(topic=5, travel=65, languages=15, time=15)
    change = Change(path=town.home.path, old=NEW, new=by_way)
    found = {one.of: one for one in effect_of_weights(session, change, now=town.now)}
    example = found[ExampleOf.VOLUNTEER]
    assert [row.name for row in example.before] == ["Fern", "Nah"]
    assert [row.name for row in example.after] == ["Nah", "Fern"]
    assert current_weights(session) == Weights()

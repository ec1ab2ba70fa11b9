import pytest
from sqlalchemy import Engine, insert, text, update
from sqlalchemy.orm import Session, sessionmaker

from helpboard.adapters.content_watch import watch
from helpboard.services.content import content_changed
from tests.integration.content_version.small_board import Leaflet, LogIn, Notice


class Moves:
    """A version that only counts how often it was told to move."""

    def __init__(self) -> None:
        self.count = 0

    def current(self) -> int | None:
        return self.count

    def moved(self) -> None:
        self.count += 1


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def sessions(engine: Engine, moves: Moves) -> sessionmaker[Session]:
    sessions = sessionmaker(engine)
    watch(sessions, moves, public_models=(Notice,))
    return sessions


def total(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT coalesce(sum(number), 0) FROM content_version")))


def test_public_rows_added_changed_and_deleted_move_the_version(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        notice = Notice(text="Bicycle")
        session.add(notice)
        session.commit()
        assert (moves.count, total(engine)) == (1, 1)
        notice.text = "Sofa"
        session.commit()
        assert (moves.count, total(engine)) == (2, 2)
        session.delete(notice)
        session.commit()
        assert (moves.count, total(engine)) == (3, 3)


def test_private_rows_and_reads_move_nothing(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.add(LogIn(name="Alice"))
        session.add(Notice(text="Bicycle"))
    with sessions.begin() as session:
        session.add(LogIn(name="Bob"))
        notice = session.get(Notice, 1)
        assert notice is not None
        notice.text = "Bicycle"
        session.execute(update(LogIn).values(name="Charlie"))
    assert (moves.count, total(engine)) == (1, 1)


def test_of_a_row_with_shown_columns_only_these_move_it(engine: Engine, moves: Moves) -> None:
    sessions = sessionmaker(engine)
    watch(sessions, moves, public_models=(Leaflet,))
    with sessions() as session:
        session.add(Leaflet(id=1, draft="Bicycle"))
        session.commit()
        leaflet = session.get_one(Leaflet, 1)
        leaflet.draft = "Sofa"
        session.commit()
        assert moves.count == 0
        leaflet.text = "Sofa"
        session.commit()
        assert moves.count == 1
        assert leaflet.text == "Sofa"
        leaflet.draft, leaflet.text = "", "Sofa"
        session.commit()
        assert moves.count == 1
        session.delete(leaflet)
        session.commit()
        assert moves.count == 2
        session.add(Leaflet(id=2, text="Sofa"))
        session.commit()
        assert moves.count == 3
        session.execute(update(Leaflet).values(draft="Chair"))
        session.commit()
    assert (moves.count, total(engine)) == (4, 4)


def test_one_transaction_moves_it_once_however_often_it_flushes(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        for number in range(5):
            session.add(Notice(text=str(number)))
            session.flush()
    assert (moves.count, total(engine)) == (1, 1)


def test_statements_on_public_tables_move_it(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.execute(insert(Notice.__table__).values(text="Bicycle"))
    with sessions.begin() as session:
        session.execute(update(Notice).values(text="Sofa"))
    assert (moves.count, total(engine)) == (2, 2)


def test_text_statements_move_it_when_they_say_so(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.execute(text("INSERT INTO notice (text) VALUES ('Bicycle')"))
    assert moves.count == 0
    with sessions.begin() as session:
        session.execute(text("DELETE FROM notice"))
        content_changed(session)
    assert (moves.count, total(engine)) == (1, 1)


@pytest.mark.parametrize("end", ["rollback", "close"])
def test_what_is_not_committed_moves_nothing_then_or_later(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves, end: str
) -> None:
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        session.flush()
        getattr(session, end)()
        session.add(LogIn(name="Alice"))
        session.commit()
    assert (moves.count, total(engine)) == (0, 0)


def test_a_savepoint_moves_nothing_before_the_whole_is_committed(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        with session.begin_nested():
            session.add(Notice(text="Bicycle"))
        assert moves.count == 0
        session.commit()
    assert (moves.count, total(engine)) == (1, 1)


def test_a_savepoint_rolled_back_does_not_forget_what_came_before_it(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Notice(text="Sofa"))
        session.flush()
        savepoint.rollback()
        session.commit()
    assert (moves.count, total(engine)) == (1, 1)


def test_a_savepoint_rolled_back_takes_no_move_of_an_inner_one_with_it(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        session.flush()
        savepoint = session.begin_nested()
        with session.begin_nested():
            session.add(LogIn(name="Alice"))
        savepoint.rollback()
        session.commit()
    assert (moves.count, total(engine)) == (1, 1)


def test_a_session_inside_an_outer_transaction_moves_it_at_its_commit(
    engine: Engine, moves: Moves
) -> None:
    with engine.connect() as connection:
        outer = connection.begin()
        sessions = sessionmaker(connection, join_transaction_mode="create_savepoint")
        watch(sessions, moves, public_models=(Notice,))
        with sessions() as session:
            session.add(Notice(text="Bicycle"))
            session.commit()
            assert moves.count == 1
            session.add(LogIn(name="Alice"))
            session.commit()
            assert moves.count == 1
        outer.rollback()
    assert total(engine) == 0


def test_a_commit_that_fails_moves_nothing(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE content_version"))
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        with pytest.raises(Exception, match="content_version"):
            session.commit()
        session.rollback()
        assert session.get(Notice, 1) is None
    assert moves.count == 0


def test_every_version_that_watches_is_told(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    other = Moves()
    watch(sessions, other, public_models=(Notice,))
    with sessions.begin() as session:
        session.add(Notice(text="Bicycle"))
    assert (moves.count, other.count, total(engine)) == (1, 1, 1)

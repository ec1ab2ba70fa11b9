"""Having texts translated by a machine: leased, paid for before the call, checked, published.

Nothing here talks to a machine: between :func:`begin` and :func:`finish` lies the call, outside of
any transaction (``cli/machine_chores.py``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from sqlalchemy import and_, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.domain.machine_text import NonsenseError, Sheet, finished, sheet
from helpboard.domain.machine_translation import (
    LEASE,
    OF_SERVER,
    RUN_PAUSE,
    SHARE_OF_PEOPLE,
    Trouble,
    month_of,
    next_try,
)
from helpboard.domain.translation import ItemKind, Origin, TranslationStatus, source_hash
from helpboard.models import ContentItem, ContentRevision, MachineAttempt, MachineUse, Translation
from helpboard.queries.leaving import pages_for_people
from helpboard.queries.machine_work import (
    OF_THE_TOWN,
    Wanted,
    explained_words,
    is_still_wanted,
    waits_also_for_new_words,
)
from helpboard.services.content_items import Said, item_of, record_revision

_MARKDOWN: Final = frozenset({(ItemKind.PAGE, "body")})


class MachineError(Exception):
    """The machine has not translated; the text names no key and no words.

    ``is_unpaid`` when the words certainly do not count on the other side.
    """

    def __init__(self, trouble: Trouble, detail: str, *, is_unpaid: bool = False) -> None:
        """Remember what is wrong: a code, and a few words for the operator."""
        super().__init__(f"{trouble.value}: {detail}")
        self.trouble = trouble
        self.detail = detail
        self.is_unpaid = is_unpaid


class BudgetError(Exception):
    """The words of this month are used up, or all that posts and profiles may have of them."""


class Translator(Protocol):
    """A machine that translates."""

    name: str

    def speaks(self, source: str, target: str) -> bool:
        """Tell whether it translates from one language into another, by our tags."""
        ...

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[str]:
        """Return the texts in another language, marked as they came (``domain/machine_text.py``).

        Raises :class:`MachineError`; each portion takes half a minute at most.
        """
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """A text that this worker alone may have translated; its words are paid for.

    ``done`` are fields whose words have not changed since the machine translated them last.
    """

    work: Wanted
    item_id: int
    sheets: Mapping[str, Sheet]
    done: Mapping[str, str]
    words: int
    month: str

    @property
    def texts(self) -> list[str]:
        """Return what is to be sent."""
        return [text for one in self.sheets.values() for text in one.texts]

    def fields(self, answers: Sequence[str]) -> dict[str, str]:
        """Return all fields in the other language; raises :class:`MachineError` for nonsense."""
        if len(answers) != len(self.texts):
            raise MachineError(Trouble.NONSENSE, "number")
        waiting = iter(answers)
        found = dict(self.done)
        for name, one in self.sheets.items():
            try:
                found[name] = finished(one, [next(waiting) for _ in one.texts], self.work.lang)
            except NonsenseError as error:
                trouble = Trouble.CONTACTS if error.why == "contacts" else Trouble.NONSENSE
                raise MachineError(trouble, error.why) from None
        return found


def begin(session: Session, *, work: Wanted, budget: int, now: datetime) -> Job | None:
    """Take a text for this worker and count its words; None when it is no longer to be translated.

    Raises :class:`BudgetError`, when nothing may be kept of this transaction. Words are counted
    before they leave, so that whatever ends the worker, a month never costs more than it may.
    """
    item = item_of(session, work.kind, work.thing_id)
    if not _lease(session, item.id, work, now) or not is_still_wanted(session, work, now=now):
        return None
    done = _unchanged(session, item.id, work)
    words = explained_words(session)
    sheets = {
        name: sheet(text, words=words, is_markdown=(work.kind, name) in _MARKDOWN)
        for name, text in work.source.fields.items()
        if name not in done
    }
    count = sum(one.word_count for one in sheets.values())
    here = budget if work.kind in OF_THE_TOWN else int(budget * SHARE_OF_PEOPLE)
    _spend(session, count, month=month_of(now), budget=here)
    return Job(work, item.id, sheets, done, count, month_of(now))


def finish(session: Session, *, job: Job, fields: Mapping[str, str], now: datetime) -> bool:
    """Show the machine's words to readers; False when they have come too late.

    That is when the original says something else by now, may be shown no longer, or when a person
    has written a translation in the meantime.
    """
    is_item = ContentItem.id == job.item_id
    # Translators lock it too: nobody publishes between the question and the answer.
    item = session.scalar(select(ContentItem).where(is_item).with_for_update())
    session.execute(
        update(MachineAttempt)
        .where(*_is_attempt(job), MachineAttempt.source_hash == job.work.hash)
        .values(next_at=now + RUN_PAUSE, tries=0, trouble="")
    )
    if item is None or not is_still_wanted(session, job.work, now=now):
        return False
    said = Said(lang=job.work.lang, fields=fields, made_from=job.work.source.fields)
    revision = record_revision(session, item=item, said=said, now=now)
    _publish(session, job, revision.id, now)
    session.flush()
    return True


def fail(session: Session, *, job: Job, error: MachineError, now: datetime) -> None:
    """Note why a text was not translated, and when to try it again."""
    row = session.get(MachineAttempt, (job.item_id, job.work.lang), populate_existing=True)
    if row is not None and row.source_hash == job.work.hash:
        is_own = error.trouble not in OF_SERVER
        row.trouble = error.trouble.value
        row.next_at = next_try(row.tries, now=now) if is_own else now
        row.tries -= 0 if is_own else 1
    if error.is_unpaid:
        session.execute(
            update(MachineUse)
            .where(MachineUse.month == job.month)
            .values(words=MachineUse.words - job.words)
        )
    session.flush()


def take_back(session: Session) -> int:
    """Hide a machine's words of pages that have become a matter for people; return how many."""
    pages = pages_for_people(session)
    of_pages = select(ContentItem.id).where(ContentItem.page_id.in_(pages))
    shown = session.scalars(
        select(Translation.item_id)
        .where(
            Translation.item_id.in_(of_pages),
            Translation.origin == Origin.MACHINE,
            Translation.revision_id.is_not(None),
        )
        .with_for_update()
    ).all()
    if shown:
        session.execute(
            update(Translation)
            .where(Translation.item_id.in_(shown), Translation.origin == Origin.MACHINE)
            .values(revision_id=None, source_hash="")
        )
    return len(shown)


def _is_attempt(job: Job) -> tuple[Any, Any]:
    return MachineAttempt.item_id == job.item_id, MachineAttempt.lang == job.work.lang


def _insert(session: Session, table: Any, **values: Any) -> None:
    """Make a row unless there is one."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if is_sqlite else postgresql.insert
    session.execute(insert(table).values(values).on_conflict_do_nothing())


def _lease(session: Session, item_id: int, work: Wanted, now: datetime) -> bool:
    """Take a text unless another worker has it, or it is to wait; new words wait for a day."""
    key = {"item_id": item_id, "lang": work.lang}
    _insert(session, MachineAttempt, **key, source_hash=work.hash, tries=0, next_at=now, trouble="")
    is_same = MachineAttempt.source_hash == work.hash
    is_given_up = MachineAttempt.next_at > now + RUN_PAUSE
    goes_on = or_(is_same, and_(MachineAttempt.trouble != "", ~is_given_up))
    taken = session.execute(
        update(MachineAttempt)
        .where(
            MachineAttempt.item_id == item_id,
            MachineAttempt.lang == work.lang,
            or_(
                MachineAttempt.next_at <= now,
                and_(~is_same, ~waits_also_for_new_words(now)),
            ),
        )
        .values(
            tries=case((goes_on, MachineAttempt.tries + 1), else_=1),
            source_hash=work.hash,
            next_at=now + LEASE,
            trouble="",
        )
        .returning(MachineAttempt.item_id)
    )
    return taken.scalar_one_or_none() is not None


def _spend(session: Session, words: int, *, month: str, budget: int) -> None:
    _insert(session, MachineUse, month=month, words=0)
    spent = session.execute(
        update(MachineUse)
        .where(MachineUse.month == month, MachineUse.words + words <= budget)
        .values(words=MachineUse.words + words)
        .returning(MachineUse.words)
    )
    if words and spent.scalar_one_or_none() is None:
        raise BudgetError(month)


def _unchanged(session: Session, item_id: int, work: Wanted) -> dict[str, str]:
    """Return fields that the machine translated from the same words as now, and empty ones."""
    last = session.scalar(
        select(ContentRevision)
        .join(Translation, Translation.revision_id == ContentRevision.id)
        .where(
            Translation.item_id == item_id,
            Translation.lang == work.lang,
            Translation.origin == Origin.MACHINE,
        )
    )
    return {
        name: last.fields[name] if last and text.strip() else text
        for name, text in work.source.fields.items()
        if not text.strip() or (last is not None and _is_same(last, name, text))
    }


def _is_same(last: ContentRevision, name: str, text: str) -> bool:
    before = last.source_fields.get(name)
    is_known = before is not None and name in last.fields
    return is_known and source_hash({name: before or ""}) == source_hash({name: text})


def _publish(session: Session, job: Job, revision_id: int, now: datetime) -> None:
    """Let readers see a revision; a draft beside it, its state and its version stay."""
    key = {"item_id": job.item_id, "lang": job.work.lang}
    _insert(
        session,
        Translation,
        **key,
        status=TranslationStatus.PUBLIC,
        origin=Origin.MACHINE,
        source_hash="",
        draft={},
        draft_source_hash="",
        draft_source={},
        set_aside=[],
        updated_at=now,
        version=1,
    )
    is_it = (Translation.item_id == job.item_id, Translation.lang == job.work.lang)
    if not session.scalars(select(Translation.draft).where(*is_it)).one():
        session.execute(update(Translation).where(*is_it).values(status=TranslationStatus.PUBLIC))
    session.execute(
        update(Translation)
        .where(*is_it)
        .values(
            origin=Origin.MACHINE,
            revision_id=revision_id,
            source_hash=job.work.hash,
            reviewed_by=None,
            reviewed_at=None,
            updated_at=now,
        )
    )

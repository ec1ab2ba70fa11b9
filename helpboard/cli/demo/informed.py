"""Makes circulars, tasks, news and questions of the demo town."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content import informing
from helpboard.domain.circular import Audience, CircularState
from helpboard.domain.group import GroupRole
from helpboard.domain.post import PostState
from helpboard.domain.question import QuestionState
from helpboard.domain.task import TaskState
from helpboard.models import (
    Circular,
    CircularReader,
    CircularText,
    Group,
    GroupMember,
    News,
    NewsText,
    Organisation,
    Post,
    Question,
    Site,
    Task,
)


def build_informing(build: Build, people: People) -> None:
    """Add what the desk has written and still wants to do, and what it was asked."""
    _send_circular(build, people)
    _draft_circular(build, people)
    _note_tasks(build, people)
    _write_news(build, people)
    _ask(build, people)
    build.session.flush()


def _circular(build: Build, people: People, *, days: float, **values: Any) -> Circular:
    row = Circular(
        area_id=build.areas["ludwigsburg"].id,
        filters={},
        source_lang="de",
        made_by=people.coordinators[0].id,
        **build.stamps(days=days),
        **values,
    )
    build.session.add(row)
    build.session.flush()
    return row


def _send_circular(build: Build, people: People) -> None:
    """Send one to the leads; some have answered."""
    row = _circular(
        build,
        people,
        days=3,
        audience=Audience.LEADS,
        buttons=["come", "cannot-come", "call-me"],
        state=CircularState.SENT,
        answer_by=build.today + timedelta(days=10),
        sent_at=build.ago(days=3),
    )
    build.session.add_all(
        CircularText(circular_id=row.id, lang=lang, subject=subject, body=body)
        for lang, (subject, body) in informing.CIRCULAR.items()
    )
    leads = {lead.id for lead in people.leads}
    led = build.session.execute(
        select(GroupMember.user_id, GroupMember.group_id)
        .join(Group, Group.id == GroupMember.group_id)
        .where(GroupMember.role == GroupRole.LEAD, GroupMember.user_id.in_(leads))
        .order_by(GroupMember.user_id, GroupMember.group_id)
    ).all()
    groups = {row.user_id: row.group_id for row in reversed(led)}
    for number, user_id in enumerate(sorted(groups)):
        said = informing.ANSWERS[number] if number < len(informing.ANSWERS) else ""
        build.session.add(
            CircularReader(
                circular_id=row.id,
                user_id=user_id,
                group_id=groups[user_id],
                written_at=build.ago(days=3),
                answer=said,
                answered_at=build.ago(days=2 - number / 10) if said else None,
            )
        )


def _draft_circular(build: Build, people: People) -> None:
    row = _circular(
        build,
        people,
        days=1,
        audience=Audience.VOLUNTEERS,
        buttons=["yes", "no", "maybe"],
        state=CircularState.DRAFT,
        answer_by=None,
    )
    subject, body = informing.DRAFT
    mark = build.canaries.mark("circular_text.body")
    build.session.add(
        CircularText(circular_id=row.id, lang="de", subject=subject, body=f"{body} ({mark})")
    )


def _note_tasks(build: Build, people: People) -> None:
    about = _things(build)
    last = len(informing.TASKS) - 1
    for number, (title, text, kind, due, who) in enumerate(informing.TASKS):
        is_done = number == last
        build.session.add(
            Task(
                area_id=build.areas["ludwigsburg"].id,
                title=title,
                text=f"{text} ({build.canaries.mark('task.text')})".strip(),
                about=kind,
                about_id=about.get(kind),
                owner_id=people.coordinators[who].id,
                due_on=None if due is None else build.today + timedelta(days=due),
                state=TaskState.DONE if is_done else TaskState.OPEN,
                made_by=people.coordinators[0].id,
                done_at=build.ago(days=1) if is_done else None,
                **build.stamps(days=25 - number),
            )
        )


def _things(build: Build) -> dict[str, int | None]:
    """Return the first thing of the town of each kind that a task is about."""
    home = build.areas["ludwigsburg-mitte"].id
    published = select(Post.id).where(Post.state == PostState.PUBLISHED)

    def first(statement: Any, column: Any) -> int | None:
        found: int | None = build.session.scalar(statement.order_by(column).limit(1))
        return found

    return {
        "organisation": first(
            select(Organisation.id).where(Organisation.area_id == home), Organisation.id
        ),
        "group": first(select(Group.id), Group.id),
        "post": first(published, Post.id),
        "site": first(select(Site.id), Site.id),
    }


def _write_news(build: Build, people: People) -> None:
    for slug, texts, days in informing.NEWS:
        until = build.today + timedelta(days=days)
        _news(build, people, slug, texts, published_at=build.ago(days=2), until=until)
    mark = build.canaries.mark("news_text.body")
    hidden = {
        lang: (title, f"{body} ({mark})" if lang == "de" else body)
        for lang, (title, body) in informing.NEWS_DRAFT.items()
    }
    _news(build, people, "ludwigsburg", hidden, published_at=None, until=None)


def _news(build: Build, people: People, slug: str, texts: Any, **values: Any) -> None:
    row = News(
        area_id=build.areas[slug].id,
        source_lang="de",
        made_by=people.coordinators[0].id,
        **build.stamps(days=2),
        **values,
    )
    build.session.add(row)
    build.session.flush()
    build.session.add_all(
        NewsText(news_id=row.id, lang=lang, title=title, body=body)
        for lang, (title, body) in texts.items()
    )


def _ask(build: Build, people: People) -> None:
    for number, (lang, text, name, way, state, answer) in enumerate(informing.QUESTIONS):
        marks = build.canaries
        is_open = state == QuestionState.OPEN.value
        email = f"frage-{marks.new().lower()}@example.org"
        build.session.add(
            Question(
                area_id=build.areas["ludwigsburg"].id,
                name=f"{name} {marks.mark('question.name')}".strip(),
                email=marks.note("question.email", email) if way == "email" else None,
                phone=f"+49 7141 555 1{number:02d}" if way == "phone" else "",
                text=f"{text} ({marks.mark('question.text')})",
                text_lang=lang,
                language=lang,
                state=QuestionState(state),
                answer=f"{answer} ({marks.mark('question.answer')})" if answer else "",
                answer_lang="de" if answer else "",
                answered_by=None if is_open else people.coordinators[0].id,
                answered_at=None if is_open else build.ago(days=number),
                created_at=build.ago(days=number + 0.4),
            )
        )

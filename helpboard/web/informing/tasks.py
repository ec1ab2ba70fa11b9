"""Tasks of the desk: lists, making one of anything, changing, doing."""

from datetime import UTC, date, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, MalformedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.policy import Actor
from helpboard.domain.task import MOST_TEXT, MOST_TITLE, TaskAbout, TaskList, TaskState
from helpboard.extensions import db, writing
from helpboard.queries.areas import AreaRow
from helpboard.queries.people import Reach
from helpboard.queries.task_things import ThingRow, thing_for, things_named
from helpboard.queries.tasks import PAGE, TaskRow, owners_for, task_for, tasks_of
from helpboard.services import tasks as service
from helpboard.services.tasks import TaskContent
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.filters import home_area
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.words import ABOUT, TASK_LISTS, DeskForm
from helpboard.web.kept import kept_area_tree
from helpboard.web.paging import number_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once
from helpboard.web.telling_form import options
from helpboard.web.words.topics import topic_label

ALL = "/desk/tasks"
ONE = f"{ALL}/<int(max={MOST_ID}):task_id>"
_CHOOSE = _l("Please choose something from the list.")


class TaskForm(DeskForm):
    """A task; the service checks who may own it."""

    version = HiddenField()
    title = StringField(_l("What is to be done?"), render_kw={"maxlength": MOST_TITLE})
    text = TextAreaField(_l("More about it"), render_kw={"rows": "4", "maxlength": MOST_TEXT})
    area = SelectField(_l("Area"), [InputRequired(_CHOOSE)])
    owner_id = SelectField(_l("Who does it?"))
    due_on = DateField(_l("Until when?"), [Optional()])

    def offer(self, actor: Actor) -> None:
        """Fill in areas and the coordinators of all of them; the service checks that they fit."""
        self.area.choices = options(own_area_choices(actor))
        people = owners_for(db.session(), _areas_around(actor))
        names = ((str(one.id), one.name) for one in people)
        self.owner_id.choices = options([("", _l("Nobody yet")), *names])

    def content(self) -> TaskContent:
        """Return what was typed."""
        return TaskContent(
            area_id=int(self.area.data),
            title=self.title.data or "",
            text=self.text.data or "",
            owner_id=int(self.owner_id.data or 0),
            due_on=self.due_on.data if isinstance(self.due_on.data, date) else None,
        )


@bp.get(ALL)
@allow(Permission.DESK)
def tasks() -> ResponseReturnValue:
    """Show one list of tasks: the reader's, those of others, what is overdue, what is done."""
    given = request.args.get("list", TaskList.MINE.value)
    if given not in set(TaskList):
        raise MalformedError("list")
    shown, today = TaskList(given), dates.local(datetime.now(UTC)).date()
    found, total = tasks_of(
        db.session(), acting(), shown=shown, today=today, before=number_of("before")
    )
    rows, more = found[:PAGE], found[PAGE:]
    things = things_named(db.session(), [(row.about, row.about_id or 0) for row in rows])
    return render_template(
        "informing/tasks.html",
        rows=[_line(row, things, today) for row in rows],
        next_url=url_for("informing.tasks", list=given, before=rows[-1].id) if more else "",
        count=ngettext("%(num)d task", "%(num)d tasks", total),
        lists=[
            (url_for("informing.tasks", list=one.value), words, one is shown)
            for one, words in TASK_LISTS.items()
        ],
        shown=TASK_LISTS[shown],
        button=ButtonForm(formdata=None),
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_task() -> ResponseReturnValue:
    """Make a task, perhaps of what ``about`` and ``id`` in the address name."""
    actor, thing = acting(), _thing()
    given = {"owner_id": str(actor.user_id or ""), "area": _home_of(actor)}
    form = TaskForm(data=given)
    form.offer(actor)
    if form.validate_on_submit():
        try:
            task_id = _made(form, thing)
        except FieldsError as error:
            form.tell(error)
        else:
            flash(_("The task is noted."), "success")
            return redirect(url_for("informing.task", task_id=task_id), 303)
    named: dict[str, Any] = {"about": thing.about.value, "id": thing.id} if thing else {}
    html = render_template(
        "informing/task_form.html",
        form=form,
        thing=_shown_thing(thing) if thing else None,
        action=url_for("informing.new_task", **named),
        row=None,
        is_stale=False,
    )
    return html, 422 if form.errors else 200


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def task(task_id: int) -> ResponseReturnValue:
    """Show a task; POST changes it, unless somebody else has meanwhile."""
    actor, is_stale = acting(), False
    row = task_for(db.session(), actor, task_id)
    form = TaskForm(data=_data(row))
    form.offer(actor)
    if form.validate_on_submit():
        try:
            _changed(form, task_id)
        except FieldsError as error:
            form.tell(error)
        except ConflictError:
            is_stale = True
            row = task_for(db.session(), actor, task_id)
            form.version.data = str(row.version)
        else:
            flash(_("The task is changed."), "success")
            return redirect(url_for("informing.task", task_id=task_id), 303)
    today = dates.local(datetime.now(UTC)).date()
    things = things_named(db.session(), [(row.about, row.about_id or 0)])
    html = render_template(
        "informing/task_form.html",
        form=form,
        row=_line(row, things, today),
        text=row.text,
        thing=_line(row, things, today)["thing"],
        action=url_for("informing.task", task_id=task_id),
        is_stale=is_stale,
    )
    if is_stale:
        return html, 409
    return html, 422 if form.errors else 200


@bp.post(f"{ONE}/<any(done, open):state>")
@allow(Permission.DESK)
def finish_task(task_id: int, state: str) -> ResponseReturnValue:
    """Mark a task as done, or open it again."""
    form, actor = ButtonForm(), acting()
    task_for(db.session(), actor, task_id)
    if not form.validate_on_submit():
        flash(_("This page was open for a long time. Please press the button once more."), "alarm")
        return redirect(url_for("informing.tasks"), 303)
    is_done, now = state == TaskState.DONE.value, datetime.now(UTC)
    with writing(db.session()) as session:
        service.finish_task(session, actor=actor, task_id=task_id, is_done=is_done, now=now)
    flash(_("Done!") if is_done else _("The task is open again."), "success")
    return redirect(url_for("informing.tasks"), 303)


def _thing() -> ThingRow | None:
    about, typed = request.args.get("about", ""), request.args.get("id", "")
    if not about and not typed:
        return None
    if about not in set(TaskAbout) or not (typed.isascii() and typed.isdigit()) or len(typed) > 9:
        raise MalformedError("about")
    return thing_for(db.session(), _reach(), about=about, about_id=int(typed))


def _reach() -> Reach:
    return Reach(acting(), home_area(kept_area_tree()).slug)


def _made(form: TaskForm, thing: ThingRow | None) -> int:
    reach = _reach()
    about = (thing.about.value, thing.id) if thing else None

    def make(session: Session, now: datetime) -> int:
        made = service.make_task(session, reach=reach, content=form.content(), about=about, now=now)
        return made.id

    return made_once(make)


def _changed(form: TaskForm, task_id: int) -> None:
    now, actor, typed = datetime.now(UTC), acting(), form.version.data or ""
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
    with writing(db.session()) as session:
        service.change_task(
            session,
            actor=actor,
            task_id=task_id,
            version=version,
            content=form.content(),
            now=now,
        )


def _data(row: TaskRow) -> dict[str, Any]:
    return {
        "version": str(row.version),
        "title": row.title,
        "text": row.text,
        "area": str(row.area_id),
        "owner_id": str(row.owner_id or ""),
        "due_on": row.due_on,
    }


def _home_of(actor: Actor) -> str:
    return next((str(row.id) for row in _own(actor)), "")


def _own(actor: Actor) -> list[AreaRow]:
    return [row for row in kept_area_tree().rows if row.id in actor.coordinates]


def _areas_around(actor: Actor) -> frozenset[int]:
    """Return the areas of the actor, all above them and all below them."""
    around: set[int] = set()
    for row in kept_area_tree().rows:
        parts = {int(part) for part in row.path.strip("/").split("/")}
        if parts & actor.coordinates:
            around |= parts
    return frozenset(around)


def _line(row: TaskRow, things: Any, today: date) -> dict[str, Any]:
    thing = things.get((row.about, row.about_id)) if row.about else None
    is_done = row.state is TaskState.DONE
    return {
        "id": row.id,
        "url": url_for("informing.task", task_id=row.id),
        "title": row.title,
        "owner": row.owner_name,
        "area_name": row.area_name,
        "due": dates.weekday_and_day(row.due_on) if row.due_on else "",
        "is_late": row.is_overdue(today=today),
        "is_done": is_done,
        "done": dates.weekday_and_day(row.done_at) if row.done_at else "",
        "thing": _shown_thing(thing) if thing else None,
        "finish_url": url_for(
            "informing.finish_task", task_id=row.id, state="open" if is_done else "done"
        ),
    }


def _shown_thing(thing: ThingRow) -> dict[str, str]:
    return {"kind": str(ABOUT[thing.about]), "label": _label(thing), "url": _address(thing)}


def _label(thing: ThingRow) -> str:
    return topic_label(thing.topic) if thing.topic else thing.label


def _address(thing: ThingRow) -> str:
    """Return where the desk looks at a thing."""
    match thing.about:
        case TaskAbout.POST:
            return url_for("desk.check", post_id=thing.id)
        case TaskAbout.ORGANISATION:
            return url_for("register.organisation", slug=thing.slug)
        case TaskAbout.GROUP:
            return url_for("groups.profile", slug=thing.slug)
        case TaskAbout.PERSON:
            return url_for("register.person", user_id=thing.id)
        case TaskAbout.SITE:
            return url_for("register.site", site_id=thing.id)
        case TaskAbout.NOTICE:
            return url_for("desk.notice", notice_id=thing.id)
        case _:
            return url_for("informing.question", question_id=thing.id)

"""The pages on which an organisation or a group says what it lastingly gives and seeks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.facts import Problem
from helpboard.domain.fields import FieldsError
from helpboard.domain.topics import LEAVES
from helpboard.extensions import db, writing
from helpboard.models import GiveSeek
from helpboard.queries.gives_seeks import GiveSeekRow
from helpboard.services import submissions
from helpboard.services.gives_seeks import (
    Owner,
    add_item,
    as_read,
    change_item,
    check_item,
    remove_item,
)
from helpboard.web.actors import acting
from helpboard.web.block_form import block_fields
from helpboard.web.block_typed import read_blocks
from helpboard.web.button_form import ButtonForm
from helpboard.web.gives_seeks import gives_seeks_view
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.profile_choices import area_choices
from helpboard.web.submissions import submission_key
from helpboard.web.telling_form import TellingForm, choose, options, topic_options
from helpboard.web.when_typed import Typed
from helpboard.web.words.kinds import NEED_KINDS


class ItemForm(TellingForm):
    """One thing that is given or sought."""

    seen = HiddenField()
    direction = RadioField(
        _l("Give or look for?"),
        choices=[
            SelectChoice("give", _l("We give this")),
            SelectChoice("seek", _l("We look for this")),
        ],
        validate_choice=False,
    )
    kind = choose(_l("What is it?"))
    topic = choose(_l("What is it about?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = options([("", _l("Please choose")), *NEED_KINDS.items()])
        self.topic.choices = topic_options()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whoever gives and seeks, and the addresses of its pages; ``urls`` make those of an item.

    ``who_sees`` says beside each form who will read it, ``who_finds`` who is found by it.
    """

    owner: Owner
    name: str
    hub_url: str
    list_url: str
    new_url: str
    item_url: Callable[[int], str]
    remove_url: Callable[[int], str]
    who_sees: str
    who_finds: str


def new_item_form() -> ItemForm:
    """Return the form for one more item."""
    return ItemForm(data={"direction": "seek" if "seek" in request.args else "give"})


def item_form(row: GiveSeek) -> ItemForm:
    """Return the form of an item that there is."""
    return ItemForm(
        data={
            "direction": row.direction.value,
            "kind": row.kind,
            "topic": row.topic,
            "seen": as_read(row),
        }
    )


def item_of(owner: Owner, item_id: int) -> GiveSeek:
    """Read an item; that of somebody else is not found."""
    row = db.session.get(GiveSeek, item_id)
    if row is None or (row.organisation_id, row.group_id) != (
        owner.organisation_id,
        owner.group_id,
    ):
        raise NotFoundError(item_id)
    return row


def tried(form: ItemForm, save: Callable[[], None]) -> tuple[Problem, ...]:
    """Save what was typed, or tell at the fields what is wrong; returns problems of blocks."""
    try:
        check_item({**form.typed(), "facts": {}})
        read = read_blocks(form.topic.data, request.form, is_whole=False)
        if not read.problems:
            save()
    except FieldsError as error:
        form.tell(error)
        return ()
    return read.problems


def add_typed(form: ItemForm, owner: Owner) -> None:
    """Store what was typed as one more item, once."""
    checked, actor, key, now = check_item(_typed(form)), acting(), submission_key(), _now()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            add_item(session, actor=actor, owner=owner, item=checked, now=now)


def change_typed(form: ItemForm, item_id: int) -> None:
    """Store what was typed in an item; raises ``ConflictError`` when it has moved."""
    checked, actor, key, now = check_item(_typed(form)), acting(), submission_key(), _now()
    seen = form.seen.data or ""
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            change_item(session, actor=actor, item_id=item_id, item=checked, seen=seen, now=now)


def take_away(owner: Owner, item_id: int) -> None:
    """Take an item away; harmless when it is gone, or somebody else's."""
    actor = acting()
    with writing(db.session()) as session:
        row = session.get(GiveSeek, item_id)
        if row is not None and (row.organisation_id, row.group_id) == (
            owner.organisation_id,
            owner.group_id,
        ):
            remove_item(session, actor=actor, item_id=item_id, now=_now())


def theirs_now(form: ItemForm, item_id: int) -> dict[str, Any]:
    """Return what stands there now; the form goes on from it when it is sent again."""
    row = db.session.get_one(GiveSeek, item_id)
    form.seen.data = as_read(row)
    shown = GiveSeekRow(row.id, row.direction, row.kind, row.topic, row.facts)
    return gives_seeks_view([shown], kept_area_tree())[0]


def list_page(whose: Whose, rows: tuple[GiveSeekRow, ...]) -> str:
    """Show everything that is given and sought."""
    shown = gives_seeks_view(rows, kept_area_tree())
    items = [{**view, "id": row.id} for view, row in zip(shown, rows, strict=True)]
    return render_template(
        "gives_seeks/index.html",
        whose=whose,
        sides={side: [item for item in items if item["side"] == side] for side in ("give", "seek")},
        token=ButtonForm(formdata=None),
    )


def item_page(
    form: ItemForm, typed: Typed, problems: tuple[Problem, ...], **more: Any
) -> ResponseReturnValue:
    """Show the form of an item; ``more`` holds ``whose``, ``action`` and perhaps ``theirs``."""
    topic = form.topic.data or ""
    fields = None
    if topic in LEAVES:
        areas = tuple(area_choices())
        fields = block_fields(topic, typed, areas=areas, problems=problems, is_whole=False)
    page = render_template("gives_seeks/item.html", form=form, fields=fields, **more)
    if more.get("theirs"):
        return page, 409
    return page, 422 if problems else status_of(form)


def _typed(form: ItemForm) -> Mapping[str, Any]:
    facts = read_blocks(form.topic.data, request.form, is_whole=False).facts
    return {**form.typed(), "facts": facts}


def _now() -> datetime:
    return datetime.now(UTC)

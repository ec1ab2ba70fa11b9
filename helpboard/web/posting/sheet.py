"""The form of one post on its way between the reader and the services."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import render_template, request, url_for
from werkzeug.datastructures import MultiDict

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.blocks import BLOCKS
from helpboard.domain.errors import NotAllowedError
from helpboard.domain.facts import Problem
from helpboard.domain.posting import PostContent
from helpboard.domain.topics import TOPICS
from helpboard.queries.duplicates import Similar
from helpboard.queries.voices import Voice
from helpboard.services.post_rights import ONESELF, Behalf
from helpboard.web.block_form import BlockField, BlockFields, block_fields, problem_sentence
from helpboard.web.block_typed import read_blocks
from helpboard.web.choices import choices
from helpboard.web.facts import headline
from helpboard.web.filters import Choices, home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import offered
from helpboard.web.posting.forms import PostForm
from helpboard.web.posting.pictures import Pictures
from helpboard.web.posting.preview import Preview
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.topics import topic_label

ME = "me"
_INDENT = "\u2003"


@dataclass(slots=True)
class Sheet:
    """Everything that the page of the form shows; ``post_id`` is that of a post being edited."""

    form: PostForm
    typed: MultiDict[str, str]
    pictures: Pictures
    voices: Sequence[Voice]
    action: str
    post_id: int | None = None
    is_draft: bool = True
    problems: list[Problem] = field(default_factory=list)
    previews: Sequence[Preview] = ()
    similar: Sequence[Similar] = ()
    theirs: Preview | None = None

    def behalf(self) -> Behalf:
        """Return for whom the post is written; ``NotAllowedError`` for somebody else's name."""
        code = self.form.act_as.data or ME
        if code == ME:
            return ONESELF
        for voice in self.voices:
            if voice.code == code:
                return Behalf(organisation_id=voice.organisation_id, group_id=voice.group_id)
        raise NotAllowedError(code)

    def content(self, *, is_whole: bool) -> PostContent:
        """Return what was typed as the services take it; what cannot be read goes to problems."""
        topic = self.form.topic.data or ""
        facts: dict[str, Any] = {}
        if topic in TOPICS:
            read = read_blocks(topic, self.typed, is_whole=is_whole)
            self.problems += read.problems
            facts = read.facts
        return PostContent(
            kind=self.form.kind.data or "",
            topic=topic,
            area=self.form.area.data or "",
            facts=facts,
            text=self.form.text.data or "",
            text_lang=self.form.text_lang.data or current_language().tag,
        )

    def say(self, problems: Iterable[Problem]) -> None:
        """Add what the services said, each thing once."""
        known = {problem.block for problem in self.problems}
        self.problems += [problem for problem in problems if problem.block not in known]


def offer_choices(form: PostForm, voices: Sequence[Voice]) -> None:
    """Give the form's fields their choices."""
    form.area.choices = choices(area_choices())
    names = [(voice.code, voice.name) for voice in voices]
    form.act_as.choices = choices([(ME, _("I do, as a person")), *names])


def area_choices() -> Choices:
    """Return the home area and everything below it, indented by depth."""
    tree = kept_area_tree()
    home = home_area(tree)
    return [(row.slug, _INDENT * (row.depth - home.depth) + row.name) for row in tree.below(home)]


def sheet_page(sheet: Sheet) -> str:
    """Return the page of the form."""
    form = sheet.form
    topic = form.topic.data if form.topic.data in TOPICS else ""
    kind = form.kind.data if form.kind.data in {"offer", "request"} else ""
    problems = [*sheet.problems, *sheet.pictures.problems]
    fields = _fields(topic, sheet.typed, problems)
    return render_template(
        "posting/form.html",
        sheet=sheet,
        form=form,
        fields=fields,
        wrong=_wrong(form, fields, problems),
        errors=_errors_of(form, problems),
        pictures=sheet.pictures,
        picture_error=" ".join(problem_sentence(one) for one in problems if one.block == "photo"),
        kind=kind,
        topic=topic,
        kind_label=post_kind_label(kind) if kind else "",
        topic_label=topic_label(topic) if topic else "",
        change_url=url_for("posting.new"),
        similar=[_similar(one) for one in sheet.similar],
        preview_tags=offered(),
        preview_lang=request.form.get("preview_lang", ""),
        is_new=sheet.post_id is None,
    )


def _fields(topic: str, typed: MultiDict[str, str], problems: list[Problem]) -> BlockFields:
    if not topic:
        return BlockFields((), ())
    areas = tuple((slug, name.strip()) for slug, name in area_choices())
    return block_fields(topic, typed, areas=areas, problems=problems)


def _errors_of(form: PostForm, problems: list[Problem]) -> dict[str, str]:
    """Return what is wrong with the fields beside the blocks, by field."""
    return {
        problem.block: problem_sentence(problem) for problem in problems if problem.block in form
    }


def _wrong(
    form: PostForm, fields: BlockFields, problems: list[Problem]
) -> list[tuple[str, str, str]]:
    """Return everything that is wrong: the id of its field, its label and a sentence."""
    drawn = {one.code: one for part in fields for one in part}
    rows = [("", "", str(error)) for error in form.form_errors]
    if form.csrf_token.errors:
        rows.append(("", "", stale_form()))
    for problem in problems:
        rows.append((*_place(form, drawn.get(problem.block), problem), problem_sentence(problem)))
    return rows


def _place(form: PostForm, block: BlockField | None, problem: Problem) -> tuple[str, str]:
    if block is not None:
        return f"block-{block.code}", block.label
    if problem.block in form and problem.block not in {"kind", "topic"}:
        return problem.block, str(form[problem.block].label.text)
    if problem.block == "photo":
        return "photo", _("Photos")
    return "", _("Topic") if problem.block in {"kind", "topic", *BLOCKS} else ""


def stale_form() -> str:
    """Return what to do when the form's token has run out."""
    return _("This page was open for a long time. Nothing is lost: please send it once more.")


def _similar(one: Similar) -> dict[str, Any]:
    endpoint = "my.post" if one.is_own else "posts.show"
    return {
        "url": url_for(endpoint, post_id=one.id),
        "headline": headline(one.kind, one.topic, one.facts, one.area_name),
        "is_own": one.is_own,
    }

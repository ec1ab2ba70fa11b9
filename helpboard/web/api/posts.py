"""Posts for programs: those of the board, with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import url_for

from helpboard.domain.post import PostKind
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind, Words
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.extensions import db
from helpboard.queries.areas import AreaTree
from helpboard.queries.board import (
    MOST_COUNTED,
    CardRow,
    board_page,
    organisation_name,
)
from helpboard.queries.board_search import found_page
from helpboard.queries.cursor import Cursor
from helpboard.queries.posts import PostPage, post_page
from helpboard.services.photos import Picture, pictures_of
from helpboard.web.api import words
from helpboard.web.api.contract import (
    AREA,
    ORGANISATION,
    SPEAKS,
    TOPIC,
    Asked,
    Listed,
    Parameter,
    Resource,
    codes,
    id_key,
)
from helpboard.web.api.shapes import (
    ADDRESS,
    MOMENT,
    NUMBER,
    TEXT,
    YES_NO,
    Field,
    Many,
    Maybe,
    Shape,
    one_of,
)
from helpboard.web.board_choice import choice_of
from helpboard.web.caching import discreet, fresh_until
from helpboard.web.facts import FactLine, fact_lines, headline
from helpboard.web.filters import LONGEST_QUERY
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.paths import MOST_ID
from helpboard.web.structured import absolute
from helpboard.web.wordbook import wordbook
from helpboard.web.wordings import wordings


@dataclass(frozen=True, slots=True)
class _Post:
    """A post with its words for the reader; a list does not know ``page`` and ``pictures``."""

    row: CardRow
    words: Words
    tree: AreaTree
    page: PostPage | None = None
    pictures: tuple[Picture, ...] = ()


def _lines(post: _Post) -> list[FactLine]:
    return fact_lines(post.row.topic, post.row.facts, area_name=post.tree.name_of)


def _headline(post: _Post) -> str:
    row = post.row
    return headline(row.kind, row.topic, row.facts, row.area_name)


def _photo_url(picture: Picture) -> str:
    return settings().base_url + url_for("media.show", name=picture.name)


FACT = Shape(
    "Fact",
    "One fact of a post: exact in every language at once.",
    (
        Field("block", TEXT, "The code of the building block."),
        Field("label", TEXT, "What it is, in the language asked for."),
        Field("value", TEXT, "What it says, in the language asked for."),
        Field("raw", TEXT, "The value in one canonical line, the same in every language."),
    ),
)
PHOTO = Shape(
    "Photo",
    "A picture (WebP).",
    (
        Field("url", ADDRESS, "Where it is.", _photo_url),
        Field("width", NUMBER, "In pixels."),
        Field("height", NUMBER, "In pixels."),
        Field("alt", TEXT, "What it shows, in the author's words; may be empty."),
    ),
)
POST = Shape(
    "Post",
    "An offer or a request that everybody may read now. People's contact data are never in it:"
    " readers answer on its page.",
    (
        Field("id", NUMBER, "The number of the post.", "row.id"),
        Field(
            "url",
            ADDRESS,
            "Its page on the board, where one answers.",
            lambda post: absolute("posts.show", post_id=post.row.id),
        ),
        Field("kind", one_of(PostKind), "Who gives.", "row.kind.value"),
        Field(
            "topic",
            words.CODE,
            "What it is about.",
            lambda post: words.topic(post.row.topic),
        ),
        Field(
            "is_discreet",
            YES_NO,
            "About violence and the like: show it, but keep no copy and name it in no list of"
            " what somebody has read.",
            lambda post: is_discreet(post.row.topic),
        ),
        Field("headline", TEXT, "The facts in one line, in the language asked for.", _headline),
        Field("facts", Many(FACT), "All facts, in the order of the form.", _lines),
        Field(
            "text",
            Maybe(words.WORDS),
            "What the author wrote beside the facts.",
            lambda post: words.told(post.words, "text"),
        ),
        Field(
            "area",
            words.LINK,
            "The area.",
            lambda post: words.Named(post.row.area_slug, post.row.area_name),
        ),
        Field(
            "organisation",
            Maybe(words.LINK),
            "The organisation that posted it.",
            lambda post: words.named(post.row.organisation_slug, post.row.organisation_name),
        ),
        Field(
            "group",
            Maybe(words.LINK),
            "The group that posted it.",
            lambda post: words.named(post.row.group_slug, post.row.group_name),
        ),
        Field(
            "is_verified",
            YES_NO,
            "The coordinator vouches for the organisation.",
            "row.is_verified",
        ),
        Field("is_urgent", YES_NO, "Somebody waits for it.", "row.is_urgent"),
        Field("published_at", MOMENT, "Since when it is public.", "row.published_at"),
        Field("expires_at", MOMENT, "When it leaves the board at the latest.", "row.expires_at"),
    ),
)
POST_IN_FULL = Shape(
    "PostInFull",
    "A post with everything that its page shows.",
    (
        *POST.fields,
        Field("wanted", NUMBER, "How many are offered or wanted.", "page.wanted"),
        Field("found", NUMBER, "How many of them have found somebody.", "page.found"),
        Field("photos", Many(PHOTO), "The pictures, in their order.", "pictures"),
        Field("updated_at", MOMENT, "When it changed last.", "page.updated_at"),
    ),
)


def _list(asked: Asked) -> Listed:
    session, now = db.session(), datetime.now(UTC)
    chosen = choice_of(asked.args, kept_area_tree()).filter
    after = Cursor.parse(asked.after) if asked.after else None
    if chosen.organisation:
        organisation_name(session, chosen.organisation)
    if chosen.text:
        book = wordbook()
        page = found_page(session, chosen, book=book, now=now, after=after, size=asked.limit)
    else:
        page = board_page(session, chosen, now=now, after=after, size=asked.limit)
    if chosen.topic and is_discreet(chosen.topic):
        discreet()
    return Listed(
        things=_posts(page.cards),
        total=min(page.total, MOST_COUNTED),
        is_more=page.total > MOST_COUNTED,
        next=page.next.text if page.next else None,
    )


def _posts(cards: Iterable[CardRow], **more: Any) -> list[_Post]:
    """Return posts with their words; the answer lasts as long as they do."""
    rows, tree = tuple(cards), kept_area_tree()
    said = wordings({ItemKind.POST: rows})
    for row in rows:
        fresh_until(row.expires_at)
    return [_Post(row, said.of(ItemKind.POST, row.id), tree, **more) for row in rows]


def _show(post_id: int) -> _Post:
    session = db.session()
    page = post_page(session, post_id, now=datetime.now(UTC))
    if is_discreet(page.card.topic):
        discreet()
    (post,) = _posts((page.card,), page=page, pictures=tuple(pictures_of(session, post_id)))
    return post


POSTS = Resource(
    name="posts",
    about="The posts on the board, the newest first.",
    one="One post. What was public once and is gone answers 410, what never was 404.",
    rule=f"<int(max={MOST_ID}):id>",
    key=id_key("The number of a post."),
    parameters=(
        codes("kind", PostKind, "Offers or requests alone."),
        TOPIC,
        AREA,
        SPEAKS,
        codes("day", WEEKDAYS, "Posts that name this day of the week."),
        codes("part", PARTS, "Posts that name this part of the day."),
        ORGANISATION,
        Parameter(
            name="q",
            schema={"type": "string", "maxLength": LONGEST_QUERY},
            about="Words to search for, in any language and script; typing errors are forgiven.",
        ),
    ),
    item=POST,
    whole=POST_IN_FULL,
    lists=_list,
    shows=_show,
    can_be_gone=True,
)

"""What people type, in the scripts that they type, finds what they mean.

`tests/data/judged_queries.json` holds a small board and judged questions: `finds` must be among
the first five, `never` must not be found at all, and `top` is the exact order, which is the same
on every database. Documents are listed from new to old.
"""

import json
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest

from helpboard.domain.group import GroupKind
from helpboard.domain.post import PostState
from helpboard.domain.search.content import Kind
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.query import parse
from helpboard.domain.search.stems import script_of
from helpboard.domain.search.synonyms import synonyms
from helpboard.models import SearchWord
from helpboard.queries import search_statements
from helpboard.queries.search import count_posts, hits, post_hits, understood
from helpboard.services import search

JUDGED = json.loads((Path(__file__).parents[2] / "data" / "judged_queries.json").read_text())


def _book():
    names = defaultdict(list)
    for code, tag, name in synonyms():
        names[code].append((tag, name))
    for code, called in JUDGED["names"].items():
        names[code] += called.items()
    return WordBook(names)


BOOK = _book()


@pytest.fixture
def put(town):
    """Put one judged document on the board; return how a hit of it looks."""

    def post(document, at):
        made = town.post(
            document["topic"],
            facts=document["facts"],
            text=document["text"],
            text_lang=document["lang"],
            published_at=at,
        )
        return Kind.POST, made.id

    def organisation(document, at):
        made = town.organisation(
            document["name"],
            kind=document["organisation_kind"],
            about=document["text"],
            topics=document["topics"],
            languages=document["languages"],
            created_at=at,
        )
        return Kind.ORGANISATION, made.id

    def group(document, at):
        kind = GroupKind(document["group_kind"])
        made = town.group(
            document["name"],
            kind=kind,
            about=document["text"],
            topics=document["topics"],
            languages=document["languages"],
            created_at=at,
        )
        return (Kind.CAFE if kind is GroupKind.WELCOME_CAFE else Kind.GROUP), made.id

    return {"post": post, "organisation": organisation, "group": group}


@pytest.fixture
def board(put, session, now):
    """The judged board: {(kind, id): name of the document}."""
    named = {}
    for hours, document in enumerate(JUDGED["documents"], start=1):
        named[put[document["kind"]](document, now - timedelta(hours=hours))] = document["id"]
    search.reindex_all(session)
    return named


def test_every_judged_question_finds_what_is_meant_in_the_same_order(board, session, now):
    wrong = []
    for judged in JUDGED["queries"]:
        page = hits(session, judged["query"], book=BOOK, now=now, limit=100)
        found = [board[hit.kind, hit.id] for hit in page.hits]
        if found[:5] != judged["top"]:
            wrong.append((judged["query"], "order", found[:5]))
        if set(judged["finds"]) - set(found[:5]):
            wrong.append((judged["query"], "lacks", set(judged["finds"]) - set(found[:5])))
        if set(judged["never"]) & set(found):
            wrong.append((judged["query"], "has", set(judged["never"]) & set(found)))
    assert wrong == []


def test_sixty_questions_are_judged_in_six_scripts():
    scripts = {script_of(judged["query"]) for judged in JUDGED["queries"]}
    assert scripts == {"LATIN", "ARABIC", "CYRILLIC", "ETHIOPIC", "GREEK", "DEVANAGARI"}
    assert len(JUDGED["queries"]) >= 60
    assert all(judged["finds"] for judged in JUDGED["queries"])


def test_a_misspelt_word_is_corrected_and_said_so(board, session, now):
    page = hits(session, "Fahradwerkstat Dienstag", book=BOOK, now=now)

    assert page.did_you_mean == "fahrradwerkstatt dienstag"
    assert [board[hit.kind, hit.id] for hit in page.hits] == ["workshop"]


def test_a_misspelt_name_is_corrected_in_other_scripts_too(board, session, now):
    for typed, meant in (
        ("велосипет", "велосипед"),
        ("یخجال", "یخچال"),
        ("buzdolebı", "buzdolabı"),
    ):
        page = hits(session, typed, book=BOOK, now=now)
        assert page.did_you_mean == meant
        assert page.hits, typed


def test_a_word_that_matches_is_never_corrected(board, session, now):
    page = hits(session, "Chor", book=BOOK, now=now)

    assert page.did_you_mean is None
    assert [board[hit.kind, hit.id] for hit in page.hits] == ["choir"]


def test_an_unfinished_word_is_finished_without_a_word(board, session, now):
    page = hits(session, "Schulran", book=BOOK, now=now)

    assert (page.did_you_mean, page.ignored) == (None, ())
    assert [board[hit.kind, hit.id] for hit in page.hits] == ["bag"]


def test_a_word_that_is_nowhere_is_left_out_and_said_so(board, session, now):
    page = hits(session, "Xylophonquark Chor", book=BOOK, now=now)

    assert page.ignored == ("xylophonquark",)
    assert [board[hit.kind, hit.id] for hit in page.hits] == ["choir"]


def test_of_words_that_never_stand_together_the_name_of_a_thing_is_kept(board, session, now):
    for text in ("Chor Bett", "Bett Chor"):
        page = hits(session, text, book=BOOK, now=now)
        assert page.ignored == ("chor",)
        assert [board[hit.kind, hit.id] for hit in page.hits] == ["bed", "bed-uk"]


def test_nothing_is_found_by_nothing_and_by_what_is_nowhere(board, session, now):
    for text in ("", "?!", "xylophonquark", "qqqq wwww"):
        page = hits(session, text, book=BOOK, now=now)
        assert (page.hits, page.total, page.did_you_mean) == ((), 0, None)


def test_kinds_can_be_chosen(board, session, now):
    def found(*kinds):
        page = hits(session, "Frauen", book=BOOK, now=now, kinds=kinds)
        return [board[hit.kind, hit.id] for hit in page.hits]

    assert found(Kind.CAFE) == ["women-cafe"]
    assert found(Kind.POST) == ["doctor", "course-women"]
    assert found(Kind.ORGANISATION, Kind.GROUP) == []


def test_a_suggestion_is_a_word_that_finds_something_public(board, session, town, now):
    session.add(SearchWord(word="geheimnis", backwards="simieheg", spelling="geheimnis"))
    session.flush()

    page = hits(session, "geheimnix", book=BOOK, now=now)

    assert (page.did_you_mean, page.hits) == (None, ())


def test_the_board_takes_hits_with_its_filters_newest_first(board, session, now):
    query = parse("Fahrrad", BOOK)

    def found(*codes):
        return [board[Kind.POST, id_] for id_ in post_hits(session, query, now=now, codes=codes)]

    assert found("kind:offer", "area:ludwigsburg")[:2] == ["bike-26", "bike-28"]
    assert found("topic:rides") == ["bike-mention"]
    assert found("kind:request") == []
    assert count_posts(session, query, now=now, codes=["topic:rides"]) == 1


def test_pages_of_hits_follow_each_other_without_gap_or_repeat_even_at_one_moment(
    town, session, now
):
    moment = now - timedelta(hours=1)
    posts = [town.post(published_at=moment) for _ in range(7)]
    search.index_posts(session, posts)
    query = parse("Fahrrad", BOOK)
    first = post_hits(session, query, now=now, limit=3)
    second = post_hits(session, query, now=now, limit=3, after=(moment, first[-1]))
    third = post_hits(session, query, now=now, limit=3, after=(moment, second[-1]))

    assert [*first, *second, *third] == [post.id for post in reversed(posts)]


@pytest.mark.parametrize("often", [search_statements.OFTEN, 99], ids=["often", "seldom"])
def test_words_that_meet_often_and_words_that_hardly_ever_do_are_found_alike(
    town, session, now, monkeypatch, often
):
    monkeypatch.setattr(search_statements, "OFTEN", often)
    monkeypatch.setattr(search_statements, "AT_ALL", often)
    hours = range(1, 13)
    posts = [
        town.post(text="Kinder lernen Deutsch", published_at=now - timedelta(hours=one))
        for one in hours
    ]
    posts[1].expires_at = now
    town.post(text="Deutsch")
    search.reindex_all(session)
    query = parse("Kinder Deutsch", BOOK)
    public = tuple(post.id for post in posts if post is not posts[1])

    assert post_hits(session, query, now=now) == public
    after = (now - timedelta(hours=3), posts[2].id)
    assert post_hits(session, query, now=now, after=after) == public[2:]
    assert post_hits(session, query, now=now, after=after, limit=4) == public[2:6]
    assert count_posts(session, query, now=now) == len(public)
    page = hits(session, "Kinder Deutsch", book=BOOK, now=now)
    assert [hit.id for hit in page.hits] == list(public)


def test_the_next_page_is_found_although_the_last_post_is_gone(town, session, now):
    posts = [town.post(published_at=now - timedelta(hours=hours)) for hours in range(1, 5)]
    search.index_posts(session, posts)
    query = parse("Fahrrad", BOOK)
    first = post_hits(session, query, now=now, limit=2)
    posts[1].state = PostState.WITHDRAWN
    search.index_post(session, posts[1])

    after = (now - timedelta(hours=2), first[-1])
    rest = post_hits(session, query, now=now, after=after)
    assert rest == (posts[2].id, posts[3].id)


def test_only_the_newest_thousand_hits_are_counted_and_ranked(town, session, now, monkeypatch):
    monkeypatch.setattr("helpboard.queries.search.RANKED_HITS", 3)
    monkeypatch.setattr("helpboard.queries.search.MOST_COUNTED", 3)
    hours = range(1, 7)
    posts = [town.post(text="Rad", published_at=now - timedelta(hours=hour)) for hour in hours]
    search.index_posts(session, posts)

    page = hits(session, "Rad", book=BOOK, now=now)

    assert page.total == 4
    assert [hit.id for hit in page.hits] == [post.id for post in posts[:3]]


def test_the_board_corrects_within_its_filters(board, session, now):
    def found(text, *codes):
        asked = understood(session, text, book=BOOK, now=now, codes=codes)
        ids = post_hits(session, asked.query, now=now, codes=codes)
        return [board[Kind.POST, id_] for id_ in ids], asked.did_you_mean, asked.ignored

    assert found("Fahrrad", "topic:rides") == (["bike-mention"], None, ())
    assert found("Fahrrda", "topic:rides") == (["bike-mention"], "fahrrad", ())
    assert found("Chor Samstag", "topic:sport") == (["football"], None, ("chor",))

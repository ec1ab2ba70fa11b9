"""What is found follows what is public, in the same transaction."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState
from helpboard.domain.search.content import Kind
from helpboard.domain.search.names import WordBook
from helpboard.models import Post, SearchDocument, SearchWord, Service
from helpboard.queries.search import hits
from helpboard.services import search

NOBODYS_NAMES = WordBook({})


@pytest.fixture
def found(session, now):
    def look(question):
        page = hits(session, question, book=NOBODYS_NAMES, now=now)
        return {(hit.kind, hit.id) for hit in page.hits}

    return look


def test_a_published_post_is_found_by_its_text_and_district(town, session, found):
    post = town.post(text="Kinderwagen, wenig gefahren")
    search.index_post(session, post)
    bed = town.post(text="Bett", area_id=town.ossweil.id)
    search.index_post(session, bed)

    assert found("kinderwagen") == {(Kind.POST, post.id)}
    assert found("Wagen Mitte") == {(Kind.POST, post.id)}
    assert found("Oßweil") == {(Kind.POST, bed.id)}
    assert found("Ludwigsburg") == {(Kind.POST, post.id), (Kind.POST, bed.id)}


@pytest.mark.parametrize(
    "state", [state for state in PostState if state is not PostState.PUBLISHED]
)
def test_a_post_that_is_not_published_any_more_is_forgotten(town, session, found, state):
    post = town.post(text="Kinderwagen")
    search.index_post(session, post)
    assert found("kinderwagen")

    post.state = state
    session.flush()
    search.index_post(session, post)

    assert found("kinderwagen") == set()
    assert session.scalars(select(SearchDocument)).all() == []


def test_a_hidden_post_is_not_found_even_when_its_document_was_left(town, session, found):
    post = town.post(text="Kinderwagen")
    search.index_post(session, post)

    post.state = PostState.HIDDEN
    session.flush()

    assert found("kinderwagen") == set()


def test_an_expired_post_is_not_found_whatever_the_worker_did(town, session, found, now):
    post = town.post(text="Kinderwagen", expires_at=now + timedelta(minutes=1))
    search.index_post(session, post)
    assert found("kinderwagen")

    post.expires_at = now - timedelta(seconds=1)
    session.flush()

    assert found("kinderwagen") == set()


def test_a_changed_text_is_found_by_its_new_words_only(town, session, found):
    post = town.post(text="Kinderwagen")
    search.index_post(session, post)
    post.text = "Laufrad"
    search.index_post(session, post)

    assert found("laufrad") == {(Kind.POST, post.id)}
    assert found("kinderwagen") == set()


def test_indexing_twice_changes_nothing(town, session, found):
    post = town.post(text="Kinderwagen")
    search.index_post(session, post)
    before = session.execute(select(SearchDocument.id, SearchDocument.codes)).all()
    search.index_post(session, post)

    assert session.execute(select(SearchDocument.id, SearchDocument.codes)).all() == before


def test_a_deleted_post_takes_its_document_along(town, session, found):
    post = town.post(text="Kinderwagen")
    other = town.post(text="Laufrad")
    search.index_posts(session, [post, other])

    session.delete(post)
    session.flush()

    assert found("kinderwagen") == set()
    assert found("laufrad") == {(Kind.POST, other.id)}


def test_forgetting_what_is_not_there_is_harmless(session):
    search.forget(session, Kind.POST, 4711)


def test_an_organisation_is_found_by_its_name_its_text_and_its_services(town, session, found):
    organisation = town.organisation("Diakonie", about="Beratung für alle")
    town.add(
        Service(
            slug="schulden",
            organisation_id=organisation.id,
            area_id=town.mitte.id,
            topic="debt-advice",
            name="Schuldenberatung",
            source_lang="de",
            languages=["tr"],
            conditions=[],
        )
    )
    search.index_organisation(session, organisation)

    for question in ("diakonie", "Beratung", "Schulden"):
        assert found(question) == {(Kind.ORGANISATION, organisation.id)}, question


def test_a_hidden_organisation_is_not_found(town, session, found):
    organisation = town.organisation("Diakonie")
    search.index_organisation(session, organisation)
    assert found("diakonie")

    organisation.state = OrganisationState.HIDDEN
    session.flush()
    assert found("diakonie") == set()
    search.index_organisation(session, organisation)

    assert session.scalars(select(SearchDocument)).all() == []


def test_a_closed_group_is_not_found(town, session, found):
    group = town.group("Café Regenbogen")
    search.index_group(session, group)
    assert found("regenbogen") == {(Kind.CAFE, group.id)}

    group.state = GroupState.CLOSED
    session.flush()
    assert found("regenbogen") == set()
    search.index_group(session, group)

    assert session.scalars(select(SearchDocument)).all() == []


def test_what_is_private_is_in_no_document(town, session):
    secret = "zqxcanary"
    group = town.group(address=f"{secret}straße 1")
    organisation = town.organisation(
        email=f"{secret}@example.org", phone=secret, street=f"{secret}weg"
    )
    author = town.person(name=secret.title())
    post = town.post(author_id=author.id)
    pending = town.post(text=secret, state=PostState.PENDING)
    search.index_group(session, group)
    search.index_organisation(session, organisation)
    search.index_posts(session, [post, pending])
    search.reindex_all(session)

    rows = session.execute(
        text("SELECT CAST(tokens AS TEXT) || title || codes FROM search_document")
    )
    stored = [*rows.scalars(), *session.scalars(select(SearchWord.word))]
    assert len(stored) > 3
    assert not [value for value in stored if secret in value]


def test_documents_are_numbered_as_they_were_posted(town, session, now):
    moments = [now - timedelta(days=3), now, now - timedelta(days=1), now - timedelta(days=1)]
    posts = [town.post(published_at=moment) for moment in moments]
    search.index_posts(session, posts)

    walked = session.scalars(select(SearchDocument.post_id).order_by(SearchDocument.id)).all()
    assert walked == [posts[0].id, posts[2].id, posts[3].id, posts[1].id]


def test_writing_all_anew_gives_the_same_documents_as_writing_one_by_one(town, session, now):
    for hours in range(1, 6):
        search.index_post(session, town.post(published_at=now - timedelta(hours=hours)))
    organisation = town.organisation(created_at=now - timedelta(days=9))
    search.index_organisation(session, organisation)
    search.index_group(session, town.group(created_at=now - timedelta(days=8)))
    rows = select(
        SearchDocument.id, SearchDocument.post_id, SearchDocument.title, SearchDocument.codes
    ).order_by(SearchDocument.id)
    before = session.execute(rows).all()

    assert search.reindex_all(session) == 7
    assert session.execute(rows).all() == before


def test_words_are_counted_and_those_that_are_gone_are_dropped(town, session):
    posts = [town.post(text="Laufrad"), town.post(text="Laufrad Helm"), town.post(text="Roller")]
    search.index_posts(session, posts)
    search.forget(session, Kind.POST, posts[2].id)
    search.recount_words(session)

    counts = dict(session.execute(select(SearchWord.word, SearchWord.documents)).all())
    assert counts["laufrad"] == 2
    assert counts["helm"] == 1
    assert "roller" not in counts


def test_words_that_became_common_explain_compounds(town, session, found):
    posts = [town.post(text="Tombola") for _ in range(search.COMMON_WORD)]
    search.index_posts(session, posts)
    search.recount_words(session)
    stand = town.post(text="Tombolastand")
    search.index_post(session, stand)
    assert (Kind.POST, stand.id) not in found("Tombola")

    hut = town.post(text="Tombolatisch")
    search.index_post(session, hut)
    assert (Kind.POST, hut.id) in found("Tombola")


def test_a_word_with_quotes_and_signs_is_harmless(town, session, found):
    post = town.post(text="l'école \"neu\" \\ ' OR 1=1; -- NEAR(x) * ^ :")
    search.index_post(session, post)

    assert found("école") == {(Kind.POST, post.id)}
    assert found("' \" \\ * ^ : NEAR( AND") == {(Kind.POST, post.id)}
    assert found("' \" \\ * ^ : ( )") == set()
    assert session.get(Post, post.id) is not None

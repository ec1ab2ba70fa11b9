"""Groups of a test's own in the served town, with people who can log in and who read letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.group import AddressShown, GroupKind, GroupRole, GroupState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Area, Group, GroupMember, Post, User
from tests.browser.conftest import NewPage
from tests.browser.joining import BUTTON, letter_to, link_in
from tests.browser.joining import log_in as fill_in
from tests.browser.judging import follow
from tests.journeys.demo import Demo

DISTRICT = "ludwigsburg-mitte"
TOPIC = "sewing"


@dataclass
class Reader:
    """Somebody who reads every letter once, in her own language."""

    demo: Demo
    id: int
    email: str
    tag: str
    read: int = 0

    def letter(self) -> EmailMessage:
        """Wait for the next letter."""
        letter = letter_to(self.demo, self.email, after=self.read)
        self.read += 1
        assert letter["Content-Language"] == self.tag
        return letter

    def agrees(self, visitor: Page) -> None:
        """Follow the first link of the next letter without log-in, and press its button."""
        visitor.goto(link_in(self.letter()))
        assert visitor.locator("html").get_attribute("lang") == self.tag
        follow(visitor.locator(BUTTON).first)
        assert visitor.locator(BUTTON).count() == 0


@dataclass
class Circle:
    """A group: its slug, who leads it, and who helps in it."""

    slug: str
    lead: Reader
    helpers: Sequence[Reader]


@dataclass
class Circles:
    """Makes groups in one language, and opens pages with or without script."""

    demo: Demo
    tag: str
    has_script: bool
    new_page: NewPage

    def page(self) -> Page:
        """Open a page of somebody whom the board does not know."""
        return self.new_page(java_script_enabled=self.has_script, quiet=self.has_script)

    def circle(self, slug: str, *, helpers: int = 1) -> Circle:
        """Make an active group of its own for this language."""
        slug = f"{slug}-{self.tag}"
        with self.demo.session() as session:
            now = datetime.now(UTC)
            group = Group(
                slug=slug, name=slug.title(), kind=GroupKind.WORKING_GROUP,
                state=GroupState.ACTIVE, area_id=_area(session), topics=[TOPIC],
                languages=["de", "ar"], conditions=[], source_lang="de", address="",
                address_shown=AddressShown.EVERYBODY, created_at=now, updated_at=now,
            )  # fmt: skip
            people = [self._person(session, f"{slug}-{n}") for n in range(helpers + 1)]
            session.add(group)
            session.flush()
            for number, person in enumerate(people):
                role = GroupRole.HELPER if number else GroupRole.LEAD
                session.add(
                    GroupMember(group_id=group.id, user_id=person.id, role=role, joined_at=now)
                )
            lead, *others = map(self._reader, people)
            session.commit()
        return Circle(slug, lead, others)

    def request(self, name: str) -> tuple[Reader, int]:
        """Put somebody's request on the board; return who asks, and the number of the post."""
        with self.demo.session() as session:
            now = datetime.now(UTC)
            person = self._person(session, f"{name}-{self.tag}")
            post = Post(
                kind=PostKind.REQUEST, state=PostState.PUBLISHED, topic=TOPIC, facts={},
                area_id=_area(session), author_id=person.id, text="Eine Hose kürzen",
                text_lang="de", created_at=now, updated_at=now, published_at=now,
                first_published_at=now, expires_at=now + timedelta(days=20),
            )  # fmt: skip
            session.add(post)
            session.flush()
            made = self._reader(person), post.id
            session.commit()
        return made

    def log_in(self, person: Reader) -> Page:
        """Open a page on which somebody is logged in."""
        page = self.page()
        page.goto(f"/{self.tag}/account/login")
        password = self.demo.manifest["accounts"]["group_lead"]["password"]
        fill_in(page, email=person.email, password=password)
        page.wait_for_url(f"**/{self.tag}/my/")
        return page

    def _person(self, session: Session, name: str) -> User:
        """Make somebody who knows the same password as everybody in the demo town."""
        known = self.demo.manifest["accounts"]["group_lead"]["id"]
        now = datetime.now(UTC)
        like = session.get_one(User, known)
        person = User(
            name=name.title(), email=f"{name}@example.org", state=AccountState.ACTIVE,
            language=self.tag, password_hash=like.password_hash, terms_at=like.terms_at,
            created_at=now, updated_at=now,
        )  # fmt: skip
        session.add(person)
        session.flush()
        return person

    def _reader(self, person: User) -> Reader:
        return Reader(self.demo, person.id, str(person.email), self.tag)


def _area(session: Session) -> int:
    return session.scalars(select(Area.id).where(Area.slug == DISTRICT)).one()

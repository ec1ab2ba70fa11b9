"""The small town of the tests: Alice's association, a café, and makers of everything else."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import Hear
from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import (
    AccessCode,
    Area,
    Base,
    ContentVersion,
    Group,
    GroupSchedule,
    Organisation,
    Post,
    Site,
    User,
)
from helpboard.models.content_version import SLOTS
from helpboard.services import facets, search

_n = count(1)


def make_tables(engine: Engine) -> None:
    """Create every table as the migrations would, with the version's slots; again changes nothing.

    A process that runs tests on both databases in turn comes back to a server that it has prepared.
    """
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        if session.get(ContentVersion, 0) is not None:
            return
        session.add_all(ContentVersion(slot=slot, number=0) for slot in range(SLOTS))
        session.commit()


class Town:
    """Ludwigsburg in small: two districts, whatever a test asks for, all at one moment."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session = session
        self.now = now
        self.county = self._area("landkreis-ludwigsburg", "Landkreis Ludwigsburg", "county", None)
        self.home = self._area("ludwigsburg", "Ludwigsburg", "town", self.county, is_portal=True)
        self.mitte = self._area("ludwigsburg-mitte", "Mitte", "district", self.home)
        self.ossweil = self._area("ludwigsburg-ossweil", "Oßweil", "district", self.home)

    @property
    def today(self) -> date:
        """The day in Ludwigsburg, which is the next one already before midnight in UTC."""
        return self.now.astimezone(ZoneInfo("Europe/Berlin")).date()

    def add(self, *things: Any) -> Any:
        self.session.add_all(things)
        self.session.flush()
        return things[0]

    def person(self, name: str = "Alice", **values: Any) -> User:
        defaults: dict[str, Any] = {
            "email": f"{name.lower()}{next(_n)}@example.org",
            "state": AccountState.ACTIVE,
            "language": "de",
            "created_at": self.now,
            "updated_at": self.now,
        }
        return self.add(User(name=name, **{**defaults, **values}))  # type: ignore[no-any-return]

    def organisation(self, name: str = "Nähstube Faden", **values: Any) -> Organisation:
        defaults: dict[str, Any] = {
            "slug": f"organisation-{next(_n)}",
            "kind": "association",
            "state": OrganisationState.VERIFIED,
            "area_id": self.mitte.id,
            "about": "Wir nähen jeden Dienstag.",
            "source_lang": "de",
            "topics": ["sewing"],
            "languages": ["de"],
            "created_at": self.now,
            "updated_at": self.now,
        }
        organisation: Organisation = self.add(Organisation(name=name, **{**defaults, **values}))
        return organisation

    def group(self, name: str = "Café Willkommen", **values: Any) -> Group:
        defaults: dict[str, Any] = {
            "slug": f"group-{next(_n)}",
            "kind": GroupKind.WELCOME_CAFE,
            "state": GroupState.ACTIVE,
            "area_id": self.ossweil.id,
            "address": "Hauptstraße 1",
            "address_shown": AddressShown.EVERYBODY,
            "about": "Kaffee, Kuchen und Gespräche.",
            "source_lang": "de",
            "topics": ["meeting-people"],
            "languages": ["de", "ar"],
            "conditions": [],
            "created_at": self.now,
            "updated_at": self.now,
        }
        group: Group = self.add(Group(name=name, **{**defaults, **values}))
        return group

    def shelter(self, address: str) -> Site:
        made: Site = self.add(
            Site(
                key=f"shelter-{next(_n)}",
                name="Haus am Wasen",
                kind="shelter",
                area_id=self.mitte.id,
                address=address,
                languages=[],
                created_at=self.now,
                updated_at=self.now,
            )
        )
        return made

    def schedule(self, group: Group, **values: Any) -> GroupSchedule:
        defaults: dict[str, Any] = {
            "rule": "FREQ=WEEKLY;BYDAY=WE",
            "starts_on": date(2026, 1, 1),
            "starts": time(18, 0),
            "ends": time(20, 0),
            "except_on": [],
            "meets_on_holidays": True,  # so that tests are true on whatever day they run
        }
        return self.add(GroupSchedule(group_id=group.id, **{**defaults, **values}))  # type: ignore[no-any-return]

    def code(self, **values: Any) -> AccessCode:
        """Give out a code; its holder is heard of by nothing else unless told otherwise."""
        defaults: dict[str, Any] = {
            "code_hash": f"{next(_n):064}",
            "language": "ar",
            "hear": Hear.CODE,
            "created_at": self.now,
            "used_at": self.now,
        }
        return self.add(AccessCode(**{**defaults, **values}))  # type: ignore[no-any-return]

    def post(self, topic: str = "bicycle", **values: Any) -> Post:
        """Put a post on the board, published an hour ago unless told otherwise."""
        published = values.pop("published_at", self.now - timedelta(hours=1))
        state = values.get("state", PostState.PUBLISHED)
        defaults: dict[str, Any] = {
            "kind": PostKind.OFFER,
            "state": state,
            "area_id": self.mitte.id,
            "facts": {"thing": "bicycle"} if topic == "bicycle" else {},
            "text": "Gut erhalten.",
            "text_lang": "de",
            "published_at": published,
            "first_published_at": published if state is PostState.PUBLISHED else None,
            "expires_at": self.now + timedelta(days=20),
            "created_at": self.now - timedelta(hours=2),
            "updated_at": self.now - timedelta(hours=1),
        }
        post: Post = self.add(Post(topic=topic, **{**defaults, **values}))
        facets.index_post(self.session, post)
        return post

    def make_searchable(self) -> None:
        """Write the search index of everything that is there now."""
        search.reindex_all(self.session)

    def _area(
        self, slug: str, name: str, kind: str, parent: Area | None, *, is_portal: bool = False
    ) -> Area:
        area = Area(
            slug=slug,
            name=name,
            kind=kind,
            parent_id=parent.id if parent else None,
            path="",
            is_portal=is_portal,
        )
        self.add(area)
        area.path = f"{parent.path if parent else '/'}{area.id}/"
        self.session.flush()
        return area

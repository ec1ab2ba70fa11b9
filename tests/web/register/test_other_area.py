"""To a coordinator of another area there is nothing of this one: no page, no form."""

import pytest

from helpboard.domain.contact_log import ContactKind
from helpboard.models import Contact, Site
from tests.web.desk.conftest import filled

OURS = ("organisations", "groups", "sites", "areas", "contacts")


@pytest.fixture
def objects(town, cast, now):
    """One of each in Mitte, and what stands in their addresses."""
    faden = town.organisation("Nähstube Faden", slug="faden")
    town.organisation("Nähstube Fadem", slug="fadem")
    cafe = town.group("Café", slug="cafe", area_id=town.mitte.id)
    site = town.add(Site(key="s", name="Haus", kind="flat", address="Rain 1", languages=[],
                         area_id=town.mitte.id, created_at=now, updated_at=now))  # fmt: skip
    talk = town.add(Contact(organisation_id=faden.id, area_id=town.mitte.id, on_date=town.today,
                            kind=ContactKind.CALL, text="Ruft an", created_at=now))  # fmt: skip
    return {
        "organisations": {"slug": faden.slug, "other_slug": "fadem"},
        "groups": {"slug": cafe.slug},
        "sites": {"site_id": site.id, "group_id": cafe.id, "user_id": cast["Alice"].id},
        "areas": {"slug": town.mitte.slug},
        "contacts": {"contact_id": talk.id},
    }


def addresses(app, objects):
    """Every address of the register that names one of the objects, with a method."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        part = str(rule).split("/")[3] if str(rule).count("/") > 2 else ""
        if not rule.endpoint.startswith("register.") or part not in OURS:
            continue
        names = rule.arguments - {"lang"}
        if names:
            values = {name: objects[part][name] for name in names}
            path = rule.build({"lang": "en", **values})[1]
            yield from ((path, method) for method in rule.methods & {"GET", "POST"})


def test_every_object_of_another_area_is_not_found(app, as_, objects):
    browser = as_("Else")
    own = filled(browser.get("/en/desk/areas/new").text, verdict="hide", reason="fraud")
    tried = list(addresses(app, objects))
    assert len(tried) > 15
    for path, method in tried:
        if method == "GET":
            browser.get(path, expect=404)
        else:
            browser.post(path, data=own, expect=404)


@pytest.mark.parametrize("who", ["Alice", "Nora", None])
def test_only_coordinators_with_a_second_factor_open_the_register(app, as_, objects, who):
    browser = as_(who)
    for path, method in addresses(app, objects):
        if method == "GET":
            answer = browser.get(path, expect={"Alice": 403, "Nora": 303, None: 302}[who])
            assert who == "Alice" or "/account/" in answer.location

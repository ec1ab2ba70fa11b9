"""Every answer is what the description promises, whatever is asked."""

from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from helpboard.web.api.resources import RESOURCES

STRAY = ("&x=1", "&topics=goods", "&lang=de&lang=de", "&X")
KEYS = {one.name: one.key.name for one in RESOURCES}
PATHS = ["/v1"] + [
    path for name, key in KEYS.items() for path in (f"/v1/{name}", f"/v1/{name}/{{{key}}}")
]


def test_the_description_names_every_path_and_its_schemas_are_schemas(description):
    document = description.document
    assert document["openapi"] == "3.1.0"
    assert sorted(document["paths"]) == sorted(PATHS)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = [path["get"]["operationId"] for path in document["paths"].values()]
    assert len(set(names)) == len(names)


def test_the_description_speaks_of_every_schema_that_it_names(description):
    for path, methods in description.document["paths"].items():
        for response in methods["get"]["responses"].values():
            for content in description.found(response).get("content", {}).values():
                assert description.found(content["schema"])["properties"], path


def test_every_field_parameter_and_header_is_described(description):
    fields = []

    def walk(part, where):
        if isinstance(part, list):
            part = dict(enumerate(part))
        if not isinstance(part, dict):
            return
        if where[-1:] in (["properties"], ["headers"], ["parameters"]):
            fields.extend((where, name, one) for name, one in part.items() if "$ref" not in one)
        for name, one in part.items():
            walk(one, [*where, name])

    walk(description.document, [])
    assert len(fields) > 150
    assert [(where, name) for where, name, one in fields if not one.get("description")] == []


def test_an_answer_has_the_headers_that_are_described(browser, town, public, description):
    town.post()
    for path, address in (
        ("/v1/posts", "posts?limit=1"),
        ("/v1/posts/{id}", f"posts/{public.post.id}"),
    ):
        answer = browser.get(f"/api/v1/{address}")
        promised = description.document["paths"][path]["get"]["responses"]["200"]["headers"]
        assert set(promised) <= set(answer.headers.keys())
        assert "Last-Modified" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_the_answer_is_as_described(browser, town, public, description, path):
    day = (town.now + timedelta(days=(2 - town.now.weekday()) % 7)).date()
    slugs = {
        "areas": "ludwigsburg-mitte",
        "organisations": public.organisation.slug,
        "groups": public.group.slug,
        "services": public.service.slug,
    }
    known = {
        "slug": [slugs.get(path.removeprefix("/v1/").partition("/")[0], "unknown")],
        "organisation": [public.organisation.slug],
        "area": ["ludwigsburg", "ludwigsburg-mitte"],
        "path": [public.page.path],
        "q": ["Fahrrad", "nähstube", "be"],
        "week": [f"{day:%G-W%V}"],
        "month": [f"{day:%Y-%m}"],
        "id": [str(public.post.id), f"{public.schedule.id}-{day}"],
    }
    seen = set()

    @settings(
        max_examples=15,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def ask(data):
        values = data.draw(description.requests(path, known))
        address = path
        for one in description.parameters(path):
            if one["in"] == "path":
                value = values.pop(one["name"]).encode("utf-8", "replace")
                address = address.replace(f"{{{one['name']}}}", quote(value, safe=""))
        query = urlencode(values, errors="replace")
        answer = browser._client.get(f"/api{address}?{query}")
        seen.add(answer.status_code)
        description.judge(path, answer)
        refused = browser._client.get(f"/api{address}?{query}{data.draw(st.sampled_from(STRAY))}")
        assert refused.status_code in {400, 404}
        description.judge(path, refused)

    browser.get("/api/v1")
    ask()
    assert 200 in seen
    assert len(seen) > 1 or path == "/v1"

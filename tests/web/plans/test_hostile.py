"""What nobody types into the desk's forms about matching is refused, never a fault."""

from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from helpboard.models import MatchWeights, Proposal
from tests.faults.test_hostile_input import HOSTILE
from tests.talking import asked
from tests.web.plans.conftest import token_of

FORMS = {
    "matching": ("topic", "travel", "languages", "time", "version", "deed"),
    "matching/undo": ("version",),
    "goods/propose": ("offer", "request", "carrier"),
    "posts/{post}/helpers/{person}": ("override",),
    "calls/1": ("anything",),
}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_typed_is_a_fault(desk, town, session, form):
    post, person = asked(town, "sewing"), town.person("Vera")
    token = token_of(desk.get("/en/desk/plans/new").text)
    path = f"/en/desk/{form}".format(post=post.id, person=person.id)
    kind = "application/x-www-form-urlencoded"
    session.commit()
    for value in HOSTILE:
        pairs = [("csrf_token", token), *((name, value) for name in FORMS[form])]
        body = urlencode(pairs, errors="surrogatepass").encode()
        answer = desk._client.post(path, data=body, content_type=kind)
        assert answer.status_code < 500, (path, value)
        assert "<hostile-tag" not in answer.text
    session.expire_all()
    assert session.scalars(select(Proposal)).all() == []
    assert session.scalars(select(MatchWeights)).all() == []

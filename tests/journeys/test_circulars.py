"""A circular of the demo town: letters in the leads' languages, answers by button, a reminder."""

import email
import re
from email.message import EmailMessage
from email.policy import default

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from helpboard.domain.group import GroupRole
from helpboard.mailer.postman import postman
from helpboard.models import CircularReader, GroupMember, Letter, User
from tests.journeys.at_the_desk import fields_of, staff
from tests.journeys.demo import Demo, MakeDemo

pytestmark = pytest.mark.slow

LANGUAGES = ("de", "ar", "uk", "en")
WORDS = {
    "subject_de": "Herbstfest", "body_de": "Wer kommt?",
    "subject_ar": "حفل الخريف", "body_ar": "من يأتي؟",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(new_demo: MakeDemo) -> Demo:
    """The demo town with an empty outbox, whose leads read four languages in turn."""
    demo = new_demo("sqlite", "circulars")
    with demo.session() as session:
        session.execute(delete(Letter))
        led = select(GroupMember.user_id).where(GroupMember.role == GroupRole.LEAD)
        for number, lead in enumerate(session.scalars(select(User).where(User.id.in_(led)))):
            lead.language = LANGUAGES[number % len(LANGUAGES)]
        session.commit()
    return demo


def sent_files(demo: Demo) -> list[EmailMessage]:
    """Carry everything, and read the letters that went out by this."""
    folder = demo.instance / "letters"
    known = set(folder.glob("*.eml")) if folder.is_dir() else set()
    with demo.app.app_context():
        while postman().go_round():
            pass
    new = sorted(set(folder.glob("*.eml")) - known)
    return [email.message_from_bytes(one.read_bytes(), policy=default) for one in new]  # type: ignore[misc]


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def tap(client: FlaskClient, path: str) -> str:
    """Open a button of a letter and press the one on its page; return the answer given."""
    page = client.get(path).text
    chosen = re.search(r'name="choice" value="([^"]+)" checked', page)
    assert chosen, path
    sent = client.post(path, data={**fields_of(page), "choice": chosen[1]})
    assert sent.status_code == 303
    return chosen[1]


def test_twelve_leads_are_asked_answer_by_button_and_only_the_silent_are_reminded(
    town: Demo,
) -> None:
    carla = staff(town, "coordinator")
    form = fields_of(carla.get("/en/desk/circulars/new").text)
    area = re.search(r'name="area".*?<option[^>]*value="(\d+)"', carla.get(
        "/en/desk/circulars/new").text, re.S)  # fmt: skip
    assert area
    form |= {"audience": "leads", "area": area[1], "source_lang": "de", **WORDS}
    buttons = {"buttons": ["come", "cannot-come"]}
    counted = carla.post("/en/desk/circulars/new", data={**form, **buttons, "then": "count"}).text
    number = int(re.search(r'data-testid="counted">\D*(\d+)', counted)[1])  # type: ignore[index]
    assert number >= 12
    draft = carla.post("/en/desk/circulars/new", data={**form, **buttons}).location
    page = fields_of(carla.get(draft).text)
    assert carla.post(f"{draft}/send", data=page).location == draft

    letters = sent_files(town)
    assert len(letters) == number
    assert {one["Content-Language"] for one in letters} == set(LANGUAGES)
    addresses = [str(one["To"]) for one in letters]
    assert len(set(addresses)) == number
    for one in letters:
        own_text = "من يأتي؟" if one["Content-Language"] == "ar" else "Wer kommt?"
        assert own_text in text_of(one)
        assert not any(other in one.as_string() for other in addresses if other != one["To"])

    answered = letters[: number // 2]
    for one in answered:
        links = re.findall(r"http://localhost(/l/\S+)", text_of(one))
        yes, no = (link for link in links if "choice=" in link)
        assert tap(town.app.test_client(), yes) == "come"
        assert tap(town.app.test_client(), no) == "cannot-come"
    with town.session() as session:
        circular_id = int(draft.rpartition("/")[2])
        said = select(CircularReader.answer).where(CircularReader.circular_id == circular_id)
        assert sorted(session.scalars(said)) == sorted(
            ["cannot-come"] * len(answered) + [""] * (number - len(answered))
        )

    for _twice in range(2):
        carla.post(f"{draft}/remind", data=fields_of(carla.get(draft).text))
    reminded = [str(one["To"]) for one in sent_files(town)]
    assert sorted(reminded) == sorted(set(addresses) - {str(one["To"]) for one in answered})

import io
import re

import pytest
from PIL import Image
from sqlalchemy import select

from helpboard.adapters.uploads import Uploads
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Photo
from tests.web.my_organisations.conftest import token_of

LOGO = "/en/my/organisations/naehstube/logo"


def picture(kind="PNG", *, size=(40, 20), behind=b"", **options):
    file = io.BytesIO()
    Image.new("RGB", size, "green").save(file, kind, **options)
    return file.getvalue() + behind


def sent(browser, data, *, name="logo.png", expect=303):
    form = {"csrf_token": token_of(browser.get(LOGO).text)}
    form |= {"picture": (io.BytesIO(data), name)} if data is not None else {}
    return browser.post(LOGO, data=form, content_type="multipart/form-data", expect=expect)


def test_bob_shows_a_logo_and_everybody_sees_it_at_once(as_, session):
    assert "Logo of" not in as_().get("/en/organisations/naehstube").text
    sent(as_("Bob"), picture())

    photo = session.scalars(select(Photo)).one()
    public = as_().get("/en/organisations/naehstube").text
    assert f"/media/{photo.name}-small" in public
    assert 'alt="Logo of Nähstube Faden"' in public
    answer = as_().get(f"/media/{photo.name}-small")
    assert answer.mimetype == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_of_a_polyglot_but_its_pixels_is_kept(as_, session, settings):
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    sent(as_("Bob"), picture("JPEG", exif=exif, behind=b"<script>alert(1)</script>PK\x03\x04"))

    photo = session.scalars(select(Photo)).one()
    kept = Uploads(settings.uploads_folder).read(photo.name)
    assert kept.startswith(b"RIFF")
    assert b"<script>" not in kept
    assert b"taken at home" not in kept


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "Please fill this in."),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture"),
        (b"GIF89a<script>alert(1)</script>", "picture"),
        (b"%PDF-1.7", "picture"),
        (picture(size=(9000, 9000)), "25"),
    ],
)
def test_what_is_no_picture_is_refused_at_the_field(as_, session, data, sentence):
    page = sent(as_("Bob"), data, expect=422).text

    assert 'id="picture-error"' in page
    assert sentence in page
    assert session.scalars(select(Photo)).all() == []


def test_another_logo_and_none_leave_no_files_behind(as_, session, settings):
    before = set(settings.uploads_folder.glob("*"))
    sent(as_("Bob"), picture())
    sent(as_("Bob"), picture(size=(10, 10)))
    assert len(set(settings.uploads_folder.glob("*")) - before) == 2

    browser = as_("Bob")
    for _time in range(2):
        token = token_of(browser.get(LOGO).text)
        browser.post(f"{LOGO}/remove", data={"csrf_token": token})
    assert set(settings.uploads_folder.glob("*")) == before
    assert session.scalars(select(Photo)).all() == []


def test_the_logo_of_a_hidden_organisation_is_for_its_editors(as_, session, sewing):
    sent(as_("Bob"), picture())
    name = session.scalars(select(Photo.name)).one()
    sewing.state = OrganisationState.HIDDEN

    as_().get(f"/media/{name}", expect=404)
    assert re.search(r'src="/media/\w+-small', as_("Bob").get(LOGO).text)

"""Joining the board in a browser, with the letters that the worker writes beside the database."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from playwright.sync_api import Page

from tests.browser.judging import follow
from tests.journeys.demo import Demo

SECONDS = 30
BUTTON = "main form.form button[type=submit]"


def letters_to(demo: Demo, email: str) -> list[EmailMessage]:
    """Every letter to an address that has left so far, the oldest first."""
    files = sorted(
        (demo.instance / "letters").glob("**/*.eml"), key=lambda path: path.stat().st_mtime
    )
    read = (message_from_bytes(path.read_bytes(), policy=policy.default) for path in files)
    return [letter for letter in read if email in letter["To"]]


def letter_to(demo: Demo, email: str, *, after: int = 0) -> EmailMessage:
    """Wait for the letter that follows the first ``after`` letters to an address."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        found = letters_to(demo, email)
        if len(found) > after:
            return found[after]
        time.sleep(0.2)
    raise AssertionError(f"no letter to {email} in {SECONDS} seconds")


def link_in(letter: EmailMessage) -> str:
    """The action link that a letter carries."""
    return address_in(letter, r"/l/\S+")


def address_in(letter: EmailMessage, path: str) -> str:
    """The address of this board in a letter whose path is like ``path``."""
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(rf"http://127\.0\.0\.1:\d+{path}", body.get_content())
    assert found, body.get_content()
    return found[0]


def join(page: Page, demo: Demo, *, name: str, email: str, password: str, tag: str = "de") -> None:
    """Register, confirm the address from the letter, and log in."""
    register(page, name=name, email=email, password=password, tag=tag)
    confirm(page, letter_to(demo, email), tag=tag)
    log_in(page, email=email, password=password)


def register(page: Page, *, name: str, email: str, password: str, tag: str) -> None:
    """Fill in the form of whoever joins; the letter is on its way then."""
    page.goto(f"/{tag}/account/register")
    page.fill("#name", name)
    page.fill("#email", email)
    page.fill("#password", password)
    page.check("#terms", force=True)
    follow(page.locator(BUTTON).first)
    page.wait_for_url(f"**/{tag}/account/letter")


def confirm(page: Page, letter: EmailMessage, *, tag: str) -> None:
    """Follow the letter's link and press the button there; the log-in form is shown then."""
    page.goto(link_in(letter))
    follow(page.locator(BUTTON).first)
    page.wait_for_url(f"**/{tag}/account/login")


def log_in(page: Page, *, email: str, password: str) -> None:
    """Fill in the log-in form that is shown."""
    page.fill("#email", email)
    page.fill("#password", password)
    follow(page.locator(BUTTON).first)

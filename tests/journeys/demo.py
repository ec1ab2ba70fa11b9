"""The demo town as a whole site: made by the command, read in this process or served."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from helpboard.app import create_app
from helpboard.config import SHOWN, Settings
from helpboard.extensions import db
from tests.served import clean_environment, run

TAGS = SHOWN
READ_WHOLE = ("de", "en", "ar", "uk")
"""Languages in which every page is read; in the others every kind, and each tenth post."""
LEGAL = ("imprint", "privacy", "accessibility", "terms")
UNSEEN_POSTS = ("draft", "pending", "rejected", "hidden")
GONE_POSTS = ("fulfilled", "expired", "withdrawn")


@dataclass(frozen=True)
class Demo:
    """A made demo town and its manifest."""

    instance: Path
    environment: dict[str, str]
    manifest: dict[str, Any]

    @cached_property
    def app(self) -> Flask:
        """The whole app at http://localhost, in this process."""
        here = {**self.environment, "HELPBOARD_BASE_URL": "http://localhost"}
        return create_app(Settings.from_environment(here))

    def client(self) -> FlaskClient:
        """A reader without cookies, as at a first visit."""
        return self.app.test_client(use_cookies=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session past the app, on a connection of its own."""
        engine = create_engine(Settings.from_environment(self.environment).database_url)
        with Session(engine) as session:
            yield session
        engine.dispose()

    def close(self) -> None:
        with self.app.app_context():
            for bind in db.engines.values():
                bind.dispose()

    def paths(self, tag: str) -> list[str]:
        """Public pages that the manifest names, and the pages that list them."""
        made, step = self.manifest, 1 if tag in READ_WHOLE else 10
        below = [
            *("", "board/", "organisations/", "groups/", "cafes/", "places/", "calendar/"),
            *("search", "account/login", "info/", "glossary/"),
            *(f"info/{path}" for path in made["pages"]),
            *(f"legal/{slug}" for slug in LEGAL),
            *(f"posts/{post}" for post in made["posts"]["published"][::step]),
            *(f"organisations/{slug}" for slug in self.shown_organisations[::step]),
            *(f"groups/{slug}" for slug in self.shown_groups[::step]),
            *(f"places/{slug}" for slug in made["places"][::step]),
        ]
        return [f"/{tag}/{path}" for path in below]

    @property
    def shown_organisations(self) -> list[str]:
        return [s for state in ("verified", "unverified") for s in self._of("organisations", state)]

    @property
    def shown_groups(self) -> list[str]:
        kinds = ("working_group", "welcome_cafe")
        closed = self._of("groups", "closed")
        return [s for kind in kinds for s in self._of("groups", kind) if s not in closed]

    @property
    def canaries(self) -> set[str]:
        return {text for texts in self.manifest["canaries"].values() for text in texts}

    def _of(self, part: str, key: str) -> list[str]:
        slugs: list[str] = self.manifest[part][key]
        return slugs


def make_demo(instance: Path, **environment: str) -> Demo:
    """Make a demo town in ``instance`` with the command an operator would use."""
    made = _environment(instance, **environment)
    manifest = instance.with_suffix(".json")
    run("demo", "--no-serve", "--manifest", str(manifest), environment=made)
    return Demo(instance, made, json.loads(manifest.read_text("utf-8")))


def _environment(instance: Path, **more: str) -> dict[str, str]:
    # Hundreds of pages in a minute, all from one address, are no reader.
    return clean_environment(instance, **{"HELPBOARD_LIMITS_FACTOR": "100", **more})


def new_database(server_url: str, name: str, template: str | None = None) -> str:
    """Add an empty database to the tests' PostgreSQL and return its address.

    Its name is never used again: a process may come back to a module and make its town once more.
    ``template`` is the address of a database that the new one is a copy of.
    """
    name = f"{name}-{time.time_ns()}"
    source = urlsplit(template).path[1:] if template else "template1"
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return urlsplit(server_url)._replace(path=f"/{name}").geturl()


def _first_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town on SQLite that all test processes of a run copy; whoever is first makes it."""
    run_folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run_folder = run_folder.parent
    instance = run_folder / "first-town" / "instance"
    with (run_folder / "first-town.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not instance.with_suffix(".json").exists():
            instance.parent.mkdir()
            make_demo(instance)
    return instance


def _copied(town: Path, instance: Path, **environment: str) -> Demo:
    shutil.copytree(town, instance)
    manifest = json.loads(town.with_suffix(".json").read_text("utf-8"))
    return Demo(instance, _environment(instance, **environment), manifest)


@pytest.fixture(scope="session")
def first_postgres_town(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Demo:
    """The town on this process's PostgreSQL that all others are copies of; nobody opens it."""
    url = new_database(postgres_url, "first-town")
    instance = tmp_path_factory.mktemp("first-postgres-town") / "instance"
    return make_demo(instance, HELPBOARD_DATABASE_URL=url)


MakeDemo = Callable[[str, str], Demo]


@pytest.fixture(scope="session")
def new_demo(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[MakeDemo]:
    """Make a town of one's own: ``new_demo("postgresql", "name")``."""
    made: list[Demo] = []

    def new(database: str, name: str) -> Demo:
        instance = tmp_path_factory.mktemp(name) / "instance"
        if database == "postgresql":
            first = request.getfixturevalue("first_postgres_town")
            url = first.environment["HELPBOARD_DATABASE_URL"]
            url = new_database(request.getfixturevalue("postgres_url"), name, url)
            made.append(_copied(first.instance, instance, HELPBOARD_DATABASE_URL=url))
        else:
            made.append(_copied(_first_town(tmp_path_factory), instance))
        return made[-1]

    yield new
    for demo in made:
        demo.close()


@pytest.fixture(scope="session")
def demo(new_demo: MakeDemo) -> Demo:
    """The town that everybody reads and nobody changes, on SQLite."""
    return new_demo("sqlite", "town")


@pytest.fixture(scope="session")
def either_demo(database: str, request: pytest.FixtureRequest, new_demo: MakeDemo) -> Demo:
    """The town that everybody reads and nobody changes, on both databases."""
    if database == "sqlite":
        made: Demo = request.getfixturevalue("demo")
        return made
    return new_demo(database, "town")

"""Settings, read once from the environment and from ``helpboard.env`` in the instance folder.

A wrong or missing one stops the start with one sentence that names it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from helpboard.domain.languages import LANGUAGES

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
"""Where templates, static files, translations and migrations lie: in a wheel, in the package."""

SOURCE = "en"
"""The language that interface texts are written in."""

SHOWN = ("de", "en", "ar", "uk")
"""The interface languages offered unless the operator lists others."""


class SettingsError(Exception):
    """A setting is wrong; the text is a sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    instance: Path
    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    base_url: str = "http://127.0.0.1:8000"
    site_name: str = "Helpboard"
    home_area: str = ""
    timezone: ZoneInfo = ZoneInfo("Europe/Berlin")
    languages: tuple[str, ...] = SHOWN
    trusted_proxies: int = 0
    is_demo: bool = False
    is_testing: bool = False

    @property
    def host(self) -> str:
        """Return host and port of the board's own address."""
        return urlsplit(self.base_url).netloc

    @property
    def is_https(self) -> bool:
        """Tell whether readers reach the board over TLS."""
        return self.base_url.startswith("https://")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings of this installation; raises :class:`SettingsError`."""
        given = dict(os.environ if environ is None else environ)
        instance = Path(given.get("HELPBOARD_INSTANCE") or "instance").resolve()
        given = {**_file(instance / "helpboard.env"), **given}
        return cls(
            instance=instance,
            secret_key=_secret(given, instance),
            database_url=_database_url(given, instance),
            base_url=_base_url(given.get("HELPBOARD_BASE_URL") or cls.base_url),
            site_name=given.get("HELPBOARD_SITE_NAME") or cls.site_name,
            home_area=given.get("HELPBOARD_HOME_AREA", ""),
            timezone=_timezone(given.get("HELPBOARD_TIMEZONE") or "Europe/Berlin"),
            languages=_languages(given.get("HELPBOARD_LANGUAGES") or ",".join(SHOWN)),
            trusted_proxies=_number(given, "HELPBOARD_TRUSTED_PROXIES"),
            is_demo=given.get("HELPBOARD_DEMO") == "1",
        )


def _file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _secret(given: Mapping[str, str], instance: Path) -> str:
    path = instance / "secret"
    secret = given.get("HELPBOARD_SECRET_KEY") or (
        path.read_text(encoding="ascii").strip() if path.is_file() else ""
    )
    if len(secret) < 32:
        raise SettingsError(
            "HELPBOARD_SECRET_KEY is missing or shorter than 32 characters, and there is no file "
            f"{path}: run “helpboard init” first."
        )
    return secret


def _database_url(given: Mapping[str, str], instance: Path) -> str:
    url = given.get("HELPBOARD_DATABASE_URL") or f"sqlite:///{instance / 'helpboard.db'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError(
            "HELPBOARD_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://."
        )
    return url


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise SettingsError(
            f"HELPBOARD_BASE_URL is “{url}”; it must be an address such as https://board.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(
            f"HELPBOARD_TIMEZONE is “{name}”, which no time zone is called."
        ) from error


def _languages(listed: str) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(tag.strip() for tag in listed.split(",") if tag.strip()))
    unknown = [tag for tag in tags if tag not in LANGUAGES]
    if unknown or not tags:
        raise SettingsError(
            f"HELPBOARD_LANGUAGES names {', '.join(unknown) or 'no language'}; known are "
            f"{', '.join(LANGUAGES)}."
        )
    silent = [tag for tag in tags if tag != SOURCE and not _has_texts(tag)]
    if silent:
        raise SettingsError(
            f"HELPBOARD_LANGUAGES names {', '.join(silent)}, whose interface texts nobody has "
            "translated yet."
        )
    return tags


def _has_texts(tag: str) -> bool:
    return (ROOT / "translations" / LANGUAGES[tag].catalogue).is_dir()


def _number(given: Mapping[str, str], name: str) -> int:
    value = given.get(name) or "0"
    if not value.isdigit():
        raise SettingsError(f"{name} is “{value}”; it must be a whole number.")
    return int(value)

# Longer than 300 lines because each setting is read and refused here, one after the other.
"""Settings, read once from the environment and from ``helpboard.env`` in the instance folder.

A wrong or missing one stops the start with one sentence that names it.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from helpboard.domain.languages import FIRST_SET, LANGUAGES
from helpboard.domain.machine_address import address_of
from helpboard.domain.machine_translation import USUAL_WORDS
from helpboard.domain.map_tiles import origin_of
from helpboard.domain.public_holidays import USUAL, lands

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
"""Where templates, static files, translations and migrations lie: in a wheel, in the package."""

SOURCE = "en"
"""The language that interface texts are written in."""

SHOWN = FIRST_SET
"""The interface languages offered unless the operator lists others."""


_UNTRANSLATED = re.compile(r'(?m)^msgstr(?:\[\d\])? ""\n(?!")')
_TRANSLATION = re.compile(r"(?m)^msgstr")
_MOST_UNTRANSLATED = 0.1
"""A language beyond the first set opens with nine of ten texts of its `core`."""

_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,40}@[A-Za-z0-9.-]{1,200}")


class SettingsError(Exception):
    """A setting is wrong; the text is a sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    instance: Path
    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    redis_url: str = field(default="", repr=False)
    base_url: str = "http://127.0.0.1:8000"
    site_name: str = "Helpboard"
    home_area: str = ""
    timezone: ZoneInfo = ZoneInfo("Europe/Berlin")
    holidays: str = USUAL
    languages: tuple[str, ...] = SHOWN
    trusted_proxies: int = 0
    mail_url: str = field(default="", repr=False)
    mail_from: str = ""
    inbox_url: str = field(default="", repr=False)
    uploads: Path | None = None
    local: Path | None = None
    translation_url: str = field(default="", repr=False)
    translation_key: str = field(default="", repr=False)
    translation_words: int = USUAL_WORDS
    tiles_url: str = ""
    limits_factor: int = 1
    metrics_token: str = field(default="", repr=False)
    has_json_log: bool = False
    keeps_pages: bool = True
    is_demo: bool = False
    is_testing: bool = False

    @property
    def host(self) -> str:
        """Return host and port of the board's own address."""
        return urlsplit(self.base_url).netloc

    @property
    def sender(self) -> str:
        """Return the address that letters come from."""
        return self.mail_from or f"board@{urlsplit(self.base_url).hostname}"

    @property
    def uploads_folder(self) -> Path:
        """Return where pictures lie."""
        return self.uploads or self.instance / "uploads"

    @property
    def desk_folder(self) -> Path:
        """Return where files lie that coordinators bring or fetch."""
        return self.instance / "desk"

    @property
    def local_folder(self) -> Path:
        """Return where this host's own limits and signs of life lie, wherever the rest does."""
        return self.local or self.instance

    @property
    def tiles_origin(self) -> str:
        """Return the origin that pictures of maps come from, empty where there are no maps."""
        return origin_of(self.tiles_url) if self.tiles_url else ""

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
            redis_url=_redis_url(given.get("HELPBOARD_REDIS_URL", "")),
            base_url=_base_url(given.get("HELPBOARD_BASE_URL") or cls.base_url),
            site_name=given.get("HELPBOARD_SITE_NAME") or cls.site_name,
            home_area=given.get("HELPBOARD_HOME_AREA", ""),
            timezone=_timezone(given.get("HELPBOARD_TIMEZONE") or "Europe/Berlin"),
            holidays=_holidays(given.get("HELPBOARD_HOLIDAYS") or USUAL),
            languages=_languages(given.get("HELPBOARD_LANGUAGES") or ",".join(SHOWN)),
            trusted_proxies=_number(given, "HELPBOARD_TRUSTED_PROXIES"),
            mail_url=_mail_url(given.get("HELPBOARD_MAIL_URL", "")),
            mail_from=_mail_from(given),
            inbox_url=_inbox_url(given.get("HELPBOARD_INBOX_URL", "")),
            uploads=_folder(given, "HELPBOARD_UPLOADS"),
            local=_folder(given, "HELPBOARD_LOCAL", is_there=True),
            translation_url=_translation_url(given),
            translation_key=given.get("HELPBOARD_TRANSLATION_KEY", ""),
            translation_words=_number(
                given, "HELPBOARD_TRANSLATION_WORDS", default=str(USUAL_WORDS)
            ),
            tiles_url=_tiles_url(given.get("HELPBOARD_TILES_URL", "")),
            limits_factor=_number(given, "HELPBOARD_LIMITS_FACTOR", default="1"),
            metrics_token=_metrics_token(given.get("HELPBOARD_METRICS_TOKEN", "")),
            has_json_log=_is_json(given.get("HELPBOARD_LOG") or "text"),
            keeps_pages=_is_on(given, "HELPBOARD_OFFLINE", default="1"),
            is_demo=given.get("HELPBOARD_DEMO") == "1",
        )


def _file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _folder(given: Mapping[str, str], name: str, *, is_there: bool = False) -> Path | None:
    folder = Path(given[name]).resolve() if given.get(name) else None
    if is_there and folder is not None and not folder.is_dir():
        raise SettingsError(f"{name} is {folder}, which is no folder on this host.")
    return folder


def _secret(given: Mapping[str, str], instance: Path) -> str:
    path = instance / "secret"
    set_here, is_file = given.get("HELPBOARD_SECRET_KEY"), path.is_file()
    if not set_here and not is_file:
        raise SettingsError(
            f"There is neither HELPBOARD_SECRET_KEY nor a file {path}: run “helpboard init” first."
        )
    secret = set_here or path.read_text(encoding="ascii").strip()
    if len(secret) < 32:
        name = "HELPBOARD_SECRET_KEY" if set_here else f"The secret in {path}"
        raise SettingsError(f"{name} is shorter than 32 characters.")
    return secret


def _database_url(given: Mapping[str, str], instance: Path) -> str:
    url = given.get("HELPBOARD_DATABASE_URL") or f"sqlite:///{instance / 'helpboard.db'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError(
            "HELPBOARD_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://."
        )
    return url


def _redis_url(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"redis", "rediss"} or not parts.hostname):
        raise SettingsError(
            "HELPBOARD_REDIS_URL must be an address such as rediss://user:password@host:6379/0."
        )
    if url and find_spec("redis") is None:
        raise SettingsError(
            "HELPBOARD_REDIS_URL needs the extra “redis”: pip install 'helpboard[redis]'."
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


def _holidays(land: str) -> str:
    if land not in lands():
        raise SettingsError(
            f"HELPBOARD_HOLIDAYS is “{land}”; it must be the code of a land: {', '.join(lands())}."
        )
    return land


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
            f"HELPBOARD_LANGUAGES names {', '.join(silent)}, whose most important interface texts "
            "nobody has translated yet."
        )
    return tags


def _has_texts(tag: str) -> bool:
    """Tell whether readers of a language get more than English; a fallback is more."""
    language = LANGUAGES[tag]
    if language.is_first_set or language.fallback:
        return True
    core = ROOT / "translations" / language.catalogue / "LC_MESSAGES" / "core.po"
    if not core.is_file():
        return False
    texts = core.read_text(encoding="utf-8")
    empty, all_of_them = len(_UNTRANSLATED.findall(texts)), len(_TRANSLATION.findall(texts))
    return empty <= _MOST_UNTRANSLATED * all_of_them


def _mail_url(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname):
        raise SettingsError(
            "HELPBOARD_MAIL_URL must be an address such as smtp://user:password@host:587?tls=start."
        )
    return url


def _mail_from(given: Mapping[str, str]) -> str:
    address = given.get("HELPBOARD_MAIL_FROM", "")
    if (address or given.get("HELPBOARD_MAIL_URL")) and not _ADDRESS.fullmatch(address):
        raise SettingsError(
            f"HELPBOARD_MAIL_FROM is “{address}”; letters need a sender such as board@example.org."
        )
    return address


def _inbox_url(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"imap", "imaps"} or not parts.hostname):
        raise SettingsError(
            "HELPBOARD_INBOX_URL must be an address such as imaps://user:password@host/INBOX."
        )
    return url


def _translation_url(given: Mapping[str, str]) -> str:
    url = given.get("HELPBOARD_TRANSLATION_URL", "")
    try:
        if url:
            address_of(url, given.get("HELPBOARD_TRANSLATION_KEY", ""))
    except ValueError as error:
        raise SettingsError(f"HELPBOARD_TRANSLATION_URL {error}") from error
    return url


def _tiles_url(url: str) -> str:
    try:
        if url:
            origin_of(url)
    except ValueError as error:
        raise SettingsError(f"HELPBOARD_TILES_URL is “{url}”; it {error}") from error
    return url


def _metrics_token(token: str) -> str:
    if token and not re.fullmatch(r"[!-~]{20,}", token):
        raise SettingsError(
            "HELPBOARD_METRICS_TOKEN must be at least 20 letters, digits or signs, without spaces."
        )
    return token


def _is_json(form: str) -> bool:
    if form not in {"text", "json"}:
        raise SettingsError(f"HELPBOARD_LOG is “{form}”; it must be text or json.")
    return form == "json"


def _is_on(given: Mapping[str, str], name: str, *, default: str) -> bool:
    value = given.get(name) or default
    if value not in {"0", "1"}:
        raise SettingsError(f"{name} is “{value}”; it must be 0 or 1.")
    return value == "1"


def _number(given: Mapping[str, str], name: str, *, default: str = "0") -> int:
    value = given.get(name) or default
    if not value.isdigit():
        raise SettingsError(f"{name} is “{value}”; it must be a whole number.")
    return int(value)

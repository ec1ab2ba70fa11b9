"""What the doctor says of the machine: its files, its user, its settings, what stands around it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url

from helpboard.config import Settings
from helpboard.domain.languages import LANGUAGES

LEAST_FREE = 500 * 1024 * 1024
"""Bytes below which a disk is called nearly full."""
LEAST_SIGNS = 10
"""A random secret of 32 signs has more different ones than that."""
KNOWN = frozenset(
    f"HELPBOARD_{name}"
    for name in (
        "INSTANCE", "SECRET_KEY", "DATABASE_URL", "BASE_URL", "SITE_NAME", "HOME_AREA", "TIMEZONE",
        "HOLIDAYS", "LANGUAGES", "MAIL_URL", "MAIL_FROM", "INBOX_URL", "TRANSLATION_URL",
        "TRANSLATION_KEY", "TRANSLATION_WORDS", "TILES_URL", "LIMITS_FACTOR", "METRICS_TOKEN",
        "LOG", "OFFLINE", "TRUSTED_PROXIES", "UPLOADS", "LOCAL", "REDIS_URL", "MOVE_TO", "DEMO",
        "REQUIRE",
    )
)  # fmt: skip
"""Every setting; one that is spelt differently would be without effect."""
_PRIVATE = ("secret", "helpboard.env", "helpboard.db", "limits.db", "erasures.jsonl")
_SETTING = re.compile(r"HELPBOARD_[A-Z_]*")


def instance_faults(settings: Settings) -> Iterator[str]:
    """Look at the folders that the board writes to."""
    folder = settings.instance
    if not folder.is_dir():
        yield f"The folder {folder} does not exist: run “helpboard init”."
        return
    places = list(dict.fromkeys((folder, settings.local_folder)))
    if settings.uploads_folder.is_dir():
        places.append(settings.uploads_folder)
    for place in places:
        if not os.access(place, os.W_OK | os.X_OK):
            yield f"The folder {place} cannot be written by this user."
    yield from disk_faults(places)


def disk_faults(places: list[Path]) -> Iterator[str]:
    """Look at the disks below some folders, each once."""
    seen = set()
    for place in places:
        disk = place.stat().st_dev
        if disk in seen:
            continue
        seen.add(disk)
        free = shutil.disk_usage(place).free
        if free < LEAST_FREE:
            yield f"The disk of {place} is nearly full: {free // 2**20} MiB are left."


def file_faults(settings: Settings) -> Iterator[str]:
    """Look at who can read the secret, the settings, backups, and SQLite's file wherever it is."""
    folder = settings.instance
    private = [folder / name for name in _PRIVATE] + sorted(folder.glob("*.backup"))
    for path in dict.fromkeys((*private, *_sqlite_file(settings))):
        if path.is_file() and path.stat().st_mode & 0o077:
            yield f"Other users can read {path}: run “chmod 600 {path}”."
    if folder.is_dir() and os.geteuid() == 0 and folder.stat().st_uid != 0:
        yield (
            f"{folder} belongs to somebody else than root: run helpboard as the user that serves "
            "the board, or files will be left that it cannot write."
        )


def _sqlite_file(settings: Settings) -> list[Path]:
    url = make_url(settings.database_url)
    is_file = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return [Path(str(url.database))] if is_file else []


def secret_faults(settings: Settings) -> Iterator[str]:
    """Look whether the secret was made by chance."""
    if len(set(settings.secret_key)) < LEAST_SIGNS:
        yield (
            "HELPBOARD_SECRET_KEY is easy to guess: take it from “python3 -c 'import secrets; "
            "print(secrets.token_hex(32))'”. Everybody logs in again after a change."
        )


def address_faults(settings: Settings) -> Iterator[str]:
    """Look at the address of the board and what stands in front of it."""
    if is_local(settings):
        return
    if not settings.is_https:
        yield f"HELPBOARD_BASE_URL is {settings.base_url}, without https: log-ins can be overheard."
    elif settings.trusted_proxies == 0:
        yield (
            "HELPBOARD_TRUSTED_PROXIES is 0, but the server that speaks https for the board is a "
            "proxy: all readers count as one, and one who tries passwords closes out everybody."
        )


def mail_faults(settings: Settings) -> Iterator[str]:
    """Look whether people get their letters."""
    if not settings.mail_url and not is_local(settings) and not settings.is_demo:
        yield (
            "HELPBOARD_MAIL_URL is not set: nobody can register, and letters are files in "
            f"{settings.instance / 'letters'}."
        )


def setting_faults(settings: Settings, environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Look for settings without effect, as a typing error makes them; no value is repeated."""
    names = {name for name in environ if name.startswith("HELPBOARD_")}
    file = settings.instance / "helpboard.env"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    for number, line in enumerate(map(str.strip, lines), start=1):
        name, sign, _ = line.partition("=")
        found = _SETTING.match(line)
        if found and found[0] == name.strip() and sign:
            names.add(found[0])
        elif found:
            yield f"Line {number} of {file} has no “=” after {found[0]}: it is without effect."
        elif line and not line.startswith("#") and not sign:
            yield f"Line {number} of {file} has no “=”: it is without effect."
    for name in sorted(names - KNOWN):
        yield f"There is no setting {name}: it is without effect."


def is_local(settings: Settings) -> bool:
    """Tell whether only this machine can reach the board."""
    return urlsplit(settings.base_url).hostname in {"127.0.0.1", "localhost", "::1"}


def font_hints(settings: Settings) -> Iterator[str]:
    """Say which languages would come out of PDF as boxes; nothing without fontconfig's program."""
    program = shutil.which("fc-list")
    if program is None:
        return
    missing = [tag for tag in settings.languages if not _has_letters(program, tag)]
    if missing:
        names = ", ".join(LANGUAGES[tag].own_name for tag in missing)
        yield f"No font here has all letters of {names}, for PDF: apt-get install fonts-noto-core."


def _has_letters(program: str, tag: str) -> bool:
    code = tag.partition("-")[0]
    command = (program, f":lang={code}", "family")
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - tags of ours
    return done.returncode != 0 or bool(done.stdout.strip())

"""The folder of a demo: what makes it one, how old it is, and how it is emptied."""

import json
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from helpboard.cli.demo.town import Size

KEEPS_FOR = timedelta(days=7)
"""An older demo is made anew, since its dates run out."""

MARK = "demo.json"
MANIFEST = "manifest.json"


class ForeignInstanceError(Exception):
    """The instance holds something that is no demo; the text is a sentence for the operator."""


@dataclass(frozen=True)
class Made:
    """What a demo was made of, and when."""

    seed: int
    size: Size
    posts: int
    made_at: str

    def serves(self, wanted: "Made") -> bool:
        """Tell whether this demo is the wanted one and still young enough."""
        is_same = (self.seed, self.size, self.posts) == (wanted.seed, wanted.size, wanted.posts)
        age = datetime.fromisoformat(wanted.made_at) - datetime.fromisoformat(self.made_at)
        return is_same and timedelta(0) <= age < KEEPS_FOR


def demo_in(folder: Path) -> Made | None:
    """Return what the folder's demo was made of; None for a new or an unfinished one.

    Raises :class:`ForeignInstanceError` for a folder with anything else in it.
    """
    mark = folder / MARK
    if mark.is_file():
        found = json.loads(mark.read_text(encoding="utf-8"))
        return Made(**found) if found else None
    if folder.exists() and (not folder.is_dir() or any(map(_is_part, folder.iterdir()))):
        raise ForeignInstanceError(
            f"{folder} holds something that is not a demo. "
            "Choose another folder with HELPBOARD_INSTANCE."
        )
    return None


def prepare(folder: Path, settings: Mapping[str, str]) -> None:
    """Make the folder an empty demo with a new secret and these settings."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).write_text("{}", encoding="utf-8")
    _clear(folder)
    secret = folder / "secret"
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_hex(32), encoding="ascii")
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (folder / "helpboard.env").write_text("".join(lines), encoding="utf-8")


def finish(folder: Path, made: Made, manifest: str) -> None:
    """Note that the demo stands; until then the next call makes it anew."""
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")
    (folder / MARK).write_text(json.dumps(asdict(made)), encoding="utf-8")


def _is_part(path: Path) -> bool:
    """Tell whether an entry belongs to the instance around it: not one with a secret of its own."""
    return not (path / "secret").exists()


def _clear(folder: Path) -> None:
    """Remove everything but the mark, and the instances that stand inside this one."""
    for path in filter(_is_part, folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()

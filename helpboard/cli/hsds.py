"""The directory in the format of Open Referral, for other directories to take in."""

import json
from datetime import datetime
from pathlib import Path

from flask import current_app

from helpboard.config import Settings
from helpboard.extensions import db
from helpboard.services.hsds import hsds_files


def write_hsds(folder: Path) -> dict[str, int]:
    """Write the directory into ``folder``, which is made; return how many things each file holds.

    Each file is a list of what the schema of the same name describes.
    """
    settings: Settings = current_app.extensions["helpboard"].settings
    zone = settings.timezone
    files = hsds_files(
        db.session(),
        base_url=settings.base_url,
        state=settings.holidays,
        today=datetime.now(zone).date(),
        zone=zone,
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, things in files.items():
        text = json.dumps(things, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    return {name: len(things) for name, things in files.items()}

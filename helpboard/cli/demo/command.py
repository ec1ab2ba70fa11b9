"""The command `helpboard demo`: makes the demo town and serves it."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import click
from sqlalchemy import Connection, func, select, text

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.cli.board import board_app
from helpboard.cli.database import bring_to_head
from helpboard.cli.demo import instance
from helpboard.cli.demo.instance import ForeignInstanceError, Made
from helpboard.cli.demo.manifest import manifest_json
from helpboard.cli.demo.town import Size, build_town
from helpboard.cli.init import instance_folder
from helpboard.cli.refusal import NEW_FILE, RefusedError
from helpboard.cli.serve import run_server
from helpboard.extensions import db, writing
from helpboard.models import Area, Base, ContentVersion, User

HOST = "127.0.0.1"
_NAMES = {"ludwigsburg": "Helpboard Ludwigsburg", "stuttgart": "Helpboard Stuttgart"}


@click.command()
@click.option("--seed", default=42, show_default=True, help="The same seed makes the same town.")
@click.option("--size", type=click.Choice(get_args(Size)), default="ludwigsburg", show_default=True)
@click.option("--posts", default=0, type=click.IntRange(0), help="Add so many synthetic posts.")
@click.option(
    "--manifest",
    type=NEW_FILE,
    help="Write ids, log-ins and canaries into this JSON file.",
)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Serve it at once.")
@click.option("--force", is_flag=True, help="Make it anew even if it stands already.")
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True)
def demo(**given: Any) -> None:
    """Make the demo town, an invented Ludwigsburg, and serve it.

    A demo that stands already is served again, unless it is older than a week. The folder is
    HELPBOARD_INSTANCE, otherwise “instance”; one that holds anything else is refused.
    """
    os.environ.setdefault("HELPBOARD_BASE_URL", f"http://{HOST}:{given['port']}")
    now = datetime.now(UTC)
    wanted = Made(given["seed"], given["size"], given["posts"], now.isoformat())
    folder = instance_folder()
    try:
        found = instance.demo_in(folder)
        if given["force"] or found is None or not found.serves(wanted):
            _make(folder, wanted, was_demo=found is not None)
        manifest = _at_this_address(folder)
        if given["manifest"]:
            given["manifest"].write_text(manifest, encoding="utf-8")
    except (ForeignInstanceError, OSError) as error:
        raise RefusedError(str(error)) from error
    _show_accounts(json.loads(manifest))
    if given["serve"]:
        run_server(host=HOST, port=given["port"])


def _make(folder: Path, wanted: Made, *, was_demo: bool) -> None:
    """Make the instance, its database and the town; a demo that was there is thrown away."""
    settings = {
        "HELPBOARD_DEMO": "1",
        "HELPBOARD_HOME_AREA": wanted.size,
        "HELPBOARD_SITE_NAME": _NAMES[wanted.size],
    }
    instance.prepare(folder, settings)
    click.echo("Making the demo town …")
    app = board_app()
    bring_to_head(app)
    with app.app_context(), writing(db.session()) as session:
        _empty(session.connection(), was_demo=was_demo)
        manifest = build_town(
            session,
            size=wanted.size,
            seed=wanted.seed,
            now=datetime.fromisoformat(wanted.made_at),
            hashes=CodeHashes(key=app.extensions["helpboard"].settings.secret_key),
            posts_extra=wanted.posts,
        )
    base_url = os.environ["HELPBOARD_BASE_URL"]
    instance.finish(folder, wanted, manifest_json(manifest, base_url=base_url))


def _empty(connection: Connection, *, was_demo: bool) -> None:
    """Empty the database of an old demo, so that ids begin at 1 again; refuse any other's rows.

    An SQLite file inside the instance went with the old demo; what is left is PostgreSQL, named
    by the settings.
    """
    counted = select(func.count()).select_from
    rows = sum(connection.scalar(counted(table)) or 0 for table in (Area, User))
    if not rows:
        return
    if not was_demo or connection.dialect.name != "postgresql":
        raise ForeignInstanceError(
            "The database holds something that is not this demo. "
            "Choose an empty one with HELPBOARD_DATABASE_URL."
        )
    names = (table.name for table in Base.metadata.sorted_tables)
    listed = ", ".join(f'"{name}"' for name in names if name != ContentVersion.__tablename__)
    connection.execute(text(f"TRUNCATE {listed} RESTART IDENTITY CASCADE"))


def _at_this_address(folder: Path) -> str:
    """Return the kept manifest with the address at which the demo is served this time."""
    kept = json.loads((folder / instance.MANIFEST).read_text(encoding="utf-8"))
    kept["base_url"] = os.environ["HELPBOARD_BASE_URL"]
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _show_accounts(manifest: dict[str, Any]) -> None:
    """Print the address and who can log in."""
    accounts = manifest["accounts"]
    click.echo(f"The demo town is at {manifest['base_url']}")
    for role, account in accounts.items():
        secret = f"   second factor: {account['totp_secret']}" if "totp_secret" in account else ""
        click.echo(f"  {role:24} {account['email']:36}{secret}")
    click.echo(f"The password of all of them: {accounts['volunteer']['password']}")

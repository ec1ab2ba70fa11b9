"""The command `helpboard demo`: makes the demo town and serves it."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import click
import flask_migrate
from flask.cli import ScriptInfo
from sqlalchemy import Engine, func, select, text

from helpboard.cli.demo import instance
from helpboard.cli.demo.instance import ForeignInstanceError, Made
from helpboard.cli.demo.manifest import manifest_json
from helpboard.cli.demo.town import Size, build_town
from helpboard.extensions import db, writing
from helpboard.models import Area, Base, ContentVersion, User

FOLDER = "instance/demo"
_NAMES = {"ludwigsburg": "Helpboard Ludwigsburg", "stuttgart": "Helpboard Stuttgart"}


@click.command("demo", help="Make the demo town, an invented Ludwigsburg, and serve it.")
@click.option("--seed", default=42, show_default=True, help="The same seed makes the same town.")
@click.option("--size", type=click.Choice(get_args(Size)), default="ludwigsburg", show_default=True)
@click.option("--posts", default=0, type=click.IntRange(0), help="Add so many synthetic posts.")
@click.option(
    "--manifest",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write ids, log-ins and canaries into this JSON file.",
)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Serve it at once.")
@click.option("--force", is_flag=True, help="Make it anew even if it stands already.")
@click.option("--port", default=8000, envvar="PORT", show_default=True, help="Where to serve it.")
@click.pass_context
def demo(context: click.Context, /, **given: Any) -> None:
    """Make the demo unless it stands and is young; say how to log in; serve it."""
    folder = Path(os.environ.setdefault("HELPBOARD_INSTANCE", FOLDER)).resolve()
    os.environ.setdefault("HELPBOARD_BASE_URL", f"http://127.0.0.1:{given['port']}")
    now = datetime.now(UTC)
    wanted = Made(given["seed"], given["size"], given["posts"], now.isoformat())
    try:
        found = instance.demo_in(folder)
        if given["force"] or found is None or not found.serves(wanted):
            _make(context, folder, wanted, was_demo=found is not None)
    except ForeignInstanceError as error:
        raise click.ClickException(str(error)) from error
    manifest = _at_this_address(folder)
    if given["manifest"]:
        given["manifest"].write_text(manifest, encoding="utf-8")
    _show_accounts(json.loads(manifest))
    if given["serve"]:
        _serve(context, given["port"])


def _make(context: click.Context, folder: Path, wanted: Made, *, was_demo: bool) -> None:
    """Make the instance, its database and the town; a demo that was there is thrown away."""
    settings = {
        "HELPBOARD_DEMO": "1",
        "HELPBOARD_HOME_AREA": wanted.size,
        "HELPBOARD_SITE_NAME": f'"{_NAMES[wanted.size]}"',
    }
    instance.prepare(folder, settings)
    with context.ensure_object(ScriptInfo).load_app().app_context():
        flask_migrate.upgrade()
        _check_empty(db.engine, was_demo=was_demo)
        with writing(db.session()) as session:
            manifest = build_town(
                session,
                size=wanted.size,
                seed=wanted.seed,
                now=datetime.fromisoformat(wanted.made_at),
                posts_extra=wanted.posts,
            )
    base_url = os.environ["HELPBOARD_BASE_URL"]
    instance.finish(folder, wanted, manifest_json(manifest, base_url=base_url))


def _check_empty(engine: Engine, *, was_demo: bool) -> None:
    """Refuse a database, named by the settings, that holds anything else; empty an old demo's.

    An SQLite file inside the instance is gone already. Identifiers begin at 1 again.
    """
    counted = select(func.count()).select_from
    with engine.begin() as connection:
        rows = sum(connection.scalar(counted(table)) or 0 for table in (Area, User))
        if not rows:
            return
        if not was_demo or engine.dialect.name != "postgresql":
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


def _serve(context: click.Context, port: int) -> None:
    """Hand over to `helpboard serve`."""
    root = context.find_root()
    group = root.command
    command = group.get_command(root, "serve") if isinstance(group, click.Group) else None
    if command is None:
        raise click.UsageError("“helpboard serve” is missing; add --no-serve.")
    context.invoke(command, port=port)

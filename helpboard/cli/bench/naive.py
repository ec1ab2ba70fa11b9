"""The board's page as one writes it first: what the goals call the naive ORM page.

The same posts in the same templates, but ORM objects with their relations, every label, date and
link made anew for every card, and nothing kept anywhere.
"""

import sys
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from babel.dates import format_date
from flask import Flask, current_app, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from helpboard.catalogue import current_language
from helpboard.cli.bench.bare import serve_app
from helpboard.cli.board import board_app
from helpboard.domain.post import PostState
from helpboard.extensions import db
from helpboard.models import Area, Post
from helpboard.queries.areas import area_tree
from helpboard.queries.board import PAGE, BoardPage, CardRow


def naive_app() -> Flask:
    """Return the app of the board with one page more, and with nothing in front of it."""
    app = board_app()
    permissions = _web("permissions")
    view = permissions.allow(permissions.Permission.ANYBODY)(_page)
    app.add_url_rule("/<lang:lang>/naive/", "naive", view)
    app.jinja_env.globals.update(_=app.jinja_env.globals["gettext"], url_for=app.url_for)
    del app.wsgi_app  # back to Flask's own
    return app


def _web(name: str) -> Any:
    """Return a module of the web floor, which stands beside the commands: so by its name."""
    return import_module(f"helpboard.web.{name}")


def _page() -> str:
    session, now = db.session(), datetime.now(UTC)
    tree = area_tree(session)
    choice = _web("board_choice").choice_of(request.args, tree)
    statement = (
        select(Post)
        .join(Area, Area.id == Post.area_id)
        .options(joinedload(Post.area), joinedload(Post.organisation), joinedload(Post.group))
        .where(
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Area.path.startswith(choice.area.path),
        )
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(PAGE)
    )
    return render_template(
        "board/index.html",
        title=choice.area.name,
        choice=choice,
        filters=_macro(
            "list",
            "filters",
            url_for("board.index"),
            _web("board.fields").filter_fields(choice, tree),
        ),
        cards=[_macro("post", "post_card", _card(post)) for post in session.scalars(statement)],
        count=choice.area.name,
        page=BoardPage((), PAGE, None),
        next_url=url_for("board.index"),
    )


def _macro(component: str, name: str, *arguments: Any) -> Any:
    from_file = f"components/{component}.html"
    module = current_app.jinja_env.get_template(from_file).module
    return getattr(module, name)(*arguments)


def _card(post: Post) -> dict[str, Any]:
    by = post.organisation or post.group
    row = CardRow(
        id=post.id,
        version=post.version,
        kind=post.kind,
        topic=post.topic,
        facts=post.facts,
        text=post.text,
        text_lang=post.text_lang,
        is_urgent=post.is_urgent,
        published_at=post.published_at or post.expires_at,
        expires_at=post.expires_at,
        area_name=post.area.name,
        area_slug=post.area.slug,
        organisation_name=by.name if by else None,
        organisation_slug=by.slug if by else None,
        is_verified=False,
        group_name=None,
        group_slug=None,
    )
    day = format_date(row.published_at, "long", locale=current_language().babel)
    return {**_web("cards").card_view(row), "date_label": day}


if __name__ == "__main__":
    serve_app(naive_app, workers=int(sys.argv[1]), port=int(sys.argv[2]))

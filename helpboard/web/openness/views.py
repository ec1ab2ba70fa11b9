"""Sitemap, robots, web manifest, and the addresses for security reports and for passwords."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import (
    Blueprint,
    Response,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.extensions import db
from helpboard.queries.openness import SITEMAP_MOST, sitemap_rows
from helpboard.queries.pages import mapped_pages
from helpboard.web.limits import SITEMAPS, refuse_beyond, this_client
from helpboard.web.locale import negotiated, offered, settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.template_globals import asset

bp = Blueprint("openness", __name__)

FIXED = (
    "start.index",
    "board.index",
    "organisations.index",
    "groups.index",
    "cafes.index",
    "calendar.index",
    "places.index",
    "info.index",
    "info.glossary",
)
SHORT_NAME = 12
"""What fits below an icon on a home screen, in letters."""

LEGAL = ("imprint", "privacy", "accessibility", "terms")


@bp.get("/robots.txt")
@allow(Permission.ANYBODY)
def robots() -> ResponseReturnValue:
    """Let search engines read everything public, and nothing with a search or a log-in in it."""
    lines = ["User-agent: *"]
    for tag in offered():
        lines += [f"Disallow: /{tag}/account/", f"Disallow: /{tag}/my/", f"Disallow: /{tag}/search"]
    base = settings().base_url
    lines += ["", f"Sitemap: {base}/sitemap.xml", f"# For programs: {base}/api/openapi.json", ""]
    return _kept("\n".join(lines), "text/plain")


@bp.get("/sitemap.xml")
@allow(Permission.ANYBODY)
def sitemap() -> ResponseReturnValue:
    """List every public page with its languages (hreflang); the newest posts up to the limit.

    Nothing on the board is dearer to make, and machines need it rarely.
    """
    refuse_beyond(SITEMAPS, this_client())
    rows = sitemap_rows(db.session(), now=datetime.now(UTC), limit=SITEMAP_MOST // len(offered()))
    pages: list[tuple[str, dict[str, Any], str | None]] = [
        (endpoint, {}, None) for endpoint in FIXED
    ]
    pages += [("legal.page", {"slug": slug}, None) for slug in LEGAL]
    pages += [(row.endpoint, row.values, row.changed.date().isoformat()) for row in rows]
    base = settings().base_url
    urls = [
        {
            "changed": changed,
            "by_tag": {tag: base + url_for(endpoint, lang=tag, **values) for tag in offered()},
        }
        for endpoint, values, changed in pages
    ]
    body = render_template("openness/sitemap.xml", urls=[*urls, *_info_pages()])
    return _kept(body, "application/xml")


def _info_pages() -> list[dict[str, Any]]:
    """Return the information pages, each in the languages only that it really has."""
    base = settings().base_url
    urls = []
    for page in mapped_pages(db.session()):
        tags = [tag for tag in offered() if tag in page.langs]
        urls.append(
            {
                "changed": page.updated_at.date().isoformat(),
                "by_tag": {
                    tag: base + url_for("info.page", lang=tag, path=page.path) for tag in tags
                },
            }
        )
    return urls


@bp.get("/manifest.webmanifest", defaults={"lang": None})
@bp.get("/<lang:lang>/manifest.webmanifest")
@allow(Permission.ANYBODY)
def manifest() -> ResponseReturnValue:
    """Let phones put the board on their home screen, in the language of the address."""
    language, name = current_language(), settings().site_name
    answer = jsonify(
        id="/",
        name=name,
        short_name=name[:SHORT_NAME].strip(),
        description=_("Find help, offer help, meet each other, in your language."),
        lang=language.tag,
        dir=language.direction.value,
        start_url=url_for("start.index"),
        scope="/",
        display="minimal-ui",
        background_color="#f6f1e7",
        theme_color="#1d5848",
        icons=[
            _icon("icons/icon-192.png", 192, "any"),
            _icon("icons/icon-512.png", 512, "any"),
            _icon("icons/icon-512-maskable.png", 512, "maskable"),
        ],
        shortcuts=[
            {"name": label, "url": url_for(endpoint)}
            for label, endpoint in (
                (_("Board"), "board.index"),
                (_("I need help"), "ask.new"),
                (_("Welcome cafés"), "cafes.index"),
            )
        ],
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = "public, max-age=86400"
    answer.vary.add("Accept-Language")
    return answer


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": asset(name),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


@bp.get("/.well-known/security.txt")
@allow(Permission.ANYBODY)
def security() -> ResponseReturnValue:
    """Say where to report a weakness (RFC 9116)."""
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(hour=0, minute=0, second=0)
    base, tag = settings().base_url, offered()[0]
    lines = (
        f"Contact: {base}{url_for('legal.page', lang=tag, slug='imprint')}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(one for one in offered() if one in {'de', 'en'})}",
        f"Canonical: {base}{request.path}",
        "",
    )
    return _kept("\n".join(lines), "text/plain")


@bp.get("/.well-known/change-password")
@allow(Permission.ANYBODY)
def change_password() -> ResponseReturnValue:
    """Lead programs that keep passwords to the page where one is changed."""
    answer = redirect(url_for("accounts.change_password", lang=negotiated().tag), 302)
    answer.vary.update(["Accept-Language", "Cookie"])
    return answer


def _kept(body: str, mimetype: str) -> Response:
    answer = make_response(body)
    answer.mimetype = mimetype
    answer.headers["Cache-Control"] = "public, max-age=600"
    return answer

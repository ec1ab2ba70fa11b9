"""Sitemap, robots, web manifest, favicon and the address for security reports."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.extensions import db
from helpboard.queries.openness import SITEMAP_MOST, sitemap_rows
from helpboard.web.locale import offered, settings
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
)
LEGAL = ("imprint", "privacy", "accessibility", "terms")


@bp.get("/robots.txt")
@allow(Permission.ANYBODY)
def robots() -> ResponseReturnValue:
    """Let search engines read everything public, and nothing with a search or a log-in in it."""
    lines = ["User-agent: *"]
    for tag in offered():
        lines += [f"Disallow: /{tag}/account/", f"Disallow: /{tag}/my/", f"Disallow: /{tag}/search"]
    lines += ["", f"Sitemap: {settings().base_url}/sitemap.xml", ""]
    return _kept("\n".join(lines), "text/plain")


@bp.get("/sitemap.xml")
@allow(Permission.ANYBODY)
def sitemap() -> ResponseReturnValue:
    """List every public page with its languages (hreflang); the newest posts up to the limit."""
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
    body = render_template("openness/sitemap.xml", urls=urls, first=offered()[0])
    return _kept(body, "application/xml")


@bp.get("/manifest.webmanifest")
@allow(Permission.ANYBODY)
def manifest() -> ResponseReturnValue:
    """Let phones put the board on their home screen."""
    answer = jsonify(
        name=settings().site_name,
        short_name=settings().site_name[:12],
        start_url="/",
        scope="/",
        display="minimal-ui",
        background_color="#faf6ee",
        theme_color="#1d5848",
        icons=[
            {"src": asset("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": asset("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": asset("icons/icon-512-maskable.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


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


def _kept(body: str, mimetype: str) -> Response:
    answer = make_response(body)
    answer.mimetype = mimetype
    answer.headers["Cache-Control"] = "public, max-age=600"
    return answer

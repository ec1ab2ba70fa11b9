"""The security headers of every answer (R06)."""

from flask import Response

from helpboard.config import Settings
from helpboard.web.locale import settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

HARDENING = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


def hardening(here: Settings) -> dict[str, str]:
    """Return the headers of every answer, also of those that never reach Flask.

    Beside this board itself, pictures may come from the server of the maps, if there is one.
    """
    wanted = dict(HARDENING)
    if here.tiles_origin:
        images = f"img-src 'self' {here.tiles_origin};"
        wanted["Content-Security-Policy"] = CSP.replace("img-src 'self';", images)
    if here.is_https:
        wanted["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return wanted


def harden(response: Response) -> Response:
    """Forbid everything that the pages do not need; what nobody released is never stored."""
    wanted = hardening(settings())
    response.headers.extend(
        {name: value for name, value in wanted.items() if name not in response.headers}
    )
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response

"""The factory that puts the house together."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from helpboard import cli
from helpboard.adapters.host_check import HostCheck
from helpboard.config import ROOT, Settings
from helpboard.extensions import babel, db, migrate, prepare_sqlite
from helpboard.web import auth, errors, guard, headers, locale, permissions, template_globals
from helpboard.web.blueprints import BLUEPRINTS


@dataclass(frozen=True, slots=True)
class Board:
    """What the running app carries besides Flask: ``app.extensions["helpboard"]``."""

    settings: Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Build an app; without ``settings``, from the environment."""
    settings = settings or Settings.from_environment()
    app = Flask("helpboard", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(_flask_settings(settings))
    board = Board(settings=settings)
    app.extensions["helpboard"] = board
    _bind_extensions(app)
    for part in (locale, guard, permissions, errors, template_globals):
        part.register(app)
    app.after_request(headers.harden)
    for blueprint, prefix in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix)
    cli.register(app)
    _wrap(app, board)
    return app


def _flask_settings(settings: Settings) -> dict[str, Any]:
    engine: dict[str, Any] = {"pool_pre_ping": not settings.database_url.startswith("sqlite")}
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine,
        "TESTING": settings.is_testing,
        "SESSION_COOKIE_NAME": "__Host-form" if settings.is_https else "form",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": 7200,
    }


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            prepare_sqlite(db.engine)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    auth.register(app)
    babel.init_app(app, locale_selector=locale.select_locale)


def _wrap(app: Flask, board: Board) -> None:
    """Put what answers before Flask in front of it, the innermost first."""
    settings = board.settings
    inner: Any = HostCheck(app.wsgi_app, host=settings.host)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        inner = ProxyFix(inner, x_for=hops, x_proto=hops, x_host=hops)
    app.wsgi_app = inner  # type: ignore[method-assign]

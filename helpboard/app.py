"""The factory that puts the house together."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from helpboard.adapters.assets import Assets, AssetServer
from helpboard.adapters.compression import Compression
from helpboard.adapters.content_version import ContentVersion, SqliteVersion
from helpboard.adapters.content_watch import watch
from helpboard.adapters.host_check import HostCheck
from helpboard.adapters.limits import Counters
from helpboard.adapters.page_cache import PageCache
from helpboard.adapters.page_key import has_cookie
from helpboard.adapters.polled_version import PolledVersion
from helpboard.config import ROOT, Settings
from helpboard.extensions import babel, db, migrate, prepare_sqlite
from helpboard.models import PUBLIC_MODELS
from helpboard.web import auth, errors, guard, headers, locale, permissions, template_globals
from helpboard.web.blueprints import BLUEPRINTS
from helpboard.web.caching import page_keys

CACHE_BYTES = 16 * 1024 * 1024
"""What the page cache of one worker may hold; a worker shall stay below 80 MiB."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the running app carries besides Flask: ``app.extensions["helpboard"]``."""

    settings: Settings
    assets: Assets
    version: ContentVersion
    counters: Counters


def create_app(settings: Settings | None = None) -> Flask:
    """Build an app; without ``settings``, from the environment."""
    settings = settings or Settings.from_environment()
    app = Flask("helpboard", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(_flask_settings(settings))
    engine = _bind_extensions(app)
    board = Board(
        settings=settings,
        assets=Assets(ROOT / "static"),
        version=_version(app, settings, engine),
        counters=Counters(settings.instance / "limits.db", key=settings.secret_key),
    )
    app.extensions["helpboard"] = board
    for part in (locale, guard, permissions, errors, template_globals):
        part.register(app)
    app.after_request(headers.harden)
    for blueprint, prefix in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix)
    _wrap(app, board)
    return app


def _flask_settings(settings: Settings) -> dict[str, Any]:
    is_sqlite = settings.database_url.startswith("sqlite")
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        # Values of a failed statement are people's addresses; they must not reach the log (R20).
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_pre_ping": not is_sqlite, "hide_parameters": True},
        "TESTING": settings.is_testing,
        "SESSION_COOKIE_NAME": "__Host-form" if settings.is_https else "form",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": 7200,
    }


def _bind_extensions(app: Flask) -> Engine:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    auth.register(app)
    babel.init_app(app, locale_selector=locale.select_locale)
    with app.app_context():
        engine: Engine = db.engine
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine)
    return engine


def _version(app: Flask, settings: Settings, engine: Engine) -> ContentVersion:
    """Make the content version; commits of this app move it."""
    version: ContentVersion
    if engine.dialect.name == "sqlite":
        version = SqliteVersion(settings.instance / "content-version", engine)
    else:
        version = PolledVersion(engine)
    with app.app_context():
        watch(db.session, version, public_models=PUBLIC_MODELS)
    return version


def _wrap(app: Flask, board: Board) -> None:
    """Put what answers before Flask in front of it, the innermost first."""
    settings = board.settings
    inner: Any = Compression(app.wsgi_app)
    inner = PageCache(
        inner,
        version=board.version,
        is_personal=has_cookie(auth.cookie_name(is_https=settings.is_https)),
        key_of=page_keys(settings),
        max_bytes=CACHE_BYTES,
    )
    hardening = headers.hardening(is_https=settings.is_https)
    inner = AssetServer(
        inner, board.assets, headers=hardening, aliases={"/favicon.ico": "favicon.ico"}
    )
    inner = HostCheck(inner, host=settings.host, headers=hardening)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        inner = ProxyFix(inner, x_for=hops, x_proto=hops, x_host=hops)
    app.wsgi_app = inner  # type: ignore[method-assign]

"""The factory that puts the house together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, request, request_started
from sqlalchemy import Engine, event
from werkzeug.middleware.proxy_fix import ProxyFix

from helpboard.adapters.assets import Assets, AssetServer
from helpboard.adapters.compression import Compression
from helpboard.adapters.content_version import ContentVersion, SqliteVersion
from helpboard.adapters.content_watch import watch
from helpboard.adapters.engine_options import engine_options
from helpboard.adapters.host_check import HostCheck
from helpboard.adapters.limits import Counters
from helpboard.adapters.measuring import Measuring, note
from helpboard.adapters.meters import Meters
from helpboard.adapters.page_cache import PageCache
from helpboard.adapters.page_key import has_cookie
from helpboard.adapters.polled_version import PolledVersion
from helpboard.adapters.rung_version import RungVersion
from helpboard.adapters.shared_engine import SharedEngine
from helpboard.adapters.shared_limits import SharedCounters
from helpboard.config import ROOT, Settings
from helpboard.domain import public_holidays
from helpboard.domain.search.names import WordBook
from helpboard.extensions import babel, db, prepare
from helpboard.models import PUBLIC_MODELS
from helpboard.web import (
    auth,
    errors,
    guard,
    headers,
    locale,
    permissions,
    reading,
    template_globals,
)
from helpboard.web.api.resources import READ_BY_LISTS
from helpboard.web.blueprints import BLUEPRINTS
from helpboard.web.packs.papers import PackPapers
from helpboard.web.page_keys import page_keys
from helpboard.web.wordbook import wordbook

CACHE_BYTES = 16 * 1024 * 1024
"""What the page cache of one worker may hold; a worker shall stay below 80 MiB."""
THREADS = 10
"""For how many threads a process keeps connections unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the running app carries besides Flask: ``app.extensions["helpboard"]``."""

    settings: Settings
    assets: Assets
    version: ContentVersion
    counters: Counters
    book: Callable[[], WordBook]
    papers: PackPapers
    meters: Meters
    twin: Engine | None


def create_app(
    settings: Settings | None = None, *, threads: int = THREADS, statement_seconds: int = 0
) -> Flask:
    """Build an app; without ``settings``, from the environment.

    It is for processes with so many ``threads``; 0 ``statement_seconds`` is no limit.
    """
    settings = settings or Settings.from_environment()
    public_holidays.observe(settings.holidays)
    app = Flask("helpboard", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(_flask_settings(settings))
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(
        settings.database_url, threads=threads, statement_seconds=statement_seconds
    )
    engine = _bind_extensions(app)
    twin = prepare(engine)
    shared = SharedEngine(settings.redis_url) if settings.redis_url else None
    board = Board(
        settings=settings,
        assets=Assets(ROOT / "static"),
        version=_version(app, settings, engine, shared),
        counters=_counters(settings, shared),
        book=wordbook,
        papers=PackPapers(),
        meters=Meters(),
        twin=twin,
    )
    app.extensions["helpboard"] = board
    for part in (locale, guard, reading, permissions, errors, template_globals):
        part.register(app)
    app.after_request(headers.harden)
    for blueprint, prefix in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix)
    _measure(app, engine, board.meters)
    _wrap(app, board)
    return app


def _flask_settings(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "TESTING": settings.is_testing,
        "SESSION_COOKIE_NAME": "__Host-form" if settings.is_https else "form",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": 7200,
    }


def _bind_extensions(app: Flask) -> Engine:
    db.init_app(app)
    auth.register(app)
    babel.init_app(app, locale_selector=locale.select_locale)
    with app.app_context():
        engine: Engine = db.engine
    return engine


def _counters(settings: Settings, shared: SharedEngine | None) -> Counters:
    """Make what limits are counted with: for this host, or for all that share a Redis."""
    path, key = settings.local_folder / "limits.db", settings.secret_key
    return SharedCounters(shared, path, key=key) if shared else Counters(path, key=key)


def _version(
    app: Flask, settings: Settings, engine: Engine, shared: SharedEngine | None
) -> ContentVersion:
    """Make the content version; commits of this app move it."""
    version: ContentVersion
    if engine.dialect.name == "sqlite":
        version = SqliteVersion(settings.instance / "content-version", engine)
    elif shared is None:
        version = PolledVersion(engine)
    else:
        version = RungVersion(engine, shared, key=settings.secret_key)
    with app.app_context():
        watch(db.session, version, public_models=PUBLIC_MODELS)
    return version


def _measure(app: Flask, engine: Engine, meters: Meters) -> None:
    """Let views be named to whoever measures the answers, and count the statements."""

    def _name(_app: Flask, **_: object) -> None:
        if request.endpoint is not None:
            note(request.environ, "endpoint", request.endpoint)

    def _count(*_: object) -> None:
        meters.asked_database()

    request_started.connect(_name, app, weak=False)
    event.listen(engine, "before_cursor_execute", _count)


def _wrap(app: Flask, board: Board) -> None:
    """Put what answers before Flask in front of it, the innermost first."""
    settings = board.settings
    inner: Any = Compression(app.wsgi_app)
    inner = PageCache(
        inner,
        version=board.version,
        is_personal=has_cookie(auth.cookie_name(is_https=settings.is_https)),
        key_of=page_keys(settings, lists=READ_BY_LISTS),
        max_bytes=CACHE_BYTES,
    )
    hardening = headers.hardening(settings)
    inner = AssetServer(
        inner, board.assets, headers=hardening, aliases={"/favicon.ico": "favicon.ico"}
    )
    inner = HostCheck(inner, host=settings.host, headers=hardening)
    meters = board.meters
    inner = Measuring(inner, answered=meters.answered, looked_up=meters.looked_up)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        inner = ProxyFix(inner, x_for=hops, x_proto=hops, x_host=hops)
    app.wsgi_app = inner  # type: ignore[method-assign]

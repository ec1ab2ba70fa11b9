"""Static files from memory: under a name that carries their content for a year, else to ask again.

Read once at the start: a changed file is seen after a restart. Requests look names up in a table
and never touch the file system.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from helpboard.adapters.asset_joining import addresses_replaced, joined_scripts, joined_styles
from helpboard.adapters.codings import Effort, is_text
from helpboard.adapters.representations import Header, Representations

PREFIX = "/static/"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_NEEDED = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
_HASHED = re.compile(r"(.+)\.[0-9a-f]{12}(\.[a-z0-9]+)")
_STYLES = {
    "app.css": PurePosixPath("css/main.css"),
    "forms.css": PurePosixPath("css/forms.css"),
    "staff.css": PurePosixPath("css/staff.css"),
}
_FOLDER_OF_STYLES = PurePosixPath("css")
_SCRIPTS = {"app.js": "js/*.js", "late.js": "js/late/*.js"}


class Assets:
    """The files of a folder, and those made of them: three stylesheets and two scripts.

    ``app.css`` is ``css/main.css`` with its imports, ``forms.css`` and ``staff.css`` those of their
    names in ``css``; ``app.js`` is all of ``js/*.js`` in the order of their names and ``late.js``
    all of ``js/late/*.js``. Each is there when its sources are. Hidden files and links out of the
    folder are left out. Raises ValueError with a sentence when a stylesheet names a file that is
    not there.
    """

    def __init__(self, folder: Path) -> None:
        self._bodies = dict(_files(folder))
        self._names = {name: _hashed(name, body) for name, body in self._bodies.items()}
        for name, sheet in _STYLES.items():
            if (folder / sheet).is_file():
                styles = addresses_replaced(joined_styles(folder / sheet), self._address_in_styles)
                self._add(name, styles.encode())
        for name, pattern in _SCRIPTS.items():
            scripts = sorted(folder.glob(pattern))
            if scripts:
                self._add(name, joined_scripts(scripts).encode())

    def url(self, name: str) -> str:
        """Return the address of a file by its name in the folder; it changes with the content.

        Raises KeyError for a name that does not exist.
        """
        return PREFIX + self._names[name]

    def body(self, name: str) -> bytes:
        """Return the content of a file; KeyError when there is none."""
        return self._bodies[name]

    def names(self) -> Iterable[str]:
        """Return all names, sorted."""
        return sorted(self._names)

    def _add(self, name: str, body: bytes) -> None:
        self._bodies[name] = body
        self._names[name] = _hashed(name, body)

    def _address_in_styles(self, target: str) -> str:
        path, mark, fragment = target.partition("#")
        name = _resolved(_FOLDER_OF_STYLES / path)
        if name not in self._names:
            raise ValueError(f"A stylesheet names {target}, which does not exist.")
        return self.url(name) + mark + fragment


class AssetServer:
    """WSGI middleware: answers ``/static/…``, and ``aliases`` from whole paths to names.

    What it does not know goes on to the application, and so gets a page in the reader's language.
    A file is pressed when it is asked for the first time: hard, so that no start waits for it.
    """

    def __init__(
        self,
        app: WSGIApplication,
        assets: Assets,
        *,
        aliases: Mapping[str, str] | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Serve ``assets``; ``headers`` are sent with every one of them."""
        self._app = app
        self._assets = assets
        self._headers = {**_NEEDED, **headers}
        self._pressed: dict[str, Representations] = {}
        self._answers: dict[str, Representations] = {}
        self._names = {PREFIX + name: (name, _ASK_AGAIN) for name in assets.names()}
        self._names |= {assets.url(name): (name, _FOREVER) for name in assets.names()}
        self._names |= {path: (name, _ASK_AGAIN) for path, name in (aliases or {}).items()}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer GET and HEAD of known files."""
        path = environ.get("PATH_INFO", "")
        if path not in self._names and path.startswith(PREFIX):
            path = _today(path)
        if path not in self._names or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._app(environ, start_response)
        answer = self._answers.get(path) or self._answer(path)
        return answer.answer(environ, start_response)

    def _answer(self, path: str) -> Representations:
        name, keeping = self._names[path]
        pressed = self._pressed.get(name)
        if pressed is None:
            body = self._assets.body(name)
            pressed = self._pressed[name] = _representations(name, body, self._headers)
        answer = self._answers[path] = pressed.with_header("Cache-Control", keeping)
        return answer


def _today(path: str) -> str:
    """Return today's file for the hash of another day: old pages ask for it in an upgrade."""
    found = _HASHED.fullmatch(path)
    return found[1] + found[2] if found else path


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    root = folder.resolve()
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not is_hidden and path.resolve().is_relative_to(root):
            yield name.as_posix(), path.read_bytes()


def _hashed(name: str, body: bytes) -> str:
    path = PurePosixPath(name)
    digest = blake2b(body, digest_size=6).hexdigest()
    return path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()


def _resolved(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _representations(name: str, body: bytes, more: Mapping[str, str]) -> Representations:
    kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    headers: list[Header] = [
        ("Content-Type", kind),
        ("Cache-Control", _ASK_AGAIN),
        *more.items(),
    ]
    if is_text(kind):
        headers.append(("Vary", "Accept-Encoding"))
    return Representations.of(headers=headers, body=body, effort=Effort.ONCE_FOR_ALL)

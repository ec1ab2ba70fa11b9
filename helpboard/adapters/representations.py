"""One resource, ready to send in every coding, with its tags: the answer of caches and assets."""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIEnvironment

from helpboard.adapters.codings import Coding, Effort, is_text, preferred_coding, press

Header = tuple[str, str]

_TAG = re.compile(r'(?:W/)?("[^"]*")')
_MOST_TAGS_BYTES = 4096
_SUFFIX: dict[Coding, str] = {"br": "-br", "gzip": "-gz", "identity": ""}
# What a 304 repeats, so that pages elsewhere may read it; the client keeps the rest of what it
# has.
_KEPT_IN_304 = frozenset({"access-control-allow-origin", "cache-control", "vary"})


class _Variant(NamedTuple):
    tag: str
    headers: list[Header]
    unchanged: list[Header]
    chunks: tuple[bytes, ...]


def tag_matches(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header names this strong tag, compared weakly (RFC 9110, 13.1.2)."""
    if if_none_match in (tag, "*"):
        return True
    if len(if_none_match) > _MOST_TAGS_BYTES:
        return False
    if if_none_match.strip() == "*":
        return True
    return tag in _TAG.findall(if_none_match)


class Representations:
    """A 200 answer in identity, Brotli and gzip; a coding that does not shrink it is left out.

    ``headers`` are sent with every variant and must not hold Content-Length, Content-Encoding or
    ETag, which differ between them.
    """

    __slots__ = ("_variants", "size")

    def __init__(self, variants: dict[Coding, _Variant], size: int) -> None:
        self._variants = variants
        self.size = size

    @classmethod
    def of(cls, *, headers: Sequence[Header], body: bytes, effort: Effort) -> "Representations":
        """Make all variants of a body; ``headers`` hold its Content-Type."""
        digest = blake2b(body, digest_size=12).hexdigest()
        plain = _variant(headers, digest, "identity", body)
        variants: dict[Coding, _Variant] = dict.fromkeys(("br", "gzip", "identity"), plain)
        size = len(body)
        if is_text(dict(headers).get("Content-Type", "")):
            for coding in ("br", "gzip"):
                pressed = press(body, coding, effort)
                if len(pressed) < len(body):
                    variants[coding] = _variant(headers, digest, coding, pressed)
                    size += len(pressed)
        return cls(variants, size)

    def with_header(self, name: str, value: str) -> "Representations":
        """Return the same answer with another value of one header it has; bodies are shared."""
        variants: dict[Coding, _Variant] = {
            coding: variant._replace(
                headers=_replaced(variant.headers, name, value),
                unchanged=_replaced(variant.unchanged, name, value),
            )
            for coding, variant in self._variants.items()
        }
        return Representations(variants, self.size)

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the variant this client takes, or 304 when it already holds it."""
        variant = self._variants[preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        held = environ.get("HTTP_IF_NONE_MATCH")
        # The lists are copied because a server may change the one it is given (PEP 3333).
        if held is not None and tag_matches(held, variant.tag):
            start_response("304 Not Modified", variant.unchanged.copy())
            return ()
        start_response("200 OK", variant.headers.copy())
        return () if environ["REQUEST_METHOD"] == "HEAD" else variant.chunks


def _replaced(headers: list[Header], name: str, value: str) -> list[Header]:
    return [(key, value if key == name else old) for key, old in headers]


def _variant(headers: Sequence[Header], digest: str, coding: Coding, body: bytes) -> _Variant:
    tag = f'"{digest}{_SUFFIX[coding]}"'
    own = [("Content-Length", str(len(body))), ("ETag", tag)]
    if coding != "identity":
        own.append(("Content-Encoding", coding))
    kept = [pair for pair in headers if pair[0].lower() in _KEPT_IN_304]
    return _Variant(tag, [*headers, *own], [*kept, ("ETag", tag)], (body,))

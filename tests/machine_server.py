"""A small server on this machine that speaks like DeepL and like LibreTranslate, and fails to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from helpboard.adapters.translators.dummy import Dummy

Answer = tuple[int, bytes]
HUGE = b'{"translations": [' + b'{"text": "x"},' * 200_000 + b"{}]}"
_DUMMY = Dummy()


class MachineServer:
    """Answers like the providers until told to do something else."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        self.misbehave: Callable[[BaseHTTPRequestHandler], Answer | None] | None = None
        self.port = 0

    @property
    def sent(self) -> str:
        """Everything that was sent to be translated."""
        return json.dumps([body for _, _, body in self.asked], ensure_ascii=False)

    def answer(self, path: str, body: Any) -> Answer:
        if path.startswith("/v2/languages"):
            codes = ("DE", "EN", "EN-GB", "AR", "UK", "FR")
            return 200, json.dumps([{"language": code} for code in codes]).encode()
        if path == "/languages":
            codes = ("de", "en", "ar", "uk", "fr")
            rows = [{"code": code, "targets": list(codes)} for code in codes]
            return 200, json.dumps(rows).encode()
        if path == "/v2/translate":
            target = body["target_lang"].partition("-")[0].lower()
            texts = _DUMMY.translate(body["text"], source="de", target=target)
            return 200, json.dumps({"translations": [{"text": text} for text in texts]}).encode()
        texts = _DUMMY.translate(_marked(body["q"]), source="de", target=body["target"])
        return 200, json.dumps({"translatedText": _as_html(texts)}).encode()


def _marked(texts: list[str]) -> list[str]:
    opened = (text.replace('<span translate="no" id="x', '<x id="') for text in texts)
    return [text.replace("</span>", "</x>") for text in opened]


def _as_html(texts: list[str]) -> list[str]:
    opened = (text.replace('<x id="', '<span id="x') for text in texts)
    return [text.replace("</x>", "</span>").replace("&amp;", "&") for text in opened]


def status(number: int) -> Callable[[BaseHTTPRequestHandler], Answer]:
    """Let the server refuse."""
    return lambda _handler: (number, b"")


def says(raw: bytes) -> Callable[[BaseHTTPRequestHandler], Answer]:
    """Let the server answer anything else."""
    return lambda _handler: (200, raw)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Let the server send a byte now and then, for three seconds."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(30):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def redirects(handler: BaseHTTPRequestHandler) -> Answer:
    """Let the server send us elsewhere."""
    return 302, b""


@contextmanager
def machine_server() -> Iterator[MachineServer]:
    """Serve on a free port of the loopback."""
    machine = MachineServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do(None)

        def do_POST(self) -> None:
            self._do(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _do(self, body: Any) -> None:
            machine.asked.append((self.path, dict(self.headers), body))
            is_translation = self.path.endswith("/translate")
            answer = (
                machine.misbehave(self)
                if machine.misbehave and is_translation
                else machine.answer(self.path, body)
            )
            if answer is not None:
                self.send_response(answer[0])
                if answer[0] == 302:
                    self.send_header("Location", f"http://127.0.0.1:{machine.port}/languages")
                self.send_header("Content-Length", str(len(answer[1])))
                self.end_headers()
                self.wfile.write(answer[1])

        def log_message(self, *args: Any) -> None:
            """Keep the tests quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that has had enough is no trouble."""

    with Server(("127.0.0.1", 0), Handler) as server:
        machine.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield machine
        server.shutdown()
        thread.join()

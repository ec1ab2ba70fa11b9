"""A tiny mailbox over IMAP on loopback: as much of the protocol as the board speaks."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """Mails by number, with their flags."""

    mails: dict[int, bytes] = field(default_factory=dict)
    flags: dict[int, str] = field(default_factory=dict)
    password: str = "secret"
    port: int = 0

    @property
    def url(self) -> str:
        return f"imap://board:{self.password}@127.0.0.1:{self.port}/INBOX"

    def put(self, raw: bytes) -> int:
        number = max(self.mails, default=0) + 1
        self.mails[number], self.flags[number] = raw, ""
        return number


class _Talk(socketserver.StreamRequestHandler):
    mailbox: Mailbox

    def handle(self) -> None:
        self._say("* OK ready")
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            name, _, rest = command.partition(" ")
            if name.upper() == "UID":
                name, _, rest = rest.partition(" ")
            done = getattr(self, f"_{name.lower()}")(rest)
            self._say(f"{tag} {done or 'OK done'}")
            if name.upper() == "LOGOUT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _capability(self, _rest: str) -> None:
        self._say("* CAPABILITY IMAP4rev1")

    def _login(self, rest: str) -> str | None:
        return None if f'"{self.mailbox.password}"' in rest else "NO wrong"

    def _select(self, _rest: str) -> str:
        self._say(f"* {len(self.mailbox.mails)} EXISTS")
        return "OK [READ-WRITE] done"

    def _search(self, _rest: str) -> None:
        unseen = [str(n) for n, flags in self.mailbox.flags.items() if r"\Seen" not in flags]
        self._say(f"* SEARCH {' '.join(unseen)}")

    def _fetch(self, rest: str) -> None:
        number = int(rest.split()[0])
        raw = self.mailbox.mails[number]
        self.wfile.write(f"* 1 FETCH (UID {number} BODY[]<0> {{{len(raw)}}}\r\n".encode())
        self.wfile.write(raw + b")\r\n")

    def _store(self, rest: str) -> None:
        found = re.fullmatch(r"(\d+) \+FLAGS\.SILENT \((.*)\)", rest)
        assert found
        self.mailbox.flags[int(found[1])] += found[2]

    def _close(self, _rest: str) -> None:
        gone = [number for number, flags in self.mailbox.flags.items() if r"\Deleted" in flags]
        for number in gone:
            del self.mailbox.mails[number], self.mailbox.flags[number]

    def _logout(self, _rest: str) -> None:
        self._say("* BYE")


@contextmanager
def serving(mailbox: Mailbox) -> Iterator[Mailbox]:
    talk = type("Talk", (_Talk,), {"mailbox": mailbox})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk) as server:
        server.daemon_threads = True
        mailbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield mailbox
        server.shutdown()

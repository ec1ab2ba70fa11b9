"""Paper brings in nothing that a document names (a page that prints must not ask other servers)."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from helpboard.adapters.paper import can_print, pdf_of
from tests.databases import missing


@pytest.fixture
def asked():
    """What a server on this machine was asked for, and its port."""
    paths = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            """Keep the tests quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server.server_address[1], paths
        server.shutdown()
        thread.join()


def test_paper_fetches_nothing(asked, tmp_path):
    if not can_print():
        missing("paper", "libpango-1.0-0")
    port, paths = asked
    secret = tmp_path / "secret.txt"
    secret.write_text("Kennwort Regenbogen")
    there = f"http://127.0.0.1:{port}"
    html = f"""<link rel="stylesheet" href="{there}/a.css">
      <link rel="attachment" href="{secret.as_uri()}"><base href="{there}/">
      <img src="{there}/b.png"><img src="{secret.as_uri()}"><img src="c.png">
      <object data="{secret.as_uri()}"></object><iframe src="{there}/d"></iframe>
      <a rel="attachment" href="{secret.as_uri()}">x</a>
      <style>@import url({there}/e.css); @font-face {{ font-family: f; src: url({there}/g) }}
      p {{ background: url({there}/h.png); font-family: f }}</style>
      <svg width="9" height="9"><image href="{there}/i.png"/><use href="{there}/j.svg#a"/></svg>
      <p>Regen"""
    made = pdf_of(html, css=f"@import url({there}/k.css); @page {{ background: url({there}/l) }}")
    assert made.startswith(b"%PDF")
    assert b"EmbeddedFile" not in made
    assert paths == []

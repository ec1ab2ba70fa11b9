"""Rules beside ruff's and bandit's: nothing dangerous is called, nothing secret is kept."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.files import ROOT, files, lines, name

PYTHON = ("helpboard/**/*.py", "migrations/**/*.py", "wsgi.py")
SCRIPTS = ("static/**/*.js",)
LEAFLET = "static/map/leaflet.js"

RUNS = {"eval", "exec", "compile", "__import__", "execfile"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "yaml", "xmlrpc", "telnetlib", "ftplib"}
FORBIDDEN_CALLS = {"os.system", "os.popen", "ssl._create_unverified_context", "tempfile.mktemp"}
STARTS_PROGRAMS = ("helpboard/cli/bench/", "helpboard/cli/host_checks.py", "helpboard/cli/serve.py")
"""Commands at the terminal; no request reaches them."""


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in files(*PYTHON):
        yield path, ast.parse(path.read_text("utf-8"))


def _modules(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_the_code_runs_nothing_that_somebody_wrote():
    found = []
    for path, tree in _trees():
        modules = _modules(tree)
        found += [f"{name(path)}: {one}" for one in modules & FORBIDDEN_MODULES]
        if "subprocess" in modules and not name(path).startswith(STARTS_PROGRAMS):
            found.append(f"{name(path)}: subprocess")
        for call in _calls(tree):
            called = ast.unparse(call.func)
            shell = any(word.arg == "shell" for word in call.keywords)
            if called in RUNS | FORBIDDEN_CALLS or shell:
                found.append(f"{name(path)}:{call.lineno} {called}")
    assert found == []


def test_the_scripts_make_no_markup_of_texts():
    danger = re.compile(
        r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function|setAttribute\(.on"
        r"|__proto__|importScripts|postMessage\([^)]*[\"']\*[\"'])\b"
    )
    found = {place.split(":")[0] for place, line in lines(*SCRIPTS) if danger.search(line)}
    assert found == {LEAFLET}


def test_leaflet_is_given_elements_and_no_markup_of_texts():
    ours = (ROOT / "static/map/map.js").read_text("utf-8")
    assert set(re.findall(r"bind\w+\((\w+)|\b(html|setContent)\b", ours)) == {("link", "")}


def test_every_way_out_checks_certificates():
    """Whoever speaks TLS to another server uses Python's default context as it is."""
    clients = {"SMTP_SSL": "context", "IMAP4_SSL": "ssl_context", "HTTPSConnection": "context"}
    seen = 0
    for path, tree in _trees():
        if "/bench/" in name(path):
            continue
        for call in _calls(tree):
            known = clients.get(ast.unparse(call.func).rpartition(".")[2])
            starts = ast.unparse(call.func).endswith(".starttls")
            if known or starts:
                seen += 1
                given = {word.arg for word in call.keywords}
                assert (known or "context") in given, f"{name(path)}:{call.lineno}"
        text = path.read_text("utf-8")
        assert not re.search(r"CERT_NONE|check_hostname\s*=\s*False|verify\s*=\s*False", text), path
    assert seen >= 4


SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a token of a provider": r"\b(ghp_|gho_|github_pat_|glpat-|xox[abprs]-|AKIA[0-9A-Z]{16}"
    r"|sk_live_|AIza[0-9A-Za-z_-]{35}|hf_[A-Za-z]{30})",
    "a password in an address": r"\b(smtps?|imaps?|postgresql(\+\w+)?|rediss?|https?)://"
    r"[^\s/:@'\"{}<>]+:(?!…)[^\s/:@'\"{}<>]+@(?!127\.0\.0\.1|localhost|host\b|[\w.-]*example|\{)",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ",
}
ADDRESS = re.compile(r"[\w.+-]+@(?=[^\s@]*[a-z])[\w-]+(?:\.[\w-]+)+", re.ASCII)
NOBODYS = re.compile(
    r"(^|\.)example(\.[a-z.]+)?$|(^|\.)(invalid|test|localhost)$|^127\.0\.0\.1$|^\w\.[a-z]{1,2}$"
    r"|\.(conf|service|timer|socket|target)$"
)
"""Domains that belong to nobody (RFC 2606), ones of a single letter in tests; units of systemd."""
OTHERS = {"marie@exemple.fr"}
"""An address that an algorithm must find, at a domain that means nobody."""


@pytest.fixture(scope="module")
def committed() -> list[tuple[str, str]]:
    """Every text file that git keeps, or that lies there where there is no git."""
    known = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    names = known.stdout.split("\0")[:-1] if known.returncode == 0 else []
    found = [ROOT / one for one in names] or files("**/*.*")
    texts = []
    for path in found:
        if not path.is_file() or path.stat().st_size > 2_000_000:
            continue
        raw = path.read_bytes()
        if b"\0" not in raw[:4000]:
            texts.append((name(path), raw.decode("utf-8", "replace")))
    return texts


def test_nothing_secret_is_in_the_repository(committed):
    found = [
        f"{path}: {what}"
        for path, text in committed
        if path != "tests/guards/test_security_rules.py"
        for what, pattern in SECRETS.items()
        if re.search(pattern, text)
    ]
    assert found == []
    kept = re.compile(r"(^|/)(\.env|secret|helpboard\.env|id_\w+|.*\.(pem|key|p12|db|backup))$")
    assert [path for path, _ in committed if kept.search(path)] == []


def test_no_address_of_a_real_person_is_in_the_repository(committed):
    found = {
        f"{path}: {address}"
        for path, text in committed
        for address in ADDRESS.findall(text)
        if not NOBODYS.search(address.partition("@")[2].rstrip(".").lower())
        and address not in OTHERS
    }
    assert found == set()


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
        ("a token of a provider", "token = ghp_" + "x" * 36),
        ("a password in an address", "postgresql+psycopg://" + "anna:geheim" + "@db.stadt"),
        ("a signed token", "eyJhbGciOiJIUzI1NiIsInR5" + "." + "eyJz"),
    ],
)
def test_what_is_secret_is_recognised(what, text):
    assert re.search(SECRETS[what], text)

"""Who may import whom."""

import re
import subprocess
import sys
from configparser import ConfigParser

from tests.guards.files import ROOT, files, name, offenders

PAGES = sorted(path.parent.name for path in files("helpboard/web/*/views.py"))


def test_the_import_contracts_are_kept():
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", program.replace("lint_imports()", "lint_imports(no_cache=True)")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contract_between_pages_names_every_page():
    contracts = ConfigParser()
    contracts.read(ROOT / "setup.cfg", "utf-8")
    named = contracts["importlinter:contract:features"]["modules"].split()
    assert sorted(named) == [f"helpboard.web.{page}" for page in PAGES]


def test_what_pages_share_imports_no_page():
    shared = [name(path) for path in files("helpboard/web/*.py", "helpboard/web/words/*.py")]
    pages = "|".join(PAGES)
    found = offenders(rf"^(from|import) helpboard\.web\.({pages})\b", *shared)
    assert {re.sub(r":\d+$", "", place) for place in found} == {"helpboard/web/blueprints.py"}

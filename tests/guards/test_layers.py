"""Who may import whom."""

import subprocess
import sys

from tests.guards.files import ROOT


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

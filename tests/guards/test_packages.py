"""What setup.cfg promises is there, and everything that is there goes into the wheel."""

import ast
import re
import sys
from configparser import ConfigParser
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    distribution,
    packages_distributions,
)

from packaging.requirements import Requirement

from tests.guards.files import ROOT, files

BESIDE = {"helpboard.migrations", "helpboard.static", "helpboard.templates"}
BESIDE |= {"helpboard.translations"}


IMPORTED_BY_NOBODY = {
    "flask-mail": "on the given list; letters need a time limit, which it lacks: ADR 10",
    "psycopg": "SQLAlchemy loads it by the database's address",
    "tzdata": "zoneinfo reads it where the system has no time zones",
}


def _setup() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def test_every_package_is_listed_in_setup_cfg():
    listed = set(_setup()["options"]["packages"].split())
    there = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for path in files("helpboard/__init__.py", "helpboard/**/__init__.py")
    }
    assert listed == there | BESIDE


def test_every_folder_with_python_in_it_is_a_package():
    folders = {path.parent for path in files("helpboard/**/*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_every_pinned_dependency_is_pinned_alike_in_the_constraints():
    options = _setup()
    wanted = options["options"]["install_requires"].split()
    for extra in options["options.extras_require"].values():
        wanted += extra.split()
    pins = {_plain(line) for line in (ROOT / ".ci/constraints.txt").read_text().splitlines()}
    assert [pin for pin in wanted if _plain(pin) not in pins] == []


def _imported() -> set[str]:
    """The distributions that the program imports; not the program itself, not Python's own."""
    modules = set()
    for path in files("helpboard/**/*.py", "migrations/**/*.py", "wsgi.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    foreign = modules - {"helpboard", *sys.stdlib_module_names}
    return {_name(known[module][0]) for module in foreign}


def test_what_is_imported_is_required_and_what_is_required_is_imported():
    options = _setup()
    wanted = options["options"]["install_requires"].split()
    for extra in ("postgres", "redis", "solver"):
        wanted += options["options.extras_require"][extra].split()
    assert {_name(pin) for pin in wanted} == _imported() | set(IMPORTED_BY_NOBODY)


def _name(pin: str) -> str:
    return _plain(pin).partition("==")[0]


def _plain(pin: str) -> str:
    name, _, version = pin.partition("==")
    return f"{name.partition('[')[0].lower().replace('_', '-').replace('.', '-')}=={version}"


def test_the_constraints_name_no_host_and_no_folder():
    text = (ROOT / ".ci/constraints.txt").read_text()
    assert "://" not in text
    assert "@" not in text


LICENCES = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|CNRI-Python|Zlib|CC0"
    r"|MPL|Mozilla Public License|LGPL|Lesser General Public License|GPL-3\.0-or-later)\b"
)
"""Licences that go together with AGPL-3.0-or-later."""


def _licence(found: Distribution) -> str:
    said = found.metadata.get("License-Expression") or ""
    kinds = [one for one in found.metadata.get_all("Classifier") or [] if "License" in one]
    return said or " ".join(kinds) or (found.metadata.get("License") or "")[:200]


def _all_needed() -> dict[str, Distribution]:
    """Everything that an install with all extras brings, as it is installed here."""
    options = _setup()
    waiting = [*options["options"]["install_requires"].split()]
    for extra in options["options.extras_require"].values():
        waiting += extra.split()
    found: dict[str, Distribution] = {}
    while waiting:
        wanted = Requirement(waiting.pop())
        known = _name(wanted.name)
        if known in found:
            continue
        try:
            found[known] = distribution(wanted.name)
        except PackageNotFoundError:
            continue  # one for another system, or of an extra that this install leaves out
        for line in found[known].requires or ():
            asked = Requirement(line)
            extras = {"extra": ""}, *({"extra": one} for one in wanted.extras)
            if asked.marker is None or any(asked.marker.evaluate(one) for one in extras):
                waiting.append(str(asked).partition(";")[0])
    return found


def test_everything_that_is_installed_is_pinned():
    pins = {_plain(line) for line in (ROOT / ".ci/constraints.txt").read_text().splitlines()}
    there = {_plain(f"{one.metadata['Name']}=={one.version}") for one in _all_needed().values()}
    assert there - pins == set()
    assert len(there) > 60


def test_every_pin_of_the_program_is_exact():
    options = _setup()
    wanted = options["options"]["install_requires"].split()
    for extra in options["options.extras_require"].values():
        wanted += extra.split()
    assert [pin for pin in wanted if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", pin)] == []


def test_every_licence_goes_together_with_ours():
    strange = {
        known: _licence(found)
        for known, found in _all_needed().items()
        if not LICENCES.search(_licence(found))
    }
    assert strange == {}

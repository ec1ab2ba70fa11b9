"""What setup.cfg promises is there, and everything that is there goes into the wheel."""

import ast
import sys
from configparser import ConfigParser
from importlib.metadata import packages_distributions

from tests.guards.files import ROOT, files

BESIDE = {"helpboard.migrations", "helpboard.static", "helpboard.templates"}
BESIDE |= {"helpboard.translations"}


IMPORTED_BY_NOBODY = {
    "flask-mail": "settled on for letters, of which there are none yet",
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
    wanted += options["options.extras_require"]["postgres"].split()
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

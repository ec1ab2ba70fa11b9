"""``helpboard permissions``: every route with who may open it and what the policy is asked.

What a view asks is read from the code: the actions that it, or anything of the board that it calls,
names. So the table cannot promise what nobody does.
"""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
from flask import Flask

from helpboard.cli.board import board_app
from helpboard.config import PACKAGE
from helpboard.domain.policy import RULES, Action

_HEAD = """# Permissions

Written by `helpboard permissions`; a test compares it with the code. Change the code, then write it
anew: `helpboard permissions > docs/permissions.md`.

## Routes

“Who” is what the view declares: without a declaration a route is refused. “Asks” are the actions of
the table below that the view's services ask for before they do anything; a dash means that the view
changes nothing of anybody else's, or finds things by the reader's own id only.

| path | methods | who | asks |
|---|---|---|---|
"""
_RULES_HEAD = """
## Objects

An action is allowed when any of its rules holds. A blocked account may do nothing.

| action | allowed when the reader |
|---|---|
"""

Place = tuple[str, str]
"""A module and the name of something defined in it."""


def document(app: Flask) -> str:
    """Return the whole document."""
    routes = "".join(f"| {' | '.join(row)} |\n" for row in _routes(app))
    rules = "".join(
        f"| `{action.value}` | {'; or '.join(_words(rule.__name__) for rule in RULES[action])} |\n"
        for action in sorted(RULES, key=lambda action: action.value)
    )
    return f"{_HEAD}{routes}{_RULES_HEAD}{rules}"


def _routes(app: Flask) -> Iterator[tuple[str, str, str, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        view = app.view_functions[rule.endpoint]
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        asked = sorted(f"`{action.value}`" for action in actions_asked(view))
        who = getattr(view, "permission", "nobody")
        path = rule.rule.replace("|", "\\|")
        yield f"`{path}`", " ".join(methods), str(who), " ".join(asked) or "–"


def _words(name: str) -> str:
    return name.strip("_").replace("_", " ")


def actions_asked(view: Callable[..., Any]) -> frozenset[Action]:
    """Return the actions that a view or anything it calls names."""
    plain = inspect.unwrap(view)
    todo, seen, found = [(plain.__module__, plain.__name__)], set[Place](), set[Action]()
    while todo:
        place = todo.pop()
        if place in seen:
            continue
        seen.add(place)
        actions, called = _said(*place)
        found |= actions
        todo += called
    return frozenset(found)


@cache
def _said(module: str, name: str) -> tuple[frozenset[Action], tuple[Place, ...]]:
    """Return the actions named in a function or class, and what of the board it uses."""
    known = _names(module)
    body = _definitions(module).get(name)
    if body is None:
        return frozenset(), ()
    actions, used = set(), []
    for node in ast.walk(body):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "Action" and node.attr in Action.__members__:
                actions.add(Action[node.attr])
            target = known.get(node.value.id)
            if target and _is_module(".".join(target)):
                used.append((".".join(target), node.attr))
        elif isinstance(node, ast.Name):
            target = known.get(node.id)
            used += [target] if target else []
    return frozenset(actions), tuple(used)


@cache
def _tree(module: str) -> ast.Module | None:
    file = _file(module)
    return None if file is None else ast.parse(file.read_text(encoding="utf-8"))


def _file(module: str) -> Path | None:
    parts = module.split(".")
    # The policy's own table names every action; asking it is what counts.
    if parts[0] != "helpboard" or parts[1:2] == ["models"] or module == Action.__module__:
        return None
    path = PACKAGE.joinpath(*parts[1:])
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((one for one in candidates if one.is_file()), None)


def _is_module(name: str) -> bool:
    return _file(name) is not None


@cache
def _definitions(module: str) -> Mapping[str, ast.AST]:
    tree = _tree(module)
    kinds = (ast.FunctionDef, ast.ClassDef)
    found: dict[str, ast.AST] = {}
    for node in tree.body if tree else ():
        if isinstance(node, kinds):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node for target in targets if isinstance(target, ast.Name)}
    return found


@cache
def _names(module: str) -> Mapping[str, Place]:
    """Return what every name in a module stands for, as far as it is the board's own."""
    tree = _tree(module)
    known: dict[str, Place] = {name: (module, name) for name in _definitions(module)}
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpboard"):
            for one in node.names:
                known[one.asname or one.name] = (str(node.module), one.name)
    return known


@click.command()
def permissions() -> None:
    """Print who may open which page and do what, as docs/permissions.md."""
    click.echo(document(board_app()), nl=False)

"""Rules of the house that no linter knows."""

import ast
import re

from tests.guards.files import files, lines, name, offenders

PYTHON = ("helpboard/**/*.py", "migrations/**/*.py", "wsgi.py")
TEMPLATES = ("templates/**/*.html",)
STYLES = ("static/css/**/*.css",)


def test_templates_have_no_inline_script_or_style():
    pattern = r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|<style|\sstyle=|\son\w+="
    pages = [place for place in offenders(pattern, *TEMPLATES) if "/mail/frame.html:" not in place]
    assert pages == []


def test_nothing_is_declared_safe_by_hand():
    assert offenders(r"\|\s*safe\b|autoescape\s+false", "templates/**/*") == []


def test_no_view_covers_a_name_of_the_frame():
    frame = {"lang", "text_dir", "languages", "display", "here", "reader", "flashes", "alternates"}
    covered = [
        f"{name(path)}:{node.lineno}"
        for path in files("helpboard/web/**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "render_template"
        if frame & {keyword.arg for keyword in node.keywords}
    ]
    assert covered == []


def test_css_names_no_left_or_right():
    sides = r"\b(margin|padding|border|inset)-(left|right)\b|[^-\w](left|right)\s*:"
    aligned = r"(text-align|float|clear):\s*(left|right)"
    assert offenders(f"{sides}|{aligned}", *STYLES) == []


def test_css_names_no_ids_and_shouts_nowhere():
    assert offenders(r"^[^:{]*#[a-zA-Z][\w-]*[^;]*\{|!important", *STYLES) == []


def test_colours_are_named_in_one_file():
    pattern = r":[^;]*(#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\()"
    places = offenders(pattern, *STYLES)
    assert [place for place in places if not place.startswith("static/css/tokens.css")] == []


def test_only_the_outer_layers_commit():
    inner = ("domain", "models", "queries", "services", "adapters")
    assert offenders(r"\.commit\(", *(f"helpboard/{room}/**/*.py" for room in inner)) == []


def test_nobody_catches_everything():
    assert offenders(r"except\s*(\(?\s*(Base)?Exception\b(?!.*# re-raised)|:)", *PYTHON) == [
        place
        for place, line in lines(*PYTHON)
        if re.search(r"except BaseException:$", line) and place.startswith("helpboard/extensions")
    ]


def test_nobody_returns_out_of_finally():
    found = [
        f"{name(path)}:{node.lineno}"
        for path in files(*PYTHON)
        for block in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(block, ast.Try)
        for part in block.finalbody
        for node in ast.walk(part)
        if isinstance(node, ast.Return)
    ]
    assert found == []


def test_a_file_over_300_lines_says_why_in_its_first_line():
    said = "# Longer than 300 lines because "
    texts = {name(p): p.read_text("utf-8") for p in files("helpboard/**/*.py", "tests/**/*.py")}
    long = {path: text for path, text in texts.items() if len(text.splitlines()) > 300}
    assert len(texts) > 1000
    assert [path for path, text in long.items() if not text.startswith(said)] == []


def test_a_function_has_at_most_40_lines():
    found = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in files(*PYTHON)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
        if not name(path).startswith("migrations/versions/")
    ]
    assert found == []


def test_a_template_has_at_most_120_lines():
    lengths = {name(p): len(p.read_text("utf-8").splitlines()) for p in files("templates/**/*")}
    assert len(lengths) > 100
    assert [path for path, length in lengths.items() if length > 120] == []


def test_texts_are_whole_sentences_without_f_strings_or_joins():
    calls = {"_", "_l", "gettext", "lazy_gettext", "pgettext", "ngettext", "npgettext"}
    calls |= {f"lazy_{call}" for call in calls}
    found = []
    for path in files("helpboard/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in calls:
                wrong = [a for a in node.args if isinstance(a, ast.JoinedStr | ast.BinOp)]
                found += [f"{name(path)}:{a.lineno}" for a in wrong]
    assert found == []


def test_nothing_is_left_for_later():
    left = r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b"
    assert offenders(left, *PYTHON, *TEMPLATES, "tests/**/*.py", "Makefile", "*.md") == []


def test_no_committed_file_knows_this_machine():
    places = offenders(r"(^|[\s\"'(=`])/(work|home|root|Users)/", *PYTHON, "tests/**/*.py", "*.md")
    assert places == []

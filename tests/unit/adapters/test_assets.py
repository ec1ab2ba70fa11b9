from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpboard.adapters.asset_joining import joined_scripts, smaller_styles
from helpboard.adapters.assets import Assets, AssetServer
from tests.unit.adapters.wsgi import Board, ask

ICON = "<svg xmlns='http://www.w3.org/2000/svg'></svg>"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    write(
        static,
        "css/main.css",
        "/* order */\n@layer base, pages;\n"
        '@import url("base.css") layer(base);\n'
        '@import url("pages/start.css") layer(pages) print;\n',
    )
    write(static, "css/base.css", "/* all */\nbody {\n  color: red;\n}\n")
    write(static, "css/pages/start.css", 'a { background: url("../../icons/a.svg#x") }\n')
    write(static, "js/b.js", "const name = 2;\n")
    write(static, "js/a.js", "const name = 1;\n")
    write(static, "icons/a.svg", ICON)
    write(static, "icons/a.png", "png" * 400)
    write(static, "board.webmanifest", "{}")
    write(static, ".hidden", "secret")
    write(tmp_path, "secret.txt", "secret")
    (static / "link.txt").symlink_to(tmp_path / "secret.txt")
    return static


def test_stylesheets_become_one_with_their_layers_in_order(folder: Path) -> None:
    assets = Assets(folder)
    assert assets.body("app.css").decode() == (
        "@layer base,pages;@layer base {body {color: red;}}"
        f'@media print {{@layer pages {{a {{background: url("{assets.url("icons/a.svg")}#x") }}}}}}'
    )


def test_scripts_become_one_in_the_order_of_their_names_each_with_its_own_names(
    folder: Path,
) -> None:
    assert Assets(folder).body("app.js").decode() == (
        '(() => {\n"use strict";\nconst name = 1;\n})();\n'
        '(() => {\n"use strict";\nconst name = 2;\n})();\n'
    )


def test_a_hashed_name_is_kept_for_a_year_and_changes_with_the_content(folder: Path) -> None:
    assets = Assets(folder)
    server = AssetServer(Board(), assets)
    reply = ask(server, assets.url("app.css"), accept_encoding="br")
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.headers["content-type"] == "text/css; charset=utf-8"
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert reply.text == assets.body("app.css").decode()
    write(folder, "css/base.css", "body { color: blue }")
    assert Assets(folder).url("app.css") != assets.url("app.css")
    assert Assets(folder).url("app.js") == assets.url("app.js")


def test_a_plain_name_is_asked_for_again(folder: Path) -> None:
    server = AssetServer(Board(), Assets(folder))
    reply = ask(server, "/static/icons/a.svg")
    assert (reply.text, reply.headers["cache-control"]) == (ICON, "no-cache")
    assert reply.headers["content-type"] == "image/svg+xml"
    again = ask(server, "/static/icons/a.svg", if_none_match=reply.headers["etag"])
    assert (again.status, again.headers["cache-control"]) == (304, "no-cache")


def test_pictures_are_not_compressed(folder: Path) -> None:
    reply = ask(AssetServer(Board(), Assets(folder)), "/static/icons/a.png", accept_encoding="br")
    assert "content-encoding" not in reply.headers
    assert "vary" not in reply.headers
    assert (reply.headers["content-type"], len(reply.raw)) == ("image/png", 1200)


def test_the_hash_of_another_day_gets_the_file_of_today_to_ask_again(folder: Path) -> None:
    reply = ask(AssetServer(Board(), Assets(folder)), "/static/app.0123456789ab.css")
    assert (reply.status, reply.headers["cache-control"]) == (200, "no-cache")


def test_a_file_may_have_another_address(folder: Path) -> None:
    server = AssetServer(Board(), Assets(folder), aliases={"/m": "board.webmanifest"})
    reply = ask(server, "/m")
    assert (reply.raw, reply.headers["content-type"]) == (b"{}", "application/manifest+json")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret.txt",
        "/static/%2e%2e/secret.txt",
        "/static/..%2fsecret.txt",
        "/static//secret.txt",
        "/static/icons/../../secret.txt",
        "/static/link.txt",
        "/static/.hidden",
        "/static/",
        "/static/css",
        "/static/nothing.css",
        "/de/",
    ],
)
def test_everything_else_goes_on_to_the_application(folder: Path, path: str) -> None:
    board = Board()
    reply = ask(AssetServer(board, Assets(folder)), path)
    assert board.renders == 1
    assert "secret" not in reply.text


def test_a_post_to_a_file_goes_on_to_the_application(folder: Path) -> None:
    board = Board()
    ask(AssetServer(board, Assets(folder)), "/static/icons/a.svg", "POST")
    assert board.renders == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(path=st.text())
def test_no_path_raises_or_leaves_the_folder(folder: Path, path: str) -> None:
    assets = Assets.__new__(Assets)
    assets._bodies, assets._names = {"a.css": b"a"}, {"a.css": "a.0.css"}
    board = Board()
    ask(AssetServer(board, assets), "/static/" + path.replace("?", ""))
    assert board.renders == (path.replace("?", "") not in ("a.css", "a.0.css"))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("css/main.css", "body { color: red }", "may hold @layer and @import lines only"),
        ("css/main.css", '@import url("none.css") layer(base);', "none.css, which does not exist"),
        ("css/base.css", '@import url("main.css");', "imports another file"),
        ("css/base.css", "a { background: url(none.svg) }", "none.svg, which does not exist"),
        ("css/base.css", "a { background: url(../../secret.txt) }", "does not exist"),
        ("js/a.js", 'import x from "./b.js";', "imports or exports"),
        ("js/a.js", "  x();\nexport const y = 1;", "imports or exports"),
    ],
)
def test_a_mistake_in_the_sources_stops_the_start_with_a_sentence(
    folder: Path, name: str, text: str, reason: str
) -> None:
    write(folder, name, text)
    with pytest.raises(ValueError, match=reason):
        Assets(folder)


def test_an_unknown_name_has_no_address(folder: Path) -> None:
    with pytest.raises(KeyError):
        Assets(folder).url("none.css")


def test_a_folder_without_styles_and_scripts_has_neither(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a")
    assert list(Assets(tmp_path).names()) == ["a.txt"]


@pytest.mark.parametrize(
    ("styles", "smaller"),
    [
        ("a  >  b {\n\n c: d ;\n}\n", "a > b {c: d ;}"),
        ("/* x */ a/* y */b /* z */ c {}", "a/**/b c {}"),
        ('a::before { content: "/*  no  */, {  x" }', 'a::before {content: "/*  no  */, {  x" }'),
        ("a { content: '\\'  ;  ' }", "a {content: '\\'  ;  ' }"),
        ("a , b { --x: ; --y:  1px,  2px }", "a ,b {--x: ;--y: 1px,2px }"),
        ("a :hover { width: calc(1px + 2px) }", "a :hover {width: calc(1px + 2px) }"),
        ("@media (a: 1px) and (x) { a { b: c } }", "@media (a: 1px) and (x) {a {b: c }}"),
        ('a { content: "/**/ x" } /**/', 'a {content: "/**/ x" }'),
    ],
)
def test_styles_lose_comments_and_blanks_and_keep_their_meaning(styles: str, smaller: str) -> None:
    assert smaller_styles(styles) == smaller
    assert smaller_styles(smaller) == smaller


def test_scripts_lose_lines_of_comment_and_blanks_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "a.js", '// about\nif (x) {\n  // why\n\n  y("//  no");  // end\n}\n')
    assert joined_scripts([tmp_path / "a.js"]) == (
        '(() => {\n"use strict";\nif (x) {\ny("//  no");  // end\n}\n})();\n'
    )


def test_a_script_with_a_string_of_several_lines_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.js", "x(`one\n  two`);\ny(`${z}`);\n")
    with pytest.raises(ValueError, match="several lines"):
        joined_scripts([tmp_path / "a.js"])


def test_a_script_that_ends_in_a_comment_does_not_swallow_the_next(tmp_path: Path) -> None:
    write(tmp_path, "a.js", "x(); // end")
    assert joined_scripts([tmp_path / "a.js"]).endswith("x(); // end\n})();\n")

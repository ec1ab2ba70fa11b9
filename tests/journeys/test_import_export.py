"""From a terminal: fifty profiles come in by file, and go out again as they came."""

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from helpboard.adapters.spreadsheet_trouble import Trouble
from helpboard.cli.exchange import export_command, import_command
from helpboard.domain.refusal import REFUSALS
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.tables import ORGANISATIONS
from helpboard.models import Organisation, Post, Site
from helpboard.spreadsheet_words import FACTS, NEAREST, TROUBLE, WRONG

SPECIAL = [
    "Straßenfest Groß-Ößweil", "Łódź i Gdańsk", "مرحبا بالعالم", "Familie 👩\u200d👩\u200d👧 🎉",
    'Verein "Hand in Hand"', "Komma, Semikolon; Tab", "می\u200cخواهم کمک کنم", "=Gleich & <los>",
    "'n Café", "Zoë’s – „Nähen“",
]  # fmt: skip


def profiles():
    """Return fifty profiles with everything that files like to break."""
    rows = []
    for number in range(50):
        rows.append(dict.fromkeys(ORGANISATIONS.names, "") | {
            "slug": f"verein-{number:02}",
            "name": f"{SPECIAL[number % 10]} {number}",
            "kind": "migrants_organisation",
            "state": "verified" if number % 2 else "unverified",
            "parent": "verein-49" if number < 3 else "",
            "area": "ludwigsburg-mitte",
            "about": f"{SPECIAL[-number % 10]}\n\nZweiter „Absatz“, Nr. {number}",
            "source_lang": "de",
            "street": f"Bäckerstraße {number}a",
            "postcode": f"{1067 + number:05}",
            "city": "Łużyce",
            "phone": f"+49 7141 9100{number:02}",
            "email": f"info{number}@verein.example.org",
            "website": f"https://verein-{number}.example.org/über-uns?a=1&b=2",
            "opening_hours": "Mo-Fr 08:00-12:00; Th 14:00-18:00",
            "topics": "sewing; tandem",
            "languages": "de; ar; prs",
            "gives": '[{"kind":"room","topic":"sewing","facts":{}}]',
        })  # fmt: skip
    return rows


def write(path, rows):
    heading = list(rows[0])
    lines = [heading, *([row[name] for name in heading] for row in rows)]
    if path.suffix == ".xlsx":
        book = Workbook()
        for line in lines:
            book.active.append(line)
            for cell in book.active[book.active.max_row]:
                cell.data_type = "s" if cell.value else cell.data_type
        book.save(path)
        return
    stream = io.StringIO()
    csv.writer(stream).writerows(lines)
    path.write_text(stream.getvalue(), encoding="utf-8", newline="")


def read(path):
    """Read an exported file the way any program would, an apostrophe before formulas aside."""
    if path.suffix == ".xlsx":
        lines = [[cell or "" for cell in row] for row in load_workbook(path).active.values]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [
                [cell[1:] if cell[:2] in ("'=", "'+") else cell for cell in row]
                for row in csv.reader(file)
            ]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@pytest.fixture
def helpboard(app, town, session, monkeypatch):
    """Call the commands as a terminal would, with nothing kept from before."""
    monkeypatch.setattr(app.cli, "commands", {**app.cli.commands})
    app.cli.add_command(import_command)
    app.cli.add_command(export_command)
    runner = app.test_cli_runner()

    def call(*args):
        session.commit()  # ends the test's savepoint, within which the command's would vanish
        result = runner.invoke(args=[str(arg) for arg in args])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


def count(session):
    return session.scalar(select(func.count()).select_from(Organisation))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_fifty_profiles_come_in_when_all_are_right_and_go_out_as_they_came(
    helpboard, session, tmp_path, suffix
):
    rows = profiles()
    file = tmp_path / f"profiles{suffix}"
    mistakes = {4: {"email": "info@"}, 20: {"kind": "sport_club"}, 33: {"phone": "on request"}}
    write(file, [{**row, **mistakes.get(number, {})} for number, row in enumerate(rows)])

    refused = helpboard("import", "organisations", file, "--commit")
    assert refused.exit_code == 1
    assert refused.stderr.splitlines() == [
        "Row 6, column email, “info@”: This is no e-mail address.",
        "Row 22, column kind, “sport_club”: There is no code “sport_club” for this column."
        " Did you mean “sports_club”?",
        "Row 35, column phone, “on request”: This is no phone number that can be dialled.",
        "Nothing was imported: there are 3 mistakes.",
    ]
    assert count(session) == 0

    write(file, rows)
    shown = helpboard("import", "organisations", file)
    assert shown.exit_code == 0
    assert "Row 2: new, verein-00\n" in shown.stdout
    assert "New: 50. Changed: 0. Unchanged: 0." in shown.stdout
    assert "Nothing was written." in shown.stdout
    assert count(session) == 0

    done = helpboard("import", "organisations", file, "--commit")
    assert done.exit_code == 0
    assert done.stdout.endswith("The import is done.\n")
    assert count(session) == 50
    stored = {o.slug: o for o in session.scalars(select(Organisation))}
    for row in rows:
        made = stored[row["slug"]]
        for name in ("name", "about", "street", "postcode", "city", "phone", "website"):
            assert getattr(made, name) == row[name]
    assert stored["verein-00"].parent_id == stored["verein-49"].id

    out, again = tmp_path / f"out{suffix}", tmp_path / f"again{suffix}"
    assert helpboard("export", "organisations", out).exit_code == 0
    assert read(out) == rows

    unchanged = helpboard("import", "organisations", out, "--commit")
    assert "New: 0. Changed: 0. Unchanged: 50." in unchanged.stdout
    helpboard("export", "organisations", again)
    assert read(again) == rows
    if suffix == ".csv":
        assert again.read_bytes() == out.read_bytes()


def test_a_changed_cell_is_shown_old_and_new_before_it_is_written(
    helpboard, session, town, tmp_path
):
    town.organisation("Faden", slug="faden", kind="parish", city="Ludwigsburg")
    session.commit()
    file = tmp_path / "o.csv"
    file.write_text("slug;name;kind;area;city\nfaden;Faden;parish;ludwigsburg-mitte;Łódź\n")
    shown = helpboard("import", "organisations", file)
    assert "Row 2: changed, faden; city: “Ludwigsburg” → “Łódź”\n" in shown.stdout
    assert session.scalars(select(Organisation)).one().city == "Ludwigsburg"
    helpboard("import", "organisations", file, "--commit")
    assert session.scalars(select(Organisation)).one().city == "Łódź"


def test_an_export_of_sites_is_for_its_owner_only_and_says_that_it_is_secret(
    helpboard, session, town, tmp_path
):
    town.add(
        Site(
            key="haus-7", name="Haus 7", kind="shelter", area_id=town.mitte.id, languages=[],
            address="Geheime Gasse 1", created_at=town.now, updated_at=town.now,
        )
    )  # fmt: skip
    session.commit()
    file = tmp_path / "sites.csv"
    file.touch(mode=0o666)
    result = helpboard("export", "sites", file)
    assert result.stderr.startswith("This file is confidential: it holds the addresses of shelters")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Geheime Gasse 1" in file.read_text(encoding="utf-8-sig")
    assert helpboard("export", "areas", tmp_path / "areas.csv").stderr == ""


def test_an_export_to_standard_output_is_csv(helpboard, town, session):
    result = helpboard("export", "areas", "-")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert [(row["slug"], row["name"], row["parent"]) for row in rows] == [
        ("landkreis-ludwigsburg", "Landkreis Ludwigsburg", ""),
        ("ludwigsburg", "Ludwigsburg", "landkreis-ludwigsburg"),
        ("ludwigsburg-mitte", "Mitte", "ludwigsburg"),
        ("ludwigsburg-ossweil", "Oßweil", "ludwigsburg"),
    ]


def test_posts_come_in_by_file_and_stand_on_the_board_once(helpboard, session, browser, tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text(
        "id,kind,state,topic,area,facts,text\n"
        ',offer,published,bicycle,ludwigsburg-mitte,"thing=bicycle; size=26",Rad & „Tat“\n',
        encoding="utf-8",
    )
    for expected in ("New: 1. Changed: 0. Unchanged: 0.", "New: 0. Changed: 0. Unchanged: 1."):
        assert expected in helpboard("import", "posts", file, "--commit").stdout
    assert session.scalars(select(Post.text)).all() == ["Rad & „Tat“"]


@pytest.mark.parametrize(
    "args",
    [
        ("import", "volunteers", "x.csv"),
        ("import", "areas", "missing.csv"),
        ("import", "areas", "there.ods"),
        ("import", "areas"),
        ("export", "areas", "areas.pdf"),
    ],
)
def test_wrong_usage_ends_with_status_two(helpboard, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.ods").touch()
    (tmp_path / "x.csv").touch()
    assert helpboard(*args).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"no workbook", "The file is no XLSX workbook, or it is damaged"),
        ("a.csv", b'slug\n"', "Row 2 is broken"),
        ("a.csv", b"", "column slug, “”: This column is missing."),
        ("a.csv", b"slug,nmae,kind\n", "column nmae, “nmae”: There is no column of this name."
         " Did you mean “name”?"),
        ("a.csv", b"\x1b[2J,name\n", "“\\x1b[2j”: There is no column of this name."),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_with_a_sentence(
    helpboard, tmp_path, name, content, sentence
):
    file = tmp_path / name
    file.write_bytes(content)
    result = helpboard("import", "areas", file)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stdout == ""


def test_an_old_windows_file_is_taken_with_a_warning(helpboard, tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes("slug,name,kind\nx,Oßweil,town\n".encode("cp1252"))
    result = helpboard("import", "areas", file)
    assert result.exit_code == 0
    assert "It was read as Windows-1252" in result.stderr


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(helpboard, tmp_path):
    result = helpboard("export", "areas", tmp_path / "nowhere" / "a.csv")
    assert result.exit_code == 1
    assert "The file cannot be written: No such file or directory." in result.stderr


def test_there_is_a_sentence_for_every_way_to_be_wrong():
    assert set(WRONG) == set(Wrong)
    assert set(NEAREST) < set(Wrong)
    assert set(FACTS) == set(REFUSALS)
    assert set(TROUBLE) == set(Trouble)

"""``helpboard i18n``: the catalogues of interface texts."""

import json
from pathlib import Path

import click

from helpboard.catalogue import SOURCE, compile_all
from helpboard.cli.i18n.checks import faults_of
from helpboard.cli.i18n.corrections import take_corrections, write_corrections
from helpboard.cli.i18n.coverage import Coverage, state_table
from helpboard.cli.i18n.coverage import coverage as measured
from helpboard.cli.i18n.files import tags_with_catalogues
from helpboard.cli.i18n.sources import texts_of_source
from helpboard.cli.i18n.updating import extract_to, untranslated
from helpboard.cli.i18n.updating import update as update_files
from helpboard.cli.refusal import NEW_FILE, RefusedError
from helpboard.config import ROOT
from helpboard.domain.languages import LANGUAGES

TAG = click.Choice([tag for tag in LANGUAGES if tag != SOURCE.tag])


@click.group()
def i18n() -> None:
    """Look after the catalogues of interface texts."""


@i18n.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="build/texts",
    show_default=True,
    help="Folder to write them into.",
)
def extract(folder: Path) -> None:
    """Write the English texts as templates for translators' programs."""
    source = texts_of_source()
    for path in extract_to(folder, source):
        click.echo(f"{path}: {len(source[path.stem])} texts")


@i18n.command()
@click.argument("tags", nargs=-1, type=TAG, metavar="[TAG]…")
@click.option("--tidy", is_flag=True, help="Forget translations of texts that have left.")
def update(tags: tuple[str, ...], *, tidy: bool) -> None:
    """Bring the catalogues of all languages, or of some, up to the source.

    Translations that fit exactly stay; nothing is guessed. A TAG without catalogues gets them.
    """
    changed = update_files(texts_of_source(), tags or tags_with_catalogues(), is_tidy=tidy)
    for path in changed:
        click.echo(f"{path.relative_to(ROOT)} written, {untranslated(path)} texts to translate")
    if not changed:
        click.echo("The catalogues are up to the source.")


@i18n.command("compile")
def compile_() -> None:
    """Compile the catalogues, so that a start need not."""
    try:
        count = compile_all()
    except OSError as error:
        raise RefusedError(f"Compiled catalogues cannot be written: {error}") from error
    if count:
        click.echo(f"{count} catalogues compiled.")


@i18n.command()
@click.argument("tag", type=TAG, metavar="TAG")
@click.argument("file", type=NEW_FILE)
def corrections(tag: str, file: Path) -> None:
    """Write the words that this board has taken for the pages into a catalogue FILE."""
    try:
        count = write_corrections(tag, file)
    except OSError as error:
        raise RefusedError(f"{file} cannot be written: {error}") from error
    click.echo(f"{file}: {count} texts")


@i18n.command()
@click.argument("tag", type=TAG, metavar="TAG")
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
def take(tag: str, file: Path) -> None:
    """Bring a FILE of corrections into the catalogues of a language."""
    left = take_corrections(tag, file)
    for sentence in left:
        click.echo(sentence, err=True)
    click.echo(f"The catalogues of {tag} are written; {len(left)} texts were left out.")


@i18n.command()
@click.argument("tags", nargs=-1, type=TAG, metavar="[TAG]…")
def check(tags: tuple[str, ...]) -> None:
    """Say what is wrong with the catalogues; status 1 when something is."""
    source = texts_of_source()
    wanted = tags or tags_with_catalogues()
    faults = [fault for tag in wanted for fault in faults_of(source, tag)]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise RefusedError(f"{len(faults)} faults in the catalogues of {', '.join(wanted)}.")
    click.echo(f"The catalogues of {', '.join(wanted)} are complete and sound.")


@i18n.command()
@click.option("--json", "is_json", is_flag=True, help="For machines.")
@click.option("--table", "is_table", is_flag=True, help="The table of docs/translating.md.")
def coverage(*, is_json: bool, is_table: bool) -> None:
    """Say how much of each language is translated, and how many words are still to do."""
    rows = list(measured(texts_of_source(), tags_with_catalogues()))
    if is_json:
        click.echo(json.dumps([row.as_row for row in rows], indent=2))
    elif is_table:
        click.echo(state_table(rows))
    else:
        _show(rows)


def _show(rows: list[Coverage]) -> None:
    click.echo(
        f"{'language':<10} {'catalogue':<10} {'texts':>6} {'done':>6} {'inherited':>9} {'%':>4} "
        f"{'words to do':>11}  review"
    )
    for row in rows:
        click.echo(
            f"{row.tag:<10} {row.catalogue:<10} {row.texts:>6} {row.translated:>6} "
            f"{row.inherited:>9} {row.percent:>4} {row.words_to_do:>11}  {row.review}"
        )
    silent = [tag for tag in LANGUAGES if tag not in {SOURCE.tag, *tags_with_catalogues()}]
    if silent:
        click.echo(f"Without texts so far: {', '.join(silent)}")

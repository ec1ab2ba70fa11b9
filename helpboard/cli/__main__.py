"""``python -m helpboard.cli``: the command where no script is installed."""

from helpboard.cli import main

main(prog_name="helpboard")

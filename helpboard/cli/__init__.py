"""The command ``helpboard``."""

import click
from flask import Flask
from flask.cli import FlaskGroup


def register(app: Flask) -> None:
    """Give ``app`` its commands."""


@click.group(cls=FlaskGroup, create_app=lambda: None)
def main() -> None:
    """Run and look after a helpboard."""

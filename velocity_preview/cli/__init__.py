"""The command line: the only package that imports click."""

from velocity_preview.cli.application import main

__all__ = ["main"]

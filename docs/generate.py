"""Writes the pages that are made from the code: `python docs/generate.py`."""

from __future__ import annotations

from pathlib import Path

from velocity_preview.cli.rule_page import rules_page
from velocity_preview.lint import RULES

PAGES = {Path(__file__).with_name("rules.md"): lambda: rules_page(RULES.values())}


def main() -> None:
    for path, page in PAGES.items():
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

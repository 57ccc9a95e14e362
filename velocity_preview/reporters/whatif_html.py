"""What-if as a page of its own: a file to hand to whoever wrote the template. No scripts, nothing to load."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from velocity_preview.reporters.code_frame import Mark, code_frame
from velocity_preview.reporters.whatif_text import NOTHING_TRIED, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.whatif import Covering, Shown, WhatIfReport

_LONGEST: Final = 200_000
"""Characters of a message that is put into the page."""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color: #1d1d1f; background: #fff }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
article { border: 1px solid #d2d2d7; border-left: 4px solid #8a5a00; border-radius: 6px; margin: .75rem 0;
  padding: .75rem 1rem }
article.error { border-left-color: #b3261e }
p { margin: .25rem 0 }
.word { font-weight: 600; color: #8a5a00 }
.error .word { color: #b3261e }
.note { color: #5f5f64 }
pre { overflow: auto; background: #f5f5f7; padding: .5rem .75rem; border-radius: 4px; font-size: 13px }
iframe { width: 100%; height: 28rem; border: 1px solid #d2d2d7; background: #fff }
summary { cursor: pointer }
"""


def whatif_html(report: WhatIfReport) -> str:
    """One HTML file with all results, the messages in frames without rights."""
    groups = groupby(report.shown, key=lambda shown: shown.result.source.name)
    body = "".join(_group(name, list(shown)) for name, shown in groups)
    body += _cover(report.cover)
    title = f"What if: {escape(report.template)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>{_summary(report)}</p>\n{body}</main>\n</body>\n</html>\n"
    )


def _summary(report: WhatIfReport) -> str:
    found = len(report.shown)
    if not report.scenarios:
        return NOTHING_TRIED
    if not found:
        return f"Nothing to report in {report.variants} variants."
    return f"{found} {'weakness' if found == 1 else 'weaknesses'} in {report.variants} variants."


def _group(name: str, shown: list[Shown]) -> str:
    return f"<h2>{escape(name)}</h2>\n" + "".join(map(_result, shown))


def _result(shown: Shown) -> str:
    result = shown.result
    place = result.source.position(result.span.start)
    frame = "\n".join(code_frame(result.source, (Mark(result.span),)))
    severity = "warning" if result.effect.value in ("wrong-text", "lost-block") else "error"
    variants = ", ".join(variant.value for variant in result.variants)
    return (
        f'<article class="{severity}">\n'
        f'<p><span class="word">{WORDS[result.effect]}</span> in line {place.line}</p>\n'
        f"<p>{_coded(result.message)}</p>\n<pre>{escape(frame)}</pre>\n<p>{_coded(result.help)}</p>\n"
        f'<p class="note">{escape(result.path)}: {variants}; scenario {escape(result.scenario)}</p>\n'
        f"{_message(shown.message)}</article>\n"
    )


def _cover(cover: Sequence[Covering] | None) -> str:
    """What no scenario shows, with the message that does; nothing where nobody asked."""
    if cover is None:
        return ""
    if not cover:
        return "<h2>Never shown</h2>\n<p>Nothing: the scenarios reach every branch.</p>\n"
    found = sum(one.proposal.is_reached for one in cover)
    said = f"{len(cover)} {'branch' if len(cover) == 1 else 'branches'}, with data that shows {found}."
    return f"<h2>Never shown</h2>\n<p>{said}</p>\n" + "".join(map(_never, cover))


def _never(covering: Covering) -> str:
    proposal = covering.proposal
    frame = "\n".join(code_frame(proposal.source, (Mark(proposal.span),)))
    when = f"<p>Shown where {_coded(proposal.when)}.</p>\n" if proposal.when else ""
    changes = ", ".join(_coded(change.words) for change in proposal.changes)
    shown = f"{escape(proposal.scenario)} with {changes}" if changes else "No data found that shows it."
    message = _message(covering.message) if covering.message is not None else ""
    return (
        f'<article>\n<p><span class="word">{_coded(proposal.what)}</span></p>\n'
        f'<p class="note">{escape(proposal.file)}, line {proposal.arm.line}</p>\n'
        f"<pre>{escape(frame)}</pre>\n{when}"
        f'<p class="note">{shown}</p>\n{message}</article>\n'
    )


def _coded(sentence: str) -> str:
    """A sentence with its `names in backticks` set as code."""
    pieces = escape(sentence).split("`")
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))


def _message(message: str | None) -> str:
    if message is None:
        return '<p class="note">No message is sent.</p>\n'
    if len(message) > _LONGEST:
        return ""
    return (
        f"<details><summary>The message</summary>\n"
        f'<iframe sandbox title="The message" srcdoc="{escape(message)}"></iframe></details>\n'
    )

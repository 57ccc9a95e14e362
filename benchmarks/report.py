"""docs/benchmarks.md: each section measures, and writes what it measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks import bulk, editing, growth, many_templates, memory, rendering, whole_process
from benchmarks.elsewhere import Elsewhere, installed, write_inputs
from benchmarks.engines import OURS, check_equal
from benchmarks.machine import description
from benchmarks.messages import Message, all_messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.rounds import Series
    from benchmarks.scale import Scale

    Section = Callable[["Run"], str]
    Measure = Callable[[Message, int], dict[str, Series]]


@dataclass(slots=True)
class Run:
    """What the sections share. `warm` has the figures of other languages, which take their time."""

    folder: Path
    scale: Scale
    messages: tuple[Message, ...]
    others: tuple[Elsewhere, ...]
    _warm: dict[tuple[str, str], tuple[Series, Series]] = field(default_factory=dict)

    @property
    def rounds(self) -> int:
        return self.scale.rounds

    def warm(self, other: Elsewhere, message: Message) -> tuple[Series, Series]:
        key = other.name, message.name
        if key not in self._warm:
            self._warm[key] = other.warm(self.folder, message, self.rounds)
        return self._warm[key]


def written(sections: Sequence[str], scale: Scale) -> str:
    """The text of these sections."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        run = Run(folder, scale, all_messages(), installed(folder) if scale.other_languages else ())
        for message in run.messages:
            check_equal(message)
            write_inputs(folder, message)
        parts = [_introduction(run)] if len(sections) == len(SECTIONS) else []
        return "\n\n".join((*parts, *(SECTIONS[section](run) for section in sections))) + "\n"


def _introduction(run: Run) -> str:
    sizes = "\n".join(
        f"- {message.name}, {message.what}: {len(message.velocity) / 1000:.1f} KB of template"
        for message in run.messages
    )
    machine = "\n".join(f"- {line}" for line in description())
    return f"""# Benchmarks

Written by `python -m benchmarks`, on this machine:

{machine}

CPU time of the process, the best of many turns in a round, {run.rounds} rounds, in which all have their
turn: other work on the machine hits all alike. A cell has the least over the rounds and the median in
brackets. Ratios are taken inside one round; the median, and in brackets the least and the most. Other
languages run in processes of their own. First it is checked that all engines print the same text, white
space aside.

{sizes}"""


def _rendering(title: str, text: str, measure: Measure, index: int | None) -> Section:
    """A section with a table of the three messages."""

    def section(run: Run) -> str:
        series = {message.name: measure(message, run.rounds) for message in run.messages}
        if index is not None:
            for other in run.others:
                for message in run.messages:
                    series[message.name][other.name] = run.warm(other, message)[index]
        return f"## {title}\n\n{text}\n\n{_milliseconds(series)}\n\n{_ratios(series)}"

    return section


def _milliseconds(series: Mapping[str, Mapping[str, Series]]) -> str:
    names = list(next(iter(series.values())))
    rows = [
        (name, *(f"{of[name].best * 1e3:.4g} ({of[name].middle * 1e3:.4g})" for of in series.values()))
        for name in names
    ]
    return _table(("ms", *series), rows)


def _ratios(series: Mapping[str, Mapping[str, Series]]) -> str:
    rows = []
    for name in next(iter(series.values())):
        if name != OURS:
            ratios = [of[OURS].ratio(of[name]) for of in series.values()]
            mean = exp(sum(log(ratio.middle) for ratio in ratios) / len(ratios))
            rows.append((name, *map(str, ratios), f"{mean:.3g}"))
    return _table(("times as long as ours", *series, "geometric mean"), rows)


def _bulk(run: Run) -> str:
    message = run.messages[1]
    bulk.write_recipients(run.folder, message, run.scale.recipients)
    done = bulk.bulk(run.folder, message, run.scale.recipients, run.others)
    ours = done[0].a_second
    rows = [
        (
            each.name,
            *(f"{each.count:,}", f"{each.seconds:.2f}", f"{each.a_second:,.0f}"),
            f"{ours / each.a_second:.3g}",
        )
        for each in done
    ]
    table = _table(("", "recipients", "s", "messages a second", "times as long as ours"), rows)
    return f"""## Bulk

Message {message.name}, one JSON line a recipient; reading the JSON is not counted. Node and Java are not
warmed up before.

{table}"""


def _growth(run: Run) -> str:
    sizes = run.scale.sizes
    grown = {family: growth.grow(family, sizes) for family in growth.FAMILIES}
    clean, refused = growth.late_error(sizes[-1])
    tables = (
        f"{activity}:\n\n{_grown({family: of[index] for family, of in grown.items()}, sizes)}"
        for index, activity in enumerate(("Parse", "Compile and merge once", "Merge again"))
    )
    return "\n\n".join((_GROWTH, *tables, _LATE_ERROR.format(refused / clean)))


_GROWTH = """## Growth

Templates of one construct, over and over. The time grows with the size to the power of the exponent."""
_LATE_ERROR = """An error at the end of the largest text of directives is found in {:.2f} times the time of a
parse."""


def _grown(families: Mapping[str, growth.Growth], sizes: Sequence[int]) -> str:
    rows = [
        (
            family,
            *(f"{seconds * 1e3:.3g}" for seconds in grown.seconds),
            *("" if exponent is None else f"{exponent:.2f}" for exponent in (grown.whole, grown.last)),
        )
        for family, grown in families.items()
    ]
    head = (*(f"{size // 1000:,} KB" for size in sizes), "exponent", "of the last step")
    return _table(("ms", *head), rows)


def _processes(run: Run) -> str:
    parts = []
    for message in run.messages[:2]:
        (run.folder / f"{message.name}.jinja").write_text(message.jinja, "utf-8")
        done = whole_process.run_in_turn(
            whole_process.commands(run.folder, message.name, run.others), 2 * run.rounds
        )
        rows = [
            (
                name,
                *(f"{series.best * 1e3:.0f} ({series.middle * 1e3:.0f})" for series in (each.wall, each.cpu)),
            )
            for name, each in done.items()
        ]
        parts.append(f"Message {message.name}:\n\n{_table(('', 'wall ms', 'CPU ms'), rows)}")
    head = "## Whole process\n\nStart, read a template and its data, print the message, end."
    return "\n\n".join((head, *parts))


def _editing(run: Run) -> str:
    message = run.messages[1]
    lint = editing.lint(message, run.rounds)
    rows = [
        (name, f"{series.best * 1e3:.3g} ({series.middle * 1e3:.3g})", str(lint[OURS].ratio(series)))
        for name, series in lint.items()
        if name != OURS
    ]
    saves = [
        (each.name, f"{series.best * 1e3:.0f} ({series.middle * 1e3:.0f})")
        for each in run.messages
        for series in [editing.save_to_result(each, 3 * run.rounds)]
    ]
    count = run.scale.templates
    many = [
        (name, f"{wall:.1f}", f"{cpu:.1f}", f"{cpu / count * 1e3:.0f}")
        for name, (wall, cpu) in many_templates.lint_many(run.messages[0], count).items()
    ]
    return f"""## Editing

All rules of lint on message {message.name}:

{_table(("", "ms", "times as long as a parse"), rows)}

`lint` on a folder of {count:,} templates of {many_templates.SIZE // 1000} KB, two processes:

{_table(("", "wall s", "CPU s", "CPU ms a template"), many)}

From saving the template to having the new message over HTTP, by the clock:

{_table(("message", "ms"), saves)}"""


def _memory(run: Run) -> str:
    recipients, reloads = run.scale.recipients, run.scale.reloads
    rows = [(task, f"{peak:.0f}") for task, peak in memory.peaks(recipients).items()]
    first, last = memory.serve_growth(reloads)
    return f"""## Memory

{_table(("most memory of a process", "MB"), rows)}

A preview whose template was saved {reloads // 10:,} times has {first:.0f} MB, after {reloads:,} times
{last:.0f} MB."""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


SECTIONS: Final[Mapping[str, Section]] = {
    "render": _rendering("Render", "A parsed template that was rendered before.", rendering.warm_render, 0),
    "parse": _rendering("Parse", "Jinja compiles at once, so its figure includes that.", rendering.parse, 1),
    "first": _rendering(
        "Parse, compile and render once",
        "What a message costs that is sent once.",
        rendering.first_render,
        None,
    ),
    "bulk": _bulk,
    "growth": _growth,
    "process": _processes,
    "editing": _editing,
    "memory": _memory,
}

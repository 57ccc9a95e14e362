"""A payload to begin with, made of what a template reads."""

from __future__ import annotations

from dataclasses import dataclass, field
import json
import re
from typing import TYPE_CHECKING

from velocity_preview.engine import Template
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.element import Element, Operand
    from velocity_preview.engine.path import Step, VariableExpression
    from velocity_preview.preview.subjects import Subject

_LOOP_NAMES = ("foreach", "velocityCount", "velocityHasNext")
_NUMBERS = re.compile(r"(?:price|total|amount|sum|cost|discount|rate|points)$", re.IGNORECASE)
_COUNTS = re.compile(r"(?:count|quantity|qty|number|size|stock)$", re.IGNORECASE)
_ADDRESSES = re.compile(r"(?:url|link|href|image|img|src)$", re.IGNORECASE)
_KEY = re.compile(r"""(?:'([^']*)'|"([^"$#]*)"|(\d+))""")


@dataclass(slots=True)
class _Sketch:
    """What is known of a value: its members, and its elements where it is a list."""

    members: dict[str, _Sketch] = field(default_factory=dict)
    element: _Sketch | None = None

    def member(self, name: str) -> _Sketch:
        return self.members.setdefault(name, _Sketch())

    def item(self) -> _Sketch:
        if self.element is None:
            self.element = _Sketch()
        return self.element

    def value(self, name: str) -> object:
        if self.element is not None:
            return [self.element.value(name)]
        if self.members:
            return {key: member.value(key) for key, member in self.members.items()}
        return _sample(name)


def scaffold(subject: Subject) -> str:
    """An event whose params have every key the template reads, as JSON; an example where it reads none."""
    try:
        engine = subject.configuration.engine
        root = Template.parse(subject.text, name=subject.name, engine=engine).root_element
        read = _Reading(subject.configuration.tools).read(root.walk())
    except TemplateError:
        read = _Sketch()
    if not read.members:
        read.member("firstName")
    params = [{"name": name, "value": member.value(name)} for name, member in read.members.items()]
    event = {"eventTypeKey": "myEvent", "keyValue": "reader@example.com", "params": params}
    return json.dumps(event, ensure_ascii=False, indent=2)


class _Reading:
    """Follows the references of a template in the order of its text."""

    def __init__(self, tools: Iterable[str]) -> None:
        self._root = _Sketch()
        self._names: dict[str, _Sketch | None] = dict.fromkeys((*tools, *_LOOP_NAMES))
        self._names["data"] = self._root

    def read(self, elements: Iterator[Element]) -> _Sketch:
        for element in elements:
            if isinstance(element, ForeachDirective):
                items = self._place_of(element.source)
                self._names[element.name] = items.item() if items is not None else None
            elif isinstance(element, SetDirective):
                value = self._place_of(element.value)
                self._names.update(dict.fromkeys(element.binds, value))
            elif isinstance(element, FormalReference):
                self._place(element.expression)
            else:
                self._names.update(dict.fromkeys(element.binds))
        return self._root

    def _place_of(self, operand: Operand | None) -> _Sketch | None:
        return self._place(operand.expression) if isinstance(operand, FormalReference) else None

    def _place(self, expression: VariableExpression) -> _Sketch | None:
        """What a reference stands for in the data; None where it does not."""
        name = expression.name
        place = self._names[name] if name in self._names else self._root.member(name)
        for step in expression.steps:
            if place is None:
                return None
            place = _stepped(place, step)
        return place


def _stepped(place: _Sketch, step: Step) -> _Sketch | None:
    if isinstance(step, Member):
        if step.parameters is None:
            return place.member(step.name)
        if step.name != "get" or len(step.parameters.values) != 1:
            return None
        written = step.parameters.values[0].source_text
    else:
        written = step.index.source_text
    match = _KEY.fullmatch(written.strip())
    if match is None:
        return None
    return place.item() if match[3] else place.member(match[1] or match[2] or "")


def _sample(name: str) -> object:
    """A value that shows where it stands."""
    if _NUMBERS.search(name):
        return 12.5
    if _COUNTS.search(name):
        return 2
    return "https://example.com/" if _ADDRESSES.search(name) else name

"""References: the name, the steps from it, and what tests before them have shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.facts import ABSENT, UNKNOWN, Fact, Missing, Path, join
from velocity_preview.analysis.made import element_of_made
from velocity_preview.analysis.members import (
    STRINGS,
    Result,
    call_of,
    element_of,
    joined,
    key_of,
    made_key,
    property_of,
)
from velocity_preview.analysis.records import STATES, USES, NameRecord, NameState, StepRecord, Use
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.analysis.state import Binding, Mark, State, unset_path
from velocity_preview.analysis.tool_results import tool_result
from velocity_preview.engine.path import Member

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step, VariableExpression
    from velocity_preview.engine.reference import FormalReference

_INDEXED = frozenset({LIST, STRINGS})
_COLLECTIONS = _INDEXED | {MAP}
_COMPARING = frozenset(
    {"equals", "equalsIgnoreCase", "contains", "startsWith", "endsWith", "matches", "compareTo", "indexOf"}
)
"""Methods that ask what a value is, not whether it is there."""
_NO_SITES: frozenset[Element] = frozenset()
_MOST_STEPS = 100
"""Of a path: what is behind is not told apart, for each step has the whole path."""


class References:
    """Reads references in a state and writes down what it finds."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def value(self, reference: FormalReference, state: State, use: Use) -> Fact:
        """What a reference can be, its alternate value included."""
        if use is Use.PRINT and reference.silent:
            use = Use.QUIET
        if reference.alternate is None:
            return self.path_value(reference.expression, state, use)
        fact = self.path_value(reference.expression, state, Use.DEFAULTED)
        alternate = self._flow.operands.value(reference.alternate.expression, state, Use.VALUE)
        fact = join((fact.present(), alternate))
        self._flow.records.value(reference, fact)
        return fact

    def path_value(self, expression: VariableExpression, state: State, use: Use) -> Fact:
        """What a name and its steps can be. Behind a key that no scenario has, nothing more is said."""
        compared = _compared(expression) if use is Use.TEST else 0
        record, path = self._name(expression, state, Use.VALUE if compared else use)
        for index, step in enumerate(expression.steps):
            record.value, path = self._step(
                step, record.value, path, state, Use.VALUE if index < compared else use
            )
        self._flow.records.name(expression, record)
        return record.value

    def owner_of(self, expression: VariableExpression, state: State) -> Fact:
        """What stands before the last step of what a `#set` writes to; nothing is written down of it."""
        binding = state.bindings.get(expression.name)
        fact = (
            binding.fact if binding is not None else self._flow.world.defaults.get(expression.name, UNKNOWN)
        )
        for step in expression.steps[:-1]:
            key = self._flow.operands.key_of_step(step, state)
            fact = self._result(step, fact, None, key, self._flow.operands.arguments(step, state)).fact
        return fact

    def path_of(self, expression: VariableExpression, state: State, count: int | None = None) -> Path | None:
        """The path that a reference stands for, or that of its first steps."""
        path: Path | None = self._path_of_name(expression.name, state.bindings.get(expression.name))
        for step in expression.steps[:count]:
            if path is None:
                return None
            path = self._longer(path, step, self._flow.operands.key_of_step(step, state))
        return path

    def reached(self, expression: VariableExpression, state: State) -> Path | None:
        """The path of the longest part of a reference that has one."""
        path: Path | None = self._path_of_name(expression.name, state.bindings.get(expression.name))
        for step in expression.steps:
            if path is None:
                break
            longer = self._longer(path, step, self._flow.operands.key_of_step(step, state))
            if longer is None:
                break
            path = longer
        return path

    def _path_of_name(self, name: str, binding: Binding | None) -> Path:
        if binding is not None:
            return binding.path
        return self._flow.world.paths.get(name) or unset_path(name)

    def _longer(self, path: Path, step: Step, key: object) -> Path | None:
        if len(path) > _MOST_STEPS:
            return None
        if key is not None:
            return (*path, key)
        if isinstance(step, Member) and step.parameters is not None:
            text = "".join(argument.source_text for argument in step.parameters.values)
            return (*path, f"{step.name}({text})")
        return None

    def _name(self, expression: VariableExpression, state: State, use: Use) -> tuple[NameRecord, Path | None]:
        """What is written down of the name, with its value, and its path."""
        name, sites = expression.name, _NO_SITES
        binding = state.bindings.get(name)
        fact, found = self._held(name, binding, state)
        path = self._path_of_name(name, binding)
        shown = state.is_shown(path)
        if binding is not None:
            if sites := binding.sites:
                self._flow.records.read_sites |= sites
            if binding.body is not None and not expression.steps:
                self._flow.deferred(binding.body, state)
        if fact.missing and (expression.steps or use not in (Use.TEST, Use.BIND, Use.DEFAULTED)):
            steps = {missing.step for missing in fact.missing}
            records = self._flow.records
            is_certain = fact.is_absent and not shown
            (records.used_missing if is_certain else records.guarded_missing).update(steps)
        if found is NameState.UNSET and fact.is_absent:
            fact = fact._replace(missing=frozenset((Missing(expression, name, frozenset()),)))
        value = fact.present() if shown else fact
        return NameRecord(STATES[found], USES[use], shown, value, sites), path

    def _held(self, name: str, binding: Binding | None, state: State) -> tuple[Fact, NameState]:
        world = self._flow.world
        default = world.defaults.get(name)
        if binding is not None:
            if state.is_set(binding):
                return binding.fact.present() if binding.maybe else binding.fact, NameState.SET
            return binding.fact, NameState.SET if default is not None else NameState.MAYBE
        if default is not None:
            return default, NameState.DATA
        if state.open or not world.has_data:
            return UNKNOWN, NameState.UNKNOWN if state.open or self._may_be_data(name) else NameState.UNSET
        return ABSENT, NameState.UNSET

    def _may_be_data(self, name: str) -> bool:
        """Without a payload any name may be a key, but not one that only the engine sets."""
        return name not in self._flow.whole.loop_names

    def _step(
        self, step: Step, owner: Fact, path: Path | None, state: State, use: Use
    ) -> tuple[Fact, Path | None]:
        """What a step gives, and the path to that. `path` is that of the owner."""
        flow = self._flow
        arguments = flow.operands.arguments(step, state)
        key = flow.operands.key_of_step(step, state)
        result = self._result(step, owner, path, key, arguments)
        if owner.made and isinstance(step, Member) and arguments:
            flow.workshop.change(owner, step.name, arguments[0].only_constant, arguments)
        longer = self._longer(path, step, key) if path is not None else None
        fact, lacking, keyless = result
        shown, is_absent = state.is_shown(longer), fact.is_absent
        name = key if isinstance(key, str) else None
        record = StepRecord(
            owner,
            path,
            fact,
            name,
            key if type(key) is int else None,
            USES[use],
            lacking,
            keyless,
            arguments,
            found=not is_absent,
            guarded=shown,
            sized=name is not None or Mark.FILLED in state.marks_of(path),
        )
        flow.records.step(step, record)
        if is_absent and (missing := _missing(step, owner, key, keyless)):
            fact = fact._replace(missing=missing)
        return (fact.present() if shown else fact), longer

    def _result(
        self, step: Step, owner: Fact, path: Path | None, key: object, arguments: tuple[Fact, ...]
    ) -> Result:
        if owner.is_absent:
            return Result(ABSENT)
        if owner.is_anything:
            return Result(self._of_anything(step, path))
        if not isinstance(step, Member) or (step.name == "get" and len(arguments) == 1):
            return self._keyed(owner, key, arguments[0])
        if step.parameters is None:
            return self._written(property_of(owner, step.name, self._flow.world.engine), step.name)
        return call_of(owner, step.name, arguments, self._flow.world.engine)

    def _of_anything(self, step: Step, path: Path | None) -> Fact:
        """What a step gives from something of which nothing is known; it may be a tool."""
        if path is None or len(path) != 2 or not isinstance(step, Member) or step.parameters is None:
            return UNKNOWN
        first, name = path
        is_tool = first == "?" and name in self._flow.world.tools
        return tool_result(str(name), step.name) if is_tool else UNKNOWN

    def _keyed(self, owner: Fact, key: object, argument: Fact) -> Result:
        """`.get(…)` and `[…]`: a key of maps, an index of lists."""
        results = []
        kinds, maps = owner.java_types, owner.maps
        if maps:
            results.append(self._member(maps, key, argument))
        if not kinds.isdisjoint(_INDEXED):
            results.append(Result(UNKNOWN if _is_name(key) else self._element(owner)))
        if others := kinds - _COLLECTIONS:
            results.append(call_of(Fact(types=others), "get", (argument,), self._flow.world.engine))
        if MAP in owner.types:
            results.append(self._made_member(owner, key))
        return joined(results, owner)

    def _element(self, owner: Fact) -> Fact:
        """An element by its index: which one is not looked at, nor whether there are so many."""
        lists = owner._replace(shapes=frozenset(shape for shape in owner.lists if not shape.has_maps))
        found = element_of(lists)
        return UNKNOWN if found.is_absent else found

    def _made_member(self, owner: Fact, key: object) -> Result:
        if isinstance(key, str):
            return self._written(made_key(owner, key), key)
        return Result(element_of_made(owner).present() if key is None else UNKNOWN)

    def _member(self, maps: Iterable[Shape], key: object, argument: Fact) -> Result:
        """`.get($k)`, where the key is not known, gives one of the members: which one is not known either."""
        if isinstance(key, str):
            return self._written(key_of(maps, key), key)
        if key is not None:  # keys of JSON are strings
            return Result(ABSENT)
        return Result(ABSENT if argument.is_absent else UNKNOWN)

    def _written(self, result: Result, name: str) -> Result:
        """A key that the template itself may put into a map is not missing."""
        if result.keyless and self._flow.whole.writes(name):
            return Result(join((result.fact, UNKNOWN)), result.lacking)
        return result


def _missing(step: Step, owner: Fact, key: object, keyless: frozenset[Shape]) -> frozenset[Missing]:
    """Why a step gives nothing."""
    if keyless and key is not None:
        return frozenset((Missing(step, str(key), keyless),))
    return owner.missing


def step_is_unknown(record: StepRecord) -> bool:
    """Whether every evaluation asks maps of the data for a key that none of them has."""
    return not record.found and bool(record.keyless)


def _compared(expression: VariableExpression) -> int:
    """How many steps of a condition stand before a method that compares: `$a.b.equals('x')`."""
    names = (
        step.name if isinstance(step, Member) and step.parameters is not None else ""
        for step in expression.steps
    )
    return next((index + 1 for index, name in enumerate(names) if name in _COMPARING), 0)


def _is_name(key: object) -> bool:
    """Whether a key cannot be the index of a list."""
    return isinstance(key, str) and not key.lstrip("-").isdigit()

"""The paths through a template: which names are set where, and what they hold.

Every element is evaluated in the state that leads to it, loops until nothing new comes back from their
end, macros once for each call. What is found is joined in `Records`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from velocity_preview.analysis.by_type import ByType
from velocity_preview.analysis.conditions import Conditions
from velocity_preview.analysis.facts import ABSENT, UNKNOWN, Fact, of_type
from velocity_preview.analysis.inclusions import Inclusions
from velocity_preview.analysis.made import Workshop, put
from velocity_preview.analysis.members import LOOP, element_of
from velocity_preview.analysis.operands import Operands
from velocity_preview.analysis.operations import is_condition, unwrapped
from velocity_preview.analysis.records import Records, Use
from velocity_preview.analysis.references import References
from velocity_preview.analysis.shape import LIST
from velocity_preview.analysis.state import Binding, Mark, State, join_states, opposite
from velocity_preview.analysis.unseen import Unseen
from velocity_preview.analysis.whole import Whole
from velocity_preview.engine.collection_literals import ArrayLiteral, Range
from velocity_preview.engine.element import Element
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.inclusion import EvaluateDirective, IncludeDirective, ParseDirective
from velocity_preview.engine.macro import DefineDefinition, MacroCall
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.engine.stop import StopDirective

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from velocity_preview.analysis.facts import Path
    from velocity_preview.analysis.includes import Others
    from velocity_preview.analysis.world import World
    from velocity_preview.engine import Template
    from velocity_preview.engine.block import Block
    from velocity_preview.engine.element import Operand

_MAX_DEPTH: Final = 8
_ROUNDS: Final = 3
_MOST_REPEATED: Final = 4
"""Loops inside each other of which several turns are looked at: each of them multiplies the work."""
_MOST_ENTERED: Final = 2_000
"""Calls looked into from inside of other calls: of macros that call each other there are endlessly many."""


class Flow:
    """One analysis. `records` has the result."""

    def __init__(self, template: Template, world: World, others: Others) -> None:
        self.world = world
        self.records = Records()
        self.references = References(self)
        self.operands = Operands(self)
        self.conditions = Conditions(self)
        self.whole = Whole()
        self.workshop = Workshop()
        self.inclusions = Inclusions(self, others)
        self._active: list[object] = []
        self._entered = 0
        self._unseen = Unseen()
        self._breaks: list[list[State]] = []
        self.whole.add(template)
        self.state = State()
        self.block(template.root_element.block, self.state)

    def close(self) -> None:
        """Let go of the parts, which know this analysis as it knows them: else all that was found would stay
        until the collector looks for it.
        """
        vars(self).clear()

    def block(self, block: Block, state: State) -> None:
        for element in block.elements:
            if state.dead:
                return
            if (step := self._steps[type(element)]) is not None:
                step(self, element, state)

    def _print(self, reference: FormalReference, state: State) -> None:
        if reference.backslashes % 2 == 0:  # else text that is meant as text
            self.references.value(reference, state, Use.PRINT)

    def _define(self, definition: DefineDefinition, state: State) -> None:
        sites: frozenset[Element] = frozenset((definition,))
        state.bind(definition.name, Binding(of_type("String"), body=definition.block, sites=sites))

    def _set(self, directive: SetDirective, state: State) -> None:
        value, test = unwrapped(directive.value), None
        path = self.operands.path_of(value, state)
        if is_condition(value):
            test = self.conditions.test(value, state)
            fact = of_type("Boolean")
            self.records.value(directive.value, fact)
        else:
            fact = self.operands.value(directive.value, state, Use.BIND)
        target = directive.target.expression
        if target.steps:
            self._set_member(directive, fact, state)
            return
        kept = self.world.engine.directive_set_null_allowed or not fact.absent
        before = state.bindings.get(target.name)
        binding = Binding(fact, path, test=test, sites=frozenset((directive,)))
        if not kept and before is not None:
            binding = replace(binding, fact=fact._replace(unknown=True), sites=binding.sites | before.sites)
        state.bind(target.name, binding)

    def _set_member(self, directive: SetDirective, fact: Fact, state: State) -> None:
        """`#set($a.b = …)`: what stands before the last step is read."""
        target = directive.target.expression
        binding = state.bindings.get(target.name)
        if binding is not None:
            self.records.read_sites |= binding.sites
        for step in target.steps:
            self.operands.arguments(step, state)
        owner = self.references.owner_of(target, state)
        for made in owner.made:
            put(made, self.operands.key_of_step(target.steps[-1], state), fact)

    def _if(self, directive: IfDirective, state: State) -> None:
        ends: list[tuple[State, str | None]] = []
        arms = [
            (directive.condition, directive.block),
            *((arm.condition, arm.block) for arm in directive.elseifs),
        ]
        for condition, block in arms:
            test = unwrapped(condition.expression)
            outcomes = self.conditions.test(test, state)
            taken = state.copy()
            taken.learn(outcomes.true, outcomes.true_texts)
            self.block(block, taken)
            text = self.conditions.text_of(test)
            ends.append((taken, text))
            state.learn(outcomes.false, outcomes.false_texts)
        if directive.else_block is not None:
            self.block(directive.else_block.block, state)
        ends.append((state, opposite(text) if not directive.elseifs else None))
        state.become(join_states(ends, self.world))

    def _foreach(self, directive: ForeachDirective, state: State) -> None:
        source = (
            self.operands.value(directive.source, state, Use.LOOP) if directive.source is not None else ABSENT
        )
        self.records.loop(directive, source)
        item = element_of(source)
        if item.is_absent or source.unknown:
            item = UNKNOWN
        before = {name: state.bindings.get(name) for name in directive.turn_names}
        ends = list(self._turns(directive, item, state, before))
        if not self._surely_runs(directive, source, state):
            ends.append(state.copy())
        if not ends:
            state.dead = True
            return
        joined = join_states([(end, None) for end in ends], self.world)
        if directive.else_block is not None:
            skipped = state.copy()
            self.block(directive.else_block.block, skipped)
            joined = join_states([(joined, None), (skipped, None)], self.world)
        state.become(joined)

    def _turns(
        self, directive: ForeachDirective, item: Fact, state: State, before: Mapping[str, Binding | None]
    ) -> Iterator[State]:
        """The states after the loop's turns, each of which begins with what the one before leaves. In them
        the names of the loop hold again what they held before.
        """
        is_deep = len(self._breaks) >= _MOST_REPEATED
        entry = self._unseen.behind(directive.block, state) if is_deep else state
        for _ in range(1 if is_deep else _ROUNDS):
            turn = entry.copy()
            turn.bind(directive.name, Binding(item))
            turn.bind("foreach", Binding(of_type(LOOP)))
            for name in directive.turn_names[2:]:
                turn.bind(name, Binding(UNKNOWN))
            self._breaks.append([])
            self.block(directive.block, turn)
            for end in self._breaks.pop():
                end.restore(before)
                yield end
            if turn.dead:
                return
            turn.restore(before)
            yield turn
            known = _facts(entry)
            entry = join_states([(state.copy(), None), (turn, None)], self.world)
            if _facts(entry) == known:
                return

    def _surely_runs(self, directive: ForeachDirective, source: Fact, state: State) -> bool:
        operand = directive.source
        if isinstance(operand, ArrayLiteral):
            return bool(operand.values)
        if isinstance(operand, Range):
            return True
        if not isinstance(operand, FormalReference) or source.java_types - {LIST}:
            return False
        return Mark.FILLED in state.marks_of(self.references.path_of(operand.expression, state))

    def _stop(self, directive: StopDirective, state: State) -> None:
        for argument in directive.arguments:
            self.operands.value(argument, state)
        if directive.word == "break" and self._breaks:
            self._breaks[-1].append(state.copy())
        state.dead = True

    # Macros and blocks that are merged elsewhere.

    def _call(self, call: MacroCall, state: State) -> None:
        bound = [self._bound(argument, state, Use.BIND) for argument in call.arguments]
        macro = self.whole.macros.get(call.macro_name)
        if macro is None:
            if call.block is not None:
                self.block(call.block, state)
            return
        if not self._may_enter(macro):
            return
        names = macro.names
        before = {
            name: state.bindings.get(name) for name in (*names, self.world.engine.velocimacro_body_reference)
        }
        for index, (parameter, default) in enumerate(macro.parameters):
            if index < len(bound):
                binding = bound[index]
            else:
                binding = self._bound(default, state) if default is not None else Binding(ABSENT)
            state.bind(parameter.expression.name, binding)
        if call.block is not None:
            state.bind(
                self.world.engine.velocimacro_body_reference, Binding(of_type("String"), body=call.block)
            )
        self._inside(macro, macro.block, state)
        state.restore(before)

    def _bound(self, argument: Operand, state: State, use: Use = Use.VALUE) -> Binding:
        path = self.operands.path_of(argument, state)
        return Binding(self.operands.value(argument, state, use), path)

    def deferred(self, body: Block, state: State) -> None:
        """The block of a `#define`, merged where its name is read."""
        if self._may_enter(body):
            self._inside(body, body, state)

    def _may_enter(self, key: object) -> bool:
        if key in self._active or len(self._active) >= _MAX_DEPTH:
            return False
        self._entered += bool(self._active)
        return self._entered <= _MOST_ENTERED

    def _inside(self, key: object, block: Block, state: State) -> None:
        """A block that `#break` leaves alone."""
        if not self._unseen.looks_at(block):
            self._unseen.leave(block, state)
            return
        self._active.append(key)
        self._breaks.append([])
        self.block(block, state)
        left = self._breaks.pop()
        self._active.pop()
        if left:
            ends = [*left, state]
            state.become(join_states([(end, None) for end in ends], self.world))

    def _read(self, directive: ParseDirective | IncludeDirective | EvaluateDirective, state: State) -> None:
        self.inclusions.read(directive, state)

    def other(self, template: Template, state: State) -> None:
        """A template that is merged here with the same context."""
        if self._may_enter(template):
            self.whole.add(template)
            self._inside(template, template.root_element.block, state)

    _steps: ClassVar[ByType[Callable[[Flow, Any, State], None] | None]] = ByType(
        {
            FormalReference: _print,
            SetDirective: _set,
            IfDirective: _if,
            ForeachDirective: _foreach,
            StopDirective: _stop,
            MacroCall: _call,
            DefineDefinition: _define,
            ParseDirective: _read,
            IncludeDirective: _read,
            EvaluateDirective: _read,
            Element: None,
        }
    )
    """What each type of element does; all others are text."""


def _facts(state: State) -> dict[str, tuple[Fact, Path | None]]:
    return {name: (binding.fact, binding.source) for name, binding in state.bindings.items()}

"""The linter: a template and its scenarios in, findings out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.flow import Flow
from velocity_preview.analysis.includes import Others
from velocity_preview.analysis.observation import observe
from velocity_preview.analysis.recovery import Recovery
from velocity_preview.analysis.repairs import UNREAD
from velocity_preview.analysis.world import world_of
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine import ENGINES, Template
from velocity_preview.engine.collector import unhurried
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.lint.consequences import without_consequences
from velocity_preview.lint.fixes import fixed_text
from velocity_preview.lint.options import LintOptions
from velocity_preview.lint.payload_findings import payload_findings
from velocity_preview.lint.registry import ALL_RULES, RULES
from velocity_preview.lint.replacing import without_replaced
from velocity_preview.lint.subject import Subject
from velocity_preview.lint.suppressions import Suppressions
from velocity_preview.tools import toolbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.recovered import Recovered
    from velocity_preview.lint.rule import Rule
    from velocity_preview.rendering import Scenario
    from velocity_preview.source import Source


def _with(method: str) -> list[type[Rule]]:
    """The rules that have a method of their own."""
    return [rule for rule in ALL_RULES if method in vars(rule)]


_MENDERS: Final = [
    [rule.mend for rule in ranked] for _, ranked in groupby(_with("mend"), lambda rule: rule.rank)
]
_EXPLAINERS: Final = [rule.explain for rule in _with("explain")]
_OF_STRUCTURE: Final = [rule.explain_structure for rule in _with("explain_structure")]
_OF_TEXT: Final = frozenset(
    rule.name() for method in ("mend", "explain", "explain_structure") for rule in _with(method)
)
"""Rules that look at the text, whatever the data is."""


class Linter:
    """Lints any number of templates with the same options."""

    def __init__(self, options: LintOptions | None = None) -> None:
        self.options = options or LintOptions()
        engine = self.options.engine
        self._engine = ENGINES[engine] if isinstance(engine, str) else engine
        self._tools = self._toolbox()
        self._rules = [rule for rule in ALL_RULES if self._is_on(rule.name())]
        self._asked = [rule for rule in self._rules if rule.looks_at_tree()]
        self._recovery = Recovery(
            self._engine,
            self.options.includes,
            _MENDERS,
            _EXPLAINERS,
            _OF_STRUCTURE,
        )

    def lint_template(self, source: Source, scenarios: Sequence[Scenario] = ()) -> tuple[Diagnostic, ...]:
        """The findings of a template, in the order of their places. Without scenarios, rules about data
        are silent.
        """
        with unhurried(len(source.text)):
            return self._findings(source, scenarios)

    def _findings(self, source: Source, scenarios: Sequence[Scenario]) -> tuple[Diagnostic, ...]:
        recovered = self._recovery.read(source)
        found = self._damages(recovered)
        if recovered.template is not None:
            others = Others(recovered.template)
            subject = self._subject(recovered, others, scenarios)
            found += self._ask(subject, found)
            subject.flow.close()
            for refused in others.refused.values():
                found += self._damages(self._recovery.read(refused))
        knows_data = recovered.template is not None and bool(scenarios)
        return _in_order(self._unsuppressed(found, source, knows_data=knows_data), source)

    def lint_payload(
        self, source: Source, *, root: str | None = None, kind: str | None = None
    ) -> tuple[Diagnostic, ...]:
        """The findings of a payload's text: why it cannot be read, or what is doubtful in it."""
        found = payload_findings(source, root=root, kind=kind)
        return tuple(self._with_severity(finding) for finding in found if self._is_on(finding.rule))

    def fix(self, source: Source, scenarios: Sequence[Scenario] = ()) -> str:
        """The text with all safe fixes, those included that others make possible."""
        return fixed_text(source, lambda text: self.lint_template(text, scenarios), self._refuses)

    def _refuses(self, source: Source) -> bool:
        try:
            Template.parse(source.text, engine=self._engine)
        except VelocitySyntaxError:
            return True
        return False

    def _toolbox(self) -> Mapping[str, object]:
        if self.options.tools is not None:
            return self.options.tools
        return toolbox(self.options.profile, self.options.now, engine=self._engine)

    def _is_on(self, rule: str) -> bool:
        severity = self.options.severities.get(rule, ...)
        return RULES[rule].is_on if severity is ... else severity is not None

    def _damages(self, recovered: Recovered) -> list[Diagnostic]:
        """What is wrong with the text itself."""
        return [
            self._diagnostic(damage, recovered.source)
            for damage in recovered.damages
            if self._is_on(damage.rule)
        ]

    def _subject(self, recovered: Recovered, others: Others, scenarios: Sequence[Scenario]) -> Subject:
        template = recovered.template
        assert template is not None  # noqa: S101  (the caller has looked)
        contexts = [(scenario.name, scenario.context) for scenario in scenarios]
        names = self.options.globals | ({UNREAD} if recovered.patched.is_changed else frozenset())
        world = world_of(contexts, engine=self._engine, tools=frozenset(self._tools), globals=names)
        flow = Flow(template, world, others)
        merged_with = [{**context, **self._tools} for _, context in contexts]
        return Subject(
            recovered,
            template,
            self.options.profile,
            world,
            flow,
            observe(template, merged_with, flow.inclusions.templates),
            self._tools,
            self.options.severities,
            self.options.includes is not None,
        )

    def _ask(self, subject: Subject, damages: Sequence[Diagnostic]) -> list[Diagnostic]:
        """What the rules find in the tree."""
        rules = [rule(subject) for rule in self._asked if subject.world.has_data or not rule.of_data]
        found = list(damages)
        for rule in rules:
            found += rule.visit()
        for rule in rules:
            found += rule.finish(found)
        own = [finding for finding in found[len(damages) :] if not _is_of_mended(finding, subject)]
        return without_consequences(list(without_replaced(own, self._rules)), subject)

    def _unsuppressed(
        self, found: Iterable[Diagnostic], source: Source, *, knows_data: bool
    ) -> list[Diagnostic]:
        """Without what comments suppress, each in its own file, and with what is wrong with those of the
        template.
        """
        by_source: dict[Source, list[Diagnostic]] = {source: []}
        for finding in found:
            by_source.setdefault(finding.source, []).append(finding)
        kept: list[Diagnostic] = []
        for held, findings in by_source.items():
            suppressions = Suppressions(held, RULES)
            kept += suppressions.unsuppressed(findings)
            if held is source:
                complaints = suppressions.complaints(lambda rule: self._checks(rule, knows_data=knows_data))
                kept += [self._with_severity(finding) for finding in complaints if self._is_on(finding.rule)]
        return kept

    def _checks(self, rule: str | None, *, knows_data: bool) -> bool:
        """Whether findings of a rule, or of all, would have been found. Without data, only what the text
        shows is.
        """
        if rule is None:
            return knows_data and all(self._is_on(name) for name, info in RULES.items() if info.is_on)
        return self._is_on(rule) and (knows_data or rule in _OF_TEXT)

    def _diagnostic(self, damage: Damage, source: Source) -> Diagnostic:
        outcome = damage.outcome or Outcome.NOT_SENT
        severity = self.options.severities.get(damage.rule) or outcome.severity
        return Diagnostic(
            damage.rule, outcome, source, damage.span, damage.message, severity, damage.help,
            damage.related, (), damage.fix, damage.suggestion,
        )  # fmt: skip

    def _with_severity(self, finding: Diagnostic) -> Diagnostic:
        severity = self.options.severities.get(finding.rule)
        return finding if severity is None else finding._replace(severity=severity)


def _is_of_mended(finding: Diagnostic, subject: Subject) -> bool:
    """Whether it is about text that is mended already: a consequence."""
    return finding.source is subject.source and subject.patched.touches(finding.span)


def _in_order(found: Iterable[Diagnostic], source: Source) -> tuple[Diagnostic, ...]:
    """By their places, those of the template itself first; one place has a rule once."""
    unique = {finding.place: finding for finding in reversed(list(found))}
    return tuple(sorted(unique.values(), key=lambda finding: (finding.source is not source, *finding.place)))

"""Lint: what would go wrong with a template and its payloads.

Texts in, values out: files are read and written by the caller.

- `lint(text, payloads)` reads everything from texts and returns a `Report`.
- `Linter(options).lint_template(source, scenarios)` is for callers that have the payloads already;
  `scenarios` is anything with a `name` and a `context`, such as `Payload.scenarios` or `NamedData`. It
  returns the findings in the order of their places. `lint_payload(source)` does the same for a payload
  file, readable or not.
- `Linter.fix(source, scenarios)` is the text with the safe fixes of all rules applied;
  `apply_fixes(source, findings)` applies those of the findings given.
- `RULES` has each rule by its name: outcome, severity, tier, fixability and the sections of its
  documentation.

`from velocity_preview import lint` is this package, which can be called like its function.
"""

import sys
from types import ModuleType

from velocity_preview.lint.check import lint
from velocity_preview.lint.fixes import apply_fixes
from velocity_preview.lint.linter import Linter
from velocity_preview.lint.options import LintOptions, NamedData
from velocity_preview.lint.registry import RULES
from velocity_preview.lint.rule import Cure, RuleInfo

__all__ = ["RULES", "Cure", "LintOptions", "Linter", "NamedData", "RuleInfo", "apply_fixes", "lint"]


class _CallablePackage(ModuleType):
    """The package has the name of its function, and importing a rule makes `velocity_preview.lint` the
    package.
    """

    __call__ = staticmethod(lint)


sys.modules[__name__].__class__ = _CallablePackage

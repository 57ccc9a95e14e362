"""What-if: the messages that other data would make, and where the template is weak.

- `Study(template, scenarios, tools)` knows the template; `study.try_step(number)`, up to `study.step_count`,
  does a part of the work.
- `results_of(found, name)` makes one `Result` of each cause.
- `Search(study).proposals()` has a payload for each arm that no scenario reaches, where it can find one.
- `study.root(way)` is the data of one of its ways, `study.message(way)` the message.

Values in, values out: files are read and written by the caller.
"""

from velocity_preview.whatif.causes import Result, Way, results_of
from velocity_preview.whatif.cover.search import Proposal, Search
from velocity_preview.whatif.report import Covering, Shown, WhatIfReport
from velocity_preview.whatif.study import Found, Study, Tried
from velocity_preview.whatif.variants import Change, Variant
from velocity_preview.whatif.weakness import Effect

__all__ = [
    "Change",
    "Covering",
    "Effect",
    "Found",
    "Proposal",
    "Result",
    "Search",
    "Shown",
    "Study",
    "Tried",
    "Variant",
    "Way",
    "WhatIfReport",
    "results_of",
]

"""Which overload is called, and what becomes of its arguments, as the real engines answered."""

from __future__ import annotations

from importlib import import_module
import json
from pathlib import Path

import pytest
from value_notation import read_value, recorded

from velocity_preview.values import members
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.member_tables import MemberTable, load
from velocity_preview.values.overloads import Overload, choose

JDK = json.loads(Path(__file__).with_name("jdk_methods.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", ENGINES)
@pytest.mark.parametrize("line", recorded("overloads.jsonl"), ids=lambda line: "|".join(line["overloads"]))
def test_the_more_specific_overload_is_called(line, version):
    overloads = [Overload.parse(name + "?", lambda _value, _argument: None) for name in line["overloads"]]
    choices = choose(overloads, [read_value(line["argument"])], converts=ENGINES[version].converts_arguments)
    chosen = choices[0].overload.parameters[0] if len(choices) == 1 else None
    assert chosen == line[version]


def tables():
    """Those of plain values, and of the objects that their methods return."""
    of_objects = (
        "arrays",
        "collection_members",
        "iterators",
        "lists",
        "map_views",
        "maps",
        "object_members",
        "ranges",
        "streams",
    )
    modules = (import_module(f"velocity_preview.values.{name}") for name in of_objects)
    found = [value for module in modules for value in vars(module).values() if isinstance(value, MemberTable)]
    return [*found, *(load(*home) for home in members._HOMES.values())]


def test_every_method_in_a_table_is_one_of_the_jdk():
    known = {name for names in JDK.values() for name in names}
    assert {name for table in tables() for name in table.methods} <= known

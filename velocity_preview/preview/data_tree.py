"""A scenario's data as the tree the page shows, with the Java types a template sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from velocity_preview.values.java_types import type_name
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST_CHILDREN = 200
_MOST_NODES = 5000
_LONGEST_TEXT = 500
_NAMES = {"ArrayList": "List", "LinkedHashMap": "Map"}


class DataNode(TypedDict):
    """`key` is a name or an index; a list or map has `size` and `children`, the first two hundred of them."""

    key: str
    type: str
    text: NotRequired[str]
    size: NotRequired[int]
    children: NotRequired[list[DataNode]]


def data_tree(root: Mapping[str, object]) -> DataNode:
    """The tree of `$data`. Very large data is cut: a person looks at it."""
    return _Growing().node("data", root)


class _Growing:
    """Counts the nodes of one tree."""

    def __init__(self) -> None:
        self._left = _MOST_NODES

    def node(self, key: str, value: object) -> DataNode:
        self._left -= 1
        kind = type_name(value)
        kind = _NAMES.get(kind, kind)
        if isinstance(value, dict):
            return DataNode(key=key, type=kind, size=len(value), children=self._children(value.items()))
        if isinstance(value, list):
            children = self._children((str(index), item) for index, item in enumerate(value))
            return DataNode(key=key, type=kind, size=len(value), children=children)
        text = "null" if value is None else java_string(value) or ""
        return DataNode(key=key, type=kind, text=text[:_LONGEST_TEXT])

    def _children(self, items: Iterable[tuple[str, object]]) -> list[DataNode]:
        children: list[DataNode] = []
        for key, value in items:
            if len(children) == _MOST_CHILDREN or self._left <= 0:
                break
            children.append(self.node(key, value))
        return children

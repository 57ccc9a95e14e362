"""What every Java object has, and the `java.lang.Class` that `getClass()` returns.

Of a class there is its name in all forms, and nothing else: a template reaches no reflection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Callable

_ARRAY_ELEMENTS: Final = {
    "B": "byte",
    "C": "char",
    "D": "double",
    "F": "float",
    "I": "int",
    "J": "long",
    "S": "short",
    "Z": "boolean",
}


class JavaClass(TypedObject):
    """A java.lang.Class: prints as `class java.lang.String`."""

    java_class = "java.lang.Class"
    java_types = frozenset({"Class", "Object"})
    interfaces: ClassVar[frozenset[str]] = frozenset()

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def members(self) -> MemberTable:
        return CLASS

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JavaClass) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def java_string(self) -> str:
        """`toString()`."""
        return f"class {self.name}"

    @property
    def is_array(self) -> bool:
        """Whether it is the class of an array."""
        return self.name.startswith("[")

    @property
    def element(self) -> str:
        """The name of an array's element class, `byte` of `[B`."""
        code = self.name[1:]
        return _ARRAY_ELEMENTS.get(code, code[1:].removesuffix(";"))

    def simple_name(self) -> str:
        """`getSimpleName()`: `String`, `Entry`, `String[]`."""
        name = self.element if self.is_array else self.name
        simple = name.rsplit(".", 1)[-1].rsplit("$", 1)[-1]
        return simple + "[]" if self.is_array else simple

    def type_name(self) -> str:
        """`getTypeName()`."""
        return self.element + "[]" if self.is_array else self.name

    def canonical_name(self) -> str:
        """`getCanonicalName()`: with a dot for `$`."""
        return self.type_name().replace("$", ".")

    def package_name(self) -> str:
        """`getPackageName()`: that of an array is its element's, a primitive's is java.lang."""
        name = self.element if self.is_array else self.name
        return name.rpartition(".")[0] or "java.lang"

    def package(self) -> str | None:
        """`getPackage()`, as it prints; an array has none."""
        return None if self.is_array else f"package {self.package_name()}"


def class_of(value: object) -> JavaClass:
    """`getClass()`."""
    return JavaClass(java_class(value))


def _throws(class_name: str, message: str) -> Callable[..., object]:
    def method(*_: object) -> object:
        raise JavaException(class_name, message)

    return method


_NOT_OWNER: Final = _throws("java.lang.IllegalMonitorStateException", "current thread is not owner")


def _wait(_: object, milliseconds: int, nanoseconds: int | None = None) -> object:
    if milliseconds < 0:
        what = "timeout" if nanoseconds is None else "timeoutMillis"
        raise JavaException("java.lang.IllegalArgumentException", f"{what} value is negative")
    if not 0 <= (nanoseconds or 0) <= 999_999:
        raise JavaException("java.lang.IllegalArgumentException", "nanosecond timeout value out of range")
    return _NOT_OWNER()


OBJECT: Final = MemberTable(
    {
        "getClass()": class_of,
        "toString()": java_string,
        "hashCode()": java_hash,
        "equals(Object)": java_equals,
        "notify()": _NOT_OWNER,
        "notifyAll()": _NOT_OWNER,
        "wait()": _NOT_OWNER,
        "wait(long)": _wait,
        "wait(long,int)": _wait,
    }
)

CLASS: Final = MemberTable(
    {
        "getName()": lambda value: value.name,
        "getSimpleName()": JavaClass.simple_name,
        "getTypeName()": JavaClass.type_name,
        "getCanonicalName()": JavaClass.canonical_name,
        "getPackageName()": JavaClass.package_name,
        "getPackage()": JavaClass.package,
        "isArray()": lambda value: value.is_array,
        "isInterface()": lambda _: False,
        "isPrimitive()": lambda _: False,
        "isEnum()": lambda _: False,
        "isAnnotation()": lambda _: False,
        "isRecord()": lambda _: False,
    },
    OBJECT,
)

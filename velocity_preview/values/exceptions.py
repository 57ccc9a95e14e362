"""What a Java member does instead of returning."""

from __future__ import annotations


class JavaException(Exception):  # noqa: N818  (Java's word)
    """A Java method throws: the merge ends. `class_name` is the Java class, such as
    `java.lang.IndexOutOfBoundsException`; `message` is what `getMessage()` returns."""

    def __init__(self, class_name: str, message: str | None = None) -> None:
        super().__init__(f"{class_name}: {message}" if message is not None else class_name)
        self.class_name = class_name
        self.message = message


class NoSuchMember(Exception):  # noqa: N818  (no error for the template: the reference is undefined)
    """No method or property of that name takes these arguments: the reference is undefined."""

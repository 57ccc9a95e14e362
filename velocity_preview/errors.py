"""What can go wrong, as exceptions.

```
VelocityPreviewError
├── SettingsError            a setting or option that cannot be used
│   └── SettingsFileError    the same with its place in a file; a LocatedError too
└── LocatedError             has a source, a span, a line, a column and a cure
    ├── SettingsFileError
    ├── PayloadError         a payload the ESP would refuse
    └── TemplateError
        ├── VelocitySyntaxError   the engine refuses the template
        └── MergeError            an exception ends the merge: nothing is sent
            ├── IncludeError      #parse or #include does not find its file
            └── LimitError        output, loops, depth or time over the limit
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.source import Position, Source, Span


class VelocityPreviewError(Exception):
    """Base of every error this package raises on purpose. It can be sent from one process to another."""

    def __reduce__(self) -> tuple[object, ...]:
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    kind: type[VelocityPreviewError], arguments: tuple[object, ...], attributes: dict[str, object]
) -> VelocityPreviewError:
    """An error as it was: its constructor wants more than what an exception keeps."""
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(attributes)
    return error


class SettingsError(VelocityPreviewError):
    """A setting that is unknown or has an unusable value.

    `key` leads to it from the top of the settings, where it is one that a file may hold.
    """

    def __init__(self, message: str, *, key: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.key = key


class LocatedError(VelocityPreviewError):
    """An error with its place.

    `message` is one sentence; `help` is the cure, where there is one; `span` is in offsets of
    `source.text`; `line` and `column` are 1-based.
    """

    def __init__(self, message: str, source: Source, span: Span, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.span = span
        self.help = help

    @property
    def line(self) -> int:
        return self.source.position(self.span.start).line

    @property
    def column(self) -> int:
        return self.source.position(self.span.start).column

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}: {self.message}"


class SettingsFileError(LocatedError, SettingsError):
    """A settings file that cannot be read, or one of its settings."""


class PayloadError(LocatedError):
    """A payload that is no JSON, or has a shape no ESP resource accepts.

    `rule` is the name lint reports it under; `opener` is the bracket or quote that is still open at
    the place of the error, where one is. `others` are errors of other parts of the payload, other
    recipients or parameters, which hold all the same.
    """

    def __init__(  # noqa: PLR0913  (the parts of an error)
        self,
        message: str,
        source: Source,
        span: Span,
        help: str | None = None,
        *,
        rule: str = "payload-syntax",
        opener: Span | None = None,
    ) -> None:
        super().__init__(message, source, span, help)
        self.rule = rule
        self.opener = opener
        self.others: tuple[PayloadError, ...] = ()


class TemplateError(LocatedError):
    """A template that would not be sent.

    `line` and `column` are those the engine reports; `reported` is given where they are not the start of
    `span`, as at the end of the text or inside an interpolated string.
    """

    def __init__(
        self,
        message: str,
        source: Source,
        span: Span,
        help: str | None = None,
        *,
        reported: Position | None = None,
    ) -> None:
        super().__init__(message, source, span, help)
        self._reported = reported

    @property
    def reported(self) -> Position:
        return self._reported or self.source.engine_position(self.span.start)

    @property
    def line(self) -> int:
        return self.reported.line

    @property
    def column(self) -> int:
        return self.reported.column


class VelocitySyntaxError(TemplateError):
    """The engine's parser refuses the template.

    `opener` is the directive that is still open at the place of the error, where one is.
    """

    def __init__(  # noqa: PLR0913  (the parts of an error)
        self,
        message: str,
        source: Source,
        span: Span,
        help: str | None = None,
        *,
        opener: Span | None = None,
        reported: Position | None = None,
    ) -> None:
        super().__init__(message, source, span, help, reported=reported)
        self.opener = opener


class MergeError(TemplateError):
    """The merge ends with an exception, as it does at the ESP.

    `written` is the text produced until then; it is never sent.
    """

    def __init__(
        self,
        message: str,
        source: Source,
        span: Span,
        help: str | None = None,
        *,
        written: str = "",
    ) -> None:
        super().__init__(message, source, span, help)
        self.written = written


class IncludeError(MergeError):
    """The target of `#parse` or `#include` is not found, or is outside the template's root."""


class LimitError(MergeError):
    """A bound of the merge is reached: a template is somebody else's program."""

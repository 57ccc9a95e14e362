"""Mistakes of the program itself: one line with what to report, instead of a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def blamed_on(path: Path, what: str) -> Iterator[None]:
    """Whatever goes wrong inside goes wrong at this file: of a thousand, people want to know which.

    `what` says it, as in `lint fails at this file`.
    """
    try:
        yield
    except VelocityPreviewError:
        raise
    except Exception as error:
        import traceback  # noqa: PLC0415  (it should not come to this)

        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        raise VelocityPreviewError(
            f"{path}: {what}, which is a mistake of velocity-preview: "
            f"{type(error).__name__} in {where}: {error}"
        ) from error

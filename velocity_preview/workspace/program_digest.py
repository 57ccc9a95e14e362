"""What the program itself is: the same input lints the same only with the same code."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
import sys
from typing import Final

import velocity_preview

_LIBRARIES: Final = ("airspeed", "regex", "tzdata")


@cache
def program_digest() -> str:
    """Of the package's code, Python, and the libraries that findings depend on.

    The code counts besides its version: a checkout keeps its version while it changes.
    """
    digest = sha256(f"{velocity_preview.__version__}\n{sys.version}\n".encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    folder = Path(velocity_preview.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    """The names of the library's folders of metadata, which have its version.

    `importlib.metadata` would say the same, and takes sixty modules and a tenth of a second for it.
    """
    folders = (Path(folder).glob(f"{library}-*.dist-info") for folder in sys.path)
    return " ".join(sorted(found.name for folder in folders for found in folder))

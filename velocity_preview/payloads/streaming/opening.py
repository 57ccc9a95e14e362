"""Which reader a payload file is for."""

from __future__ import annotations

import os
from typing import BinaryIO

from velocity_preview.errors import PayloadError
from velocity_preview.payloads.encoding import decode_payload, too_large
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.loading import load
from velocity_preview.payloads.streaming.document import Document
from velocity_preview.payloads.streaming.walk import BrokenStreamError
from velocity_preview.payloads.streaming.whole import Whole
from velocity_preview.payloads.syntax import explain, scan
from velocity_preview.source import Source


def open_payload(
    stream: BinaryIO,
    name: str,
    *,
    root: str | None = None,
    kind: str | None = None,
    limit: int = MAX_PAYLOAD_BYTES,
) -> Document | Whole:
    """A file that may be gone through several times: as a document, or whole where it is one message.

    Raises `PayloadError` where it is broken; what is wrong with one recipient only comes up with its piece.
    `limit` is how many bytes are read whole, to say what is wrong with them.
    """
    problem: PayloadError | None = None
    try:
        document = Document.survey(stream, name, kind)
        if document:
            return document
    except PayloadError as error:
        problem = error
    except BrokenStreamError as error:
        problem = _located(error)
    size = stream.seek(0, os.SEEK_END)
    if size > limit:
        raise problem or too_large(Source(name, ""), size)
    stream.seek(0)
    return Whole(load(Source(name, decode_payload(stream.read(), name)), root=root, kind=kind))


def _located(error: BrokenStreamError) -> PayloadError | None:
    """What is wrong with a file that is too large to be read whole, as far as the text around it tells."""
    stop = scan(error.start)
    if not stop or (stop.at == len(stop.text) and not error.ended):
        return None
    problem = explain(stop)
    return PayloadError(problem.message, stop.source, problem.span, problem.help, opener=problem.opener)

"""Server-sent events: what changed, as it changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.preview.preview import Preview

_PING_SECONDS = 5.0
_RETRY_MILLISECONDS = 500


def event_routes(preview: Preview) -> Blueprint:
    routes = Blueprint("events", __name__)

    @routes.get("/events")
    def events() -> Response:
        response = Response(_stream(preview), content_type="text/event-stream")
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes


def _stream(preview: Preview) -> Iterator[str]:
    """The stream of one page; a comment now and then finds out whether the page is still there."""
    told = preview.hub.subscribe(_PING_SECONDS)
    yield f"retry: {_RETRY_MILLISECONDS}\n" + _event("hello", {"instance": preview.instance})
    for event in told:
        yield ": ping\n\n" if event is None else _event(*event)


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"

"""Routes of questions and answers in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from velocity_preview.preview.questions import read_question
from velocity_preview.preview.routes.errors import answer_errors

if TYPE_CHECKING:
    from velocity_preview.preview.questions import Question

ASKED = ["GET", "POST"]
"""The methods of a question that may be about a text which is typed: then it is posted."""


def json_routes(name: str) -> Blueprint:
    """For routes below `/api`; no answer is stored."""
    routes = Blueprint(name, __name__, url_prefix="/api")
    answer_errors(routes)

    @routes.after_request
    def never_store(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes


def asked() -> Question:
    """What the running request asks: in its address, or in its JSON. Raises `SettingsError`."""
    return read_question(request.args if request.method in {"GET", "HEAD"} else request.get_json())

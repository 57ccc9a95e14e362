"""The message as a mail file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

from velocity_preview.preview.eml import eml
from velocity_preview.preview.questions import read_question
from velocity_preview.preview.routes.errors import answer_errors

if TYPE_CHECKING:
    from velocity_preview.preview.preview import Preview
    from velocity_preview.preview.views import View


def mail_routes(preview: Preview) -> Blueprint:
    routes = Blueprint("mail", __name__)
    answer_errors(routes)

    @routes.post("/api/mail")
    def mail() -> Response:
        question = read_question(request.get_json())
        view = preview.views.view(question)
        if view["text"] is None:
            abort(409, "There is no message to save")
        mail = eml(view["text"], view["kind"], preview.views.subject_line(question), usual=_name(view))
        return Response(mail, content_type="message/rfc822")

    return routes


def _name(view: View) -> str:
    return view["template"].rpartition("/")[2]

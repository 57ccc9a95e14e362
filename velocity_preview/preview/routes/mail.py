"""The message as a mail file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, request

from velocity_preview.preview.eml import eml
from velocity_preview.preview.questions import read_question

if TYPE_CHECKING:
    from velocity_preview.preview.preview import Preview


def mail_routes(preview: Preview) -> Blueprint:
    routes = Blueprint("mail", __name__)

    @routes.post("/api/mail")
    def mail() -> Response:
        view = preview.views.view(read_question(request.get_json()))
        if view["text"] is None:
            abort(409, "There is no message to save")
        subject = view["template"].rpartition("/")[2]
        return Response(eml(view["text"], view["kind"], subject), content_type="message/rfc822")

    return routes

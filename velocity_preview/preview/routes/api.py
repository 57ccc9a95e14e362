"""The page's questions, answered in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from velocity_preview.preview.payload_editing import (
    check_payload,
    payload_path,
    save_payload,
)
from velocity_preview.preview.questions import read_question
from velocity_preview.preview.routes.errors import answer_errors

if TYPE_CHECKING:
    from velocity_preview.preview.preview import Preview


def api_routes(preview: Preview) -> Blueprint:
    routes = Blueprint("api", __name__, url_prefix="/api")
    answer_errors(routes)
    _add_payloads(routes, preview)

    @routes.after_request
    def never_store(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    @routes.get("/session")
    def session() -> Response:
        """A page that outlives its server asks the new one for its token."""
        return jsonify(token=preview.token, instance=preview.instance)

    @routes.get("/templates")
    def templates() -> Response:
        entries = preview.catalogue.entries()
        preview.inspector.begin(entries)
        return jsonify(
            folder=str(preview.root),
            counts=preview.inspector.counts,
            templates=[
                {"name": name, "path": preview.catalogue.name(path)} for name, path in entries.items()
            ],
        )

    @routes.get("/view")
    def view() -> Response:
        return jsonify(preview.views.view(read_question(request.args)))

    @routes.post("/view")
    def edited_view() -> Response:
        """The view with another text in a payload; nothing is written."""
        return jsonify(preview.views.view(read_question(request.get_json())))

    @routes.get("/notes")
    def notes() -> Response:
        return jsonify(preview.notes(read_question(request.args)))

    @routes.post("/notes")
    def notes_of_edited() -> Response:
        return jsonify(preview.notes(read_question(request.get_json())))

    return routes


def _add_payloads(routes: Blueprint, preview: Preview) -> None:
    """What is typed into the editor of payloads."""

    @routes.post("/payload/check")
    def check() -> Response:
        """What is wrong with a text as a payload, as a card; null where nothing is."""
        question = read_question(request.get_json())
        return jsonify(
            error=check_payload(
                question.text or "", question.payload or "", preview.views.configuration(question)
            )
        )

    @routes.put("/payload")
    def payload() -> Response:
        """Write a payload: `t`, `payload`, `text`, and `base`, the digest of the text it was made from."""
        question = read_question(request.get_json())
        name = question.payload or ""
        template = preview.catalogue.path(question.template)
        path = payload_path(preview.root, template, name, preview.views.configuration(question))
        return jsonify(
            digest=save_payload(path, name, question.text or "", str(request.get_json().get("base")))
        )

    @routes.post("/scenario")
    def scenario() -> Response:
        """Write the scenario `s`, of `payload` with `text`, to a payload of its own called `name`."""
        question = read_question(request.get_json())
        return jsonify(preview.save_scenario(question, str(request.get_json().get("name", ""))))

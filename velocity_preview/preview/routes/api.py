"""The page's questions, answered in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from velocity_preview.preview.payload_editing import (
    check_payload,
    payload_path,
    save_payload,
)
from velocity_preview.preview.routes.json_routes import ASKED, asked, json_routes

if TYPE_CHECKING:
    from flask import Blueprint

    from velocity_preview.preview.preview import Preview


def api_routes(preview: Preview) -> Blueprint:
    routes = json_routes("api")
    _add_payloads(routes, preview)

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

    @routes.route("/view", methods=ASKED)
    def view() -> Response:
        """Also with another text in a payload; nothing is written."""
        return jsonify(preview.views.view(asked()))

    @routes.route("/notes", methods=ASKED)
    def notes() -> Response:
        return jsonify(preview.notes(asked()))

    return routes


def _add_payloads(routes: Blueprint, preview: Preview) -> None:
    """What is typed into the editor of payloads."""

    @routes.post("/payload/check")
    def check() -> Response:
        """What is wrong with a text as a payload, as a card; null where nothing is."""
        question = asked()
        return jsonify(
            error=check_payload(
                question.text or "", question.payload or "", preview.views.configuration(question)
            )
        )

    @routes.put("/payload")
    def payload() -> Response:
        """Write a payload: `t`, `payload`, `text`, and `base`, the digest of the text it was made from."""
        question = asked()
        name = question.payload or ""
        template = preview.catalogue.path(question.template)
        path = payload_path(preview.root, template, name, preview.views.configuration(question))
        return jsonify(
            digest=save_payload(path, name, question.text or "", str(request.get_json().get("base")))
        )

    @routes.post("/scenario")
    def scenario() -> Response:
        """Write the scenario `s`, of `payload` with `text`, to a payload of its own called `name`."""
        question = asked()
        return jsonify(preview.save_scenario(question, str(request.get_json().get("name", ""))))

"""What if the data is different, and which branches it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from velocity_preview.errors import SettingsError
from velocity_preview.preview.routes.json_routes import ASKED, asked, json_routes

if TYPE_CHECKING:
    from flask import Blueprint

    from velocity_preview.preview.preview import Preview


def exploring_routes(preview: Preview) -> Blueprint:
    """All of them may take seconds."""
    routes = json_routes("exploring")
    _add_trials(routes, preview)
    _add_coverage(routes, preview)
    return routes


def _add_trials(routes: Blueprint, preview: Preview) -> None:
    """What if the data is different."""

    @routes.route("/whatif", methods=ASKED)
    def whatif() -> Response:
        """What other data would make of the template."""
        return jsonify(preview.explorations.trials(asked()))

    @routes.post("/whatif/payload")
    def whatif_payload() -> Response:
        """The payload of the result number `result`, in its way number `way`."""
        question = asked()
        numbers = (_number(request.get_json(), name) for name in ("result", "way"))
        return jsonify(preview.explorations.tried_payload(question, *numbers))


def _add_coverage(routes: Blueprint, preview: Preview) -> None:
    """Which branches the data reaches, and data for the others."""

    @routes.route("/coverage", methods=ASKED)
    def coverage() -> Response:
        return jsonify(preview.views.coverage(asked()))

    @routes.route("/coverage/proposals", methods=ASKED)
    def proposals() -> Response:
        """Data for each branch that no scenario reaches, where some is found."""
        return jsonify(preview.explorations.proposals(asked()))

    @routes.post("/coverage/payload")
    def proposed_payload() -> Response:
        """The payload of the proposal number `proposal`, which the page calls `said`."""
        question = asked()
        number = _number(request.get_json(), "proposal")
        said = str(request.get_json().get("said", ""))
        return jsonify(preview.explorations.proposed_payload(question, number, said))


def _number(fields: dict[str, str], name: str) -> int:
    try:
        return int(fields.get(name, ""))
    except ValueError:
        raise SettingsError(f"`{name}` has to be a number") from None

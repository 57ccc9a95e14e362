"""What if the data is different, and which branches it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from velocity_preview.errors import SettingsError
from velocity_preview.preview.questions import read_question
from velocity_preview.preview.routes.errors import answer_errors

if TYPE_CHECKING:
    from velocity_preview.preview.preview import Preview


def exploring_routes(preview: Preview) -> Blueprint:
    """All of them may take seconds."""
    routes = Blueprint("exploring", __name__, url_prefix="/api")
    answer_errors(routes)
    _add_trials(routes, preview)
    _add_coverage(routes, preview)

    @routes.after_request
    def never_store(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    return routes


def _add_trials(routes: Blueprint, preview: Preview) -> None:
    """What if the data is different."""

    @routes.get("/whatif")
    def whatif() -> Response:
        """What other data would make of the template."""
        return jsonify(preview.explorations.trials(read_question(request.args)))

    @routes.post("/whatif")
    def whatif_of_edited() -> Response:
        return jsonify(preview.explorations.trials(read_question(request.get_json())))

    @routes.post("/whatif/payload")
    def whatif_payload() -> Response:
        """The payload of the result number `result`, in its way number `way`."""
        question = read_question(request.get_json())
        numbers = (_number(request.get_json(), name) for name in ("result", "way"))
        return jsonify(preview.explorations.tried_payload(question, *numbers))


def _add_coverage(routes: Blueprint, preview: Preview) -> None:
    """Which branches the data reaches, and data for the others."""

    @routes.get("/coverage")
    def coverage() -> Response:
        return jsonify(preview.views.coverage(read_question(request.args)))

    @routes.post("/coverage")
    def coverage_of_edited() -> Response:
        return jsonify(preview.views.coverage(read_question(request.get_json())))

    @routes.get("/coverage/proposals")
    def proposals() -> Response:
        """Data for each branch that no scenario reaches, where some is found."""
        return jsonify(preview.explorations.proposals(read_question(request.args)))

    @routes.post("/coverage/proposals")
    def proposals_of_edited() -> Response:
        return jsonify(preview.explorations.proposals(read_question(request.get_json())))

    @routes.post("/coverage/payload")
    def proposed_payload() -> Response:
        """The payload of the proposal number `proposal`, which the page calls `said`."""
        question = read_question(request.get_json())
        number = _number(request.get_json(), "proposal")
        said = str(request.get_json().get("said", ""))
        return jsonify(preview.explorations.proposed_payload(question, number, said))


def _number(fields: dict[str, str], name: str) -> int:
    try:
        return int(fields.get(name, ""))
    except ValueError:
        raise SettingsError(f"`{name}` has to be a number") from None

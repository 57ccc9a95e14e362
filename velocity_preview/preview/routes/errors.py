"""What the server answers where it has no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify
from werkzeug.exceptions import HTTPException, InternalServerError

from velocity_preview.errors import LocatedError, SettingsError, SettingsFileError
from velocity_preview.preview.cards import error_card
from velocity_preview.preview.catalogue import UnknownTemplateError
from velocity_preview.preview.exploring import OutdatedError
from velocity_preview.preview.new_scenario import TakenError
from velocity_preview.preview.payload_editing import ConflictError, text_digest
from velocity_preview.preview.pool import BusyError
from velocity_preview.preview.trials import UnknownTrialError
from velocity_preview.workspace import OutsideError

if TYPE_CHECKING:
    from flask import Blueprint

_STATUS = {
    UnknownTemplateError: 404,
    OutsideError: 404,
    SettingsError: 400,
    LocatedError: 400,
    BusyError: 503,
    OutdatedError: 409,
    UnknownTrialError: 404,
    TakenError: 409,
}


def answer_errors(routes: Blueprint) -> None:
    """Errors are JSON too: `{"error": "one sentence"}`."""

    @routes.errorhandler(InternalServerError)
    def own_error(_error: InternalServerError) -> tuple[Response, int]:
        return jsonify(error="This is an error of velocity-preview itself; its terminal has the details"), 500

    @routes.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> tuple[Response, int]:
        return jsonify(error=error.description or error.name), error.code or 500

    @routes.errorhandler(SettingsFileError)
    def settings(error: SettingsFileError) -> tuple[Response, int]:
        return jsonify(error=error.message, card=error_card(error)), 422

    @routes.errorhandler(ConflictError)
    def conflict(error: ConflictError) -> tuple[Response, int]:
        return jsonify(error=str(error), text=error.text, digest=text_digest(error.text)), 409

    for kind, status in _STATUS.items():

        def answer(error: Exception, status: int = status) -> tuple[Response, int]:
            return jsonify(error=str(error)), status

        routes.register_error_handler(kind, answer)

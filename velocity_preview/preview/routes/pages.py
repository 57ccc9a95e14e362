"""The page, the empty documents its frames start from, and the message alone."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request

from velocity_preview.preview.questions import read_question
from velocity_preview.preview.routes.errors import answer_errors
from velocity_preview.preview.security import message_policy, page_policy

if TYPE_CHECKING:
    from velocity_preview.preview.preview import Preview

_DOCTYPES = {
    "standards": "<!doctype html>",
    "limited": (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    ),
    "quirks": "",
}


def page_routes(preview: Preview) -> Blueprint:
    routes = Blueprint("pages", __name__)
    answer_errors(routes)

    @routes.get("/")
    def page() -> Response:
        nonce = secrets.token_urlsafe(16)
        html = render_template(
            "page.html", token=preview.token, instance=preview.instance, nonce=nonce, folder=preview.root.name
        )
        response = Response(html, content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = page_policy(nonce)
        response.headers["Cache-Control"] = "no-store"
        return response

    @routes.get("/frame/<mode>")
    def frame(mode: str) -> Response:
        """An empty document in the message's layout mode, which a document keeps for its life."""
        if mode not in _DOCTYPES:
            abort(404)
        html = f"{_DOCTYPES[mode]}<html><head><title></title></head><body></body></html>"
        return _message(html, message_policy(images=request.args.get("images") != "off"))

    @routes.get("/message")
    def message() -> Response:
        view = preview.views.view(read_question(request.args))
        if view["text"] is None:
            abort(409, view["error"]["message"] if view["error"] else "There is no message")
        kind = "text/html" if view["kind"] == "html" else "text/plain"
        return _message(view["text"], message_policy(inside=False), kind)

    return routes


def _message(text: str, policy: str, kind: str = "text/html") -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Security-Policy"] = policy
    response.headers["Cache-Control"] = "no-store"
    return response

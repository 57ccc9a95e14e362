"""The Flask application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from velocity_preview.preview.preview import Preview
from velocity_preview.preview.routes import (
    api_routes,
    event_routes,
    exploring_routes,
    mail_routes,
    page_routes,
)
from velocity_preview.preview.security import protect

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from velocity_preview.workspace import MergeOptions

LARGEST_REQUEST = 8 * 1024 * 1024
"""Bytes of a request's body: a payload in the editor."""


def create_app(
    root: Path,
    options: MergeOptions | None = None,
    *,
    watch: bool = True,
    poll: bool = False,
    hosts: Collection[str] = (),
) -> Flask:
    """The application for a folder of templates.

    `hosts` are names it may be called by besides `localhost` and IP addresses. The `Preview` it runs is in
    `app.extensions["velocity_preview"]`; close it when the server ends.
    """
    app = Flask("velocity_preview.preview", template_folder="pages", static_folder="static")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.json.sort_keys = False  # type: ignore[attr-defined]
    preview = Preview(root, options)
    app.extensions["velocity_preview"] = preview
    protect(app, preview.token, {"localhost", *hosts})
    for routes in (page_routes, api_routes, exploring_routes, mail_routes, event_routes):
        app.register_blueprint(routes(preview))
    if watch:
        preview.watch(poll=poll)
    return app

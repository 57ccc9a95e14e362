"""Who may talk to the server: this machine's own page, and nobody in its name."""

from __future__ import annotations

from ipaddress import ip_address
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response, abort, request

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask import Flask

TOKEN_HEADER = "X-Velocity-Preview-Token"  # noqa: S105 - a header's name
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({None, "same-origin", "none"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def page_policy(nonce: str) -> str:
    """The page's Content-Security-Policy: its own files only; the nonce is for the editor's style sheet."""
    return (
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"style-src 'self' 'nonce-{nonce}'; font-src 'self'; frame-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def message_policy(*, images: bool = True, inside: bool = True) -> str:
    """The policy of a message: no script, no form, no frame; images, styles and fonts as in a mail client.

    `inside` the page it keeps the page's origin, so that the page can patch it; alone it has none.
    """
    sandbox = "sandbox allow-popups allow-popups-to-escape-sandbox" + (" allow-same-origin" if inside else "")
    ancestors = "'self'" if inside else "'none'"
    media = "http: https: data:" if images else "'none'"
    return (
        f"{sandbox}; default-src 'none'; img-src {media}; media-src {media}; "
        f"style-src 'unsafe-inline' http: https:; font-src http: https: data:; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )


def protect(app: Flask, token: str, hosts: Collection[str]) -> None:
    """Refuse requests for another host (DNS rebinding), from another site, and writes without the token.

    `hosts` are the names the server may be called besides an IP address, which no name server can rebind.
    """

    @app.before_request
    def check() -> None:
        if not _host_allowed(request.host, hosts):
            abort(403, f"The host {request.host} is not this server's")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"{request.scheme}://{request.host}":
            abort(403, "The request comes from another site")
        if request.path != "/" and request.headers.get("Sec-Fetch-Site") not in _OWN_SITE:
            abort(403, "The request comes from another site")
        if request.method not in _SAFE_METHODS:
            given = request.headers.get(TOKEN_HEADER, "")
            if not secrets.compare_digest(given.encode(), token.encode()):
                abort(403, "The page's token is missing or old: load the page again")

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _host_allowed(host: str, hosts: Collection[str]) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    if name in hosts:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

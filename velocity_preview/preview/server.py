"""Serving the preview until Ctrl+C."""

from __future__ import annotations

import errno
from ipaddress import ip_address
import socket
import sys
from typing import TYPE_CHECKING
import webbrowser

from werkzeug.serving import WSGIRequestHandler, make_server

from velocity_preview.errors import SettingsError
from velocity_preview.preview.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from werkzeug.serving import BaseWSGIServer

    from velocity_preview.preview.options import PreviewOptions

_TRIES = 20


def serve(  # noqa: PLR0913 - the options of the command line
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    options: PreviewOptions | None = None,
    open_browser: bool = False,
    poll: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a folder until Ctrl+C. Where the port is taken the next free one is used, and said.

    Raises `SettingsError` where the host cannot be bound or no port is free.
    """
    listener = _listen(host, port)
    bound = listener.getsockname()[1]
    app = create_app(root, options, poll=poll, hosts={host, socket.gethostname()})
    preview = app.extensions["velocity_preview"]
    server = _server(listener, host, app)
    try:
        for line in _greeting(root, host, port, bound):
            say(line)
        if preview.watcher.polling and not poll:
            say("The limit of file watches is reached: looking for changes four times a second instead.")
        if open_browser:
            webbrowser.open(_address(host, bound))
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()
        server.server_close()


def _greeting(root: Path, host: str, port: int, bound: int) -> list[str]:
    lines = []
    if bound != port and port:
        lines.append(f"Port {port} is taken: using {bound}.")
    if not _is_loopback(host):
        lines.append(
            f"Warning: {host} is reachable from other machines. "
            "Everybody who reaches it can read these templates and payloads, and write payloads."
        )
    lines.append(f"Previewing {root} at {_address(host, bound)} (Ctrl+C ends)")
    return lines


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket at the port, or at the next free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _TRIES, 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise SettingsError(
                    f"Cannot listen on {host}:{candidate}: {error.strerror or error}"
                ) from None
        else:
            return listener
    raise SettingsError(f"No port from {port} to {port + _TRIES - 1} is free")


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, *_args: object) -> None:
        """Say nothing of every request: the terminal is for the author."""


def _server(listener: socket.socket, host: str, app: Flask) -> BaseWSGIServer:
    """A server on a copy of the listening socket: werkzeug's own binding exits where the port is taken."""
    port = listener.getsockname()[1]
    with listener:
        return make_server(
            host, port, app, threaded=True, request_handler=_QuietHandler, fd=listener.fileno()
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"

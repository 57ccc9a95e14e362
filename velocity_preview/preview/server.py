"""Serving the preview until Ctrl+C."""

from __future__ import annotations

from ipaddress import ip_address
import socket
from typing import TYPE_CHECKING
import webbrowser

from werkzeug.serving import WSGIRequestHandler, make_server

from velocity_preview.preview.app import create_app
from velocity_preview.preview.listening import listen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from velocity_preview.preview.preview import Preview
    from velocity_preview.workspace import MergeOptions


class PreviewServer:
    """A server that listens already. `run` serves until it is interrupted or `close` is called.

    Raises `SettingsError` where the host cannot be bound or no port is free.
    """

    def __init__(
        self,
        root: Path,
        host: str = "127.0.0.1",
        port: int = 8000,
        *,
        options: MergeOptions | None = None,
        poll: bool = False,
    ) -> None:
        self.host = host
        with listen(host, port) as listener:
            self.port: int = listener.getsockname()[1]
            app = create_app(root, options, poll=poll, hosts={host, socket.gethostname()})
            # werkzeug binds by exiting where the port is taken, so it gets a socket that is bound.
            self._server = make_server(
                host,
                self.port,
                app,
                threaded=True,
                request_handler=_QuietHandler,
                fd=listener.fileno(),
            )
        self.preview: Preview = app.extensions["velocity_preview"]

    @property
    def url(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - what it is called
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def run(self) -> None:
        try:
            self._server.serve_forever(poll_interval=0.1)
        finally:
            self.preview.close()
            self._server.server_close()

    def close(self) -> None:
        """End `run`, which runs in another thread; open streams end too."""
        self.preview.hub.close()
        self._server.shutdown()


def serve(  # noqa: PLR0913 - the options of the command line
    root: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    options: MergeOptions | None = None,
    open_browser: bool = False,
    poll: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a folder until Ctrl+C. Where the port is taken the next free one is used, and said.

    Raises `SettingsError` where the host cannot be bound or no port is free.
    """
    server = PreviewServer(root, host, port, options=options, poll=poll)
    if port not in (0, server.port):
        say(f"Port {port} is taken: using {server.port}.")
    if not _is_loopback(host):
        say(
            f"Warning: {host} is reachable from other machines. "
            "Everybody who reaches it can read these templates and payloads, and write payloads."
        )
    if server.preview.watcher and server.preview.watcher.polling and not poll:
        say("The limit of file watches is reached: looking for changes four times a second instead.")
    say(f"Previewing {root} at {server.url} (Ctrl+C ends)")
    if open_browser:
        webbrowser.open(server.url)
    server.run()


class _QuietHandler(WSGIRequestHandler):
    disable_nagle_algorithm = True  # head and body are written apart: the body would wait

    def log_request(self, *_args: object) -> None:
        """Say nothing of every request: the terminal is for the author."""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

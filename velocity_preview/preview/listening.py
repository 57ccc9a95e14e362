"""A listening socket at the wanted port, or at the next free one."""

from __future__ import annotations

import errno
import socket
import sys

from velocity_preview.errors import SettingsError

_TRIES = 20
_LAST_PORT = 65535
_BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """Raises `SettingsError` where the host cannot be bound or none of twenty ports is free."""
    last = min(port + _TRIES - 1, _LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                reason = error.strerror or str(error)
                raise SettingsError(f"Cannot listen on {host}:{candidate}: {reason}") from None
    raise SettingsError(f"No port from {port} to {last} is free")


def _bound(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except BaseException:
        listener.close()
        raise
    return listener

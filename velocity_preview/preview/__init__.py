"""The live preview: a local server and its page. The only package that imports flask and watchdog."""

from velocity_preview.preview.app import create_app
from velocity_preview.preview.server import PreviewServer, serve

__all__ = ["PreviewServer", "create_app", "serve"]

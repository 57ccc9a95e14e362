"""What the server answers, one kind of thing a module."""

from velocity_preview.preview.routes.api import api_routes
from velocity_preview.preview.routes.events import event_routes
from velocity_preview.preview.routes.exploring import exploring_routes
from velocity_preview.preview.routes.mail import mail_routes
from velocity_preview.preview.routes.pages import page_routes

__all__ = ["api_routes", "event_routes", "exploring_routes", "mail_routes", "page_routes"]

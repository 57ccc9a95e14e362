"""VTL on airspeed: the only package that imports airspeed."""

from velocity_preview.engine.include_loader import Includes
from velocity_preview.engine.limits import Limits
from velocity_preview.engine.template import Template
from velocity_preview.values.engines import ENGINES, Engine

__all__ = ["ENGINES", "Engine", "Includes", "Limits", "Template"]

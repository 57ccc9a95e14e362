"""The contract of `lint --format json`, which programs outside rely on."""

from __future__ import annotations

POSITIVE = {"type": "integer", "minimum": 1}
COUNT = {"type": "integer", "minimum": 0}
REGION = {"line": POSITIVE, "column": POSITIVE, "end_line": POSITIVE, "end_column": POSITIVE}
EDIT = {**REGION, "replacement": {"type": "string"}}
FINDING = {
    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
    "severity": {"enum": ["error", "warning", "info"]},
    "outcome": {"enum": ["not-sent", "cut", "leak", "wrong-text", "risk"]},
    "path": {"type": "string"},
    **REGION,
    "message": {"type": "string"},
    "help": {"type": ["string", "null"]},
    "scenarios": {"type": "array", "items": {"type": "string"}},
    "fix": {
        "type": ["array", "null"],
        "minItems": 1,
        "items": {"type": "object", "required": list(EDIT), "properties": EDIT},
    },
}
SUMMARY = {"files": COUNT, "errors": COUNT, "warnings": COUNT, "infos": COUNT}
REPORT = {
    "type": "object",
    "required": ["version", "findings", "summary"],
    "properties": {
        "version": {"const": 1},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(FINDING),
                "properties": FINDING,
                "additionalProperties": False,
            },
        },
        "summary": {"type": "object", "required": list(SUMMARY), "properties": SUMMARY},
    },
    "additionalProperties": False,
}

"""The parts of SARIF 2.1.0 that are written here, as a JSON schema: sections 3.13 to 3.57 of the standard.

Objects are closed, so that a property with a wrong name does not pass.
"""

from __future__ import annotations


def closed(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def array(items: object, **more: object) -> dict[str, object]:
    return {"type": "array", "items": items, **more}


TEXT = {"type": "string"}
POSITIVE = {"type": "integer", "minimum": 1}
MESSAGE = closed("text", text={"type": "string", "minLength": 1})
ARTIFACT = closed("uri", uri={"type": "string", "format": "uri-reference", "pattern": r"^[^ \\]+$"})
REGION = closed(
    "startLine startColumn endLine endColumn",
    startLine=POSITIVE,
    startColumn=POSITIVE,
    endLine=POSITIVE,
    endColumn=POSITIVE,
)
LOCATION = closed(
    "physicalLocation",
    physicalLocation=closed("artifactLocation region", artifactLocation=ARTIFACT, region=REGION),
    message=MESSAGE,
)
REPLACEMENT = closed("deletedRegion", deletedRegion=REGION, insertedContent=closed("text", text=TEXT))
FIX = closed(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges=array(
        closed(
            "artifactLocation replacements",
            artifactLocation=ARTIFACT,
            replacements=array(REPLACEMENT, minItems=1),
        ),
        minItems=1,
        uniqueItems=True,
    ),
)
RESULT = closed(
    "ruleId ruleIndex level message locations partialFingerprints",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=MESSAGE,
    locations=array(LOCATION),
    relatedLocations=array(LOCATION, uniqueItems=True),
    fixes=array(FIX, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties={"type": "object"},
)
DRIVER = closed(
    "name version rules",
    name=TEXT,
    version=TEXT,
    rules=array(closed("id", id=TEXT, shortDescription=MESSAGE), uniqueItems=True),
)
SARIF = closed(
    "$schema version runs",
    version={"const": "2.1.0"},
    runs=array(
        closed(
            "tool results columnKind",
            tool=closed("driver", driver=DRIVER),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results=array(RESULT),
        )
    ),
    **{"$schema": {"type": "string", "format": "uri"}},
)

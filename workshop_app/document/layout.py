"""What the rest of the app knows of the documents without loading them, let alone their engine."""

SCHEMA = 1
"""Version of the layout in `shared`. Changes are additive; a breaking one raises `min_app` in `meta`."""

DELETED = "_deleted"
ERASED = "_erased"
"""The field whose presence says that a record's personal data were taken out for good."""


class UpdateRefused(ValueError):
    """Bytes that are no update of the engine."""

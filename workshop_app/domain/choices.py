"""The fixed lists of codes that fields choose from; `words.terms` says what people call them."""

CATEGORIES = (
    "coordinating-ministry",
    "ministry",
    "ministerial-level-body",
    "non-ministerial-agency",
    "non-structural-body",
    "regional-government",
    "civil-society",
    "international",
    "academia",
    "private-sector",
    "other",
)
ROLES = (
    "participant",
    "speaker",
    "moderator",
    "facilitator",
    "note-taker",
    "committee",
    "press",
    "companion",
)
MODES = ("on-site", "online")
SEXES = ("female", "male")
OFFICE_LEVELS = (
    "jpt-madya",
    "jpt-pratama",
    "administrator",
    "supervisor",
    "functional",
    "staff",
    "military-police",
    "non-asn",
)
"""Levels of office in the civil service: JPT madya is the former echelon I, pratama II, and so on."""

SESSION_KINDS = (
    "registration",
    "opening",
    "address",
    "presentation",
    "discussion",
    "break",
    "closing",
    "other",
)
PUBLICATION_STATES = ("draft", "reviewed", "cleared", "withheld")
VISIBILITIES = ("internal", "public")
MATURITIES = ("initiative", "promising", "proven")
POTENTIALS = ("low", "medium", "high")
CHALLENGE_CATEGORIES = (
    "data",
    "regulation",
    "budget",
    "capacity",
    "institution",
    "services",
    "victim-rights",
    "awareness",
    "cross-border",
    "new-methods",
    "other",
)
LEVELS = ("high", "medium", "low")
COMMITMENT_STATES = ("not-started", "in-progress", "done", "cancelled")
GUARD_DECISIONS = ("let-stand", "withheld")
MINUTE_KINDS = ("point", "decision", "question", "answer")
SURVEYS = ("satisfaction", "test")
QUESTION_KINDS = ("scale", "open-text", "options")
PHASES = ("pre", "post")

"""The tables of the projection: ordinary, readable, indexed; made from the declared record kinds.

They hold nothing that the truth does not: a change here raises `PROJECTION`, and every file rebuilds
its tables when it is next opened for writing. Nothing is ever migrated.
"""

import sqlite3

from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import RECORD_COLUMNS, Form, Record, fields_of
from workshop_app.store import fulltext
from workshop_app.store.truth import guard, guard_names

PROJECTION = 6
"""Version of these tables, kept in the table `projection`."""

VIEWS = ("attendance", "agency_attendance", "attendee")
_SQL_TYPES = {Form.NUMBER: "INTEGER", Form.FLAG: "INTEGER"}
FROM_OTHERS = ("joined_to", "arrived")
"""Worked out from other records: the person this record was joined to, and when they first came ("")."""
EXTRA_PERSON_COLUMNS = ("match_key", "badge", *FROM_OTHERS)
"""Worked out: the name for matching, the badge's code, and what other records say."""


def columns(kind: type[Record]) -> list[str]:
    """Return the column names of a kind's table, in order."""
    extra = list(EXTRA_PERSON_COLUMNS) if kind.KIND == "person" else []
    return [*RECORD_COLUMNS, *fields_of(kind), *extra]


def list_table(kind: type[Record], field: str) -> str:
    """Return the name of the table with the single entries of a list of references."""
    return f"{kind.KIND}_{field}"


def list_tables() -> list[str]:
    """Return the names of all such tables."""
    return [
        list_table(kind, name)
        for kind in KINDS.values()
        for name, spec in fields_of(kind).items()
        if spec.form is Form.REFS
    ]


def projection_tables() -> list[str]:
    """Return the names of all tables of the projection."""
    return [
        *KINDS,
        *list_tables(),
        ATTENDANCE,
        "attendance_void",
        "stay",
        "presence",
        "conflict",
        "projection",
    ]


def create(connection: sqlite3.Connection) -> None:
    """Create all tables, indexes, views and the search index of the projection, empty."""
    for kind in KINDS.values():
        _create_kind(connection, kind)
    for statement in _FIXED:
        connection.execute(statement)
    fulltext.create(connection)
    for table in projection_tables():
        guard(connection, table)
    connection.execute("INSERT INTO projection (version) VALUES (?)", (PROJECTION,))


def drop(connection: sqlite3.Connection) -> None:
    """Remove the whole projection."""
    for view in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS {view}")
    for table in ("person_search", "record_search", "search_row", *projection_tables()):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the projection in the file (0 if there is none)."""
    try:
        found = connection.execute("SELECT version FROM projection").fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(found[0]) if found else 0


def missing(connection: sqlite3.Connection) -> list[str]:
    """Return the parts of the projection that are not there: other programs can drop what they like."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    tables = projection_tables()
    guards = [name for table in tables for name in guard_names(table)]
    return [
        n
        for n in (*tables, "person_search", "record_search", "search_row", *VIEWS, *guards)
        if n not in there
    ]


def _create_kind(connection: sqlite3.Connection, kind: type[Record]) -> None:
    table, specs = kind.KIND, fields_of(kind)
    # Rows of the search index point at people by `nr`, which unlike a bare rowid survives VACUUM.
    key = (
        "nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE"
        if table == "person"
        else "id TEXT PRIMARY KEY"
    )
    rest = [
        f"{name} {_SQL_TYPES.get(specs[name].form, 'TEXT') if name in specs else 'TEXT'}"
        for name in columns(kind)
        if name not in ("id", "deleted", *FROM_OTHERS)
    ]
    if table == "person":
        rest += [f"{name} TEXT NOT NULL DEFAULT ''" for name in FROM_OTHERS]
    connection.execute(f"CREATE TABLE {table} ({key}, {', '.join(rest)}, deleted INTEGER NOT NULL)")
    for name, spec in specs.items():
        if spec.form is Form.REF:
            connection.execute(f"CREATE INDEX {table}_by_{name} ON {table} ({name})")
        if spec.form is Form.REFS:
            entries = list_table(kind, name)
            connection.execute(
                f"CREATE TABLE {entries} (record_id TEXT NOT NULL, position INTEGER NOT NULL,"
                f" target_id TEXT NOT NULL, PRIMARY KEY (record_id, position)) WITHOUT ROWID"
            )
            connection.execute(f"CREATE INDEX {entries}_by_target ON {entries} (target_id)")


_FIXED = (
    "CREATE TABLE projection (version INTEGER NOT NULL)",
    f"CREATE TABLE {ATTENDANCE} (id TEXT PRIMARY KEY, person_id TEXT NOT NULL, kind TEXT NOT NULL,"
    " at TEXT NOT NULL, session_id TEXT NOT NULL, by TEXT, desk TEXT, device TEXT, reason TEXT,"
    " voids TEXT NOT NULL, effective INTEGER NOT NULL)",
    f"CREATE INDEX {ATTENDANCE}_by_person ON {ATTENDANCE} (person_id, kind, effective, at)",
    "CREATE TABLE attendance_void (void_id TEXT NOT NULL, target_id TEXT NOT NULL,"
    " PRIMARY KEY (target_id, void_id)) WITHOUT ROWID",
    "CREATE INDEX attendance_void_by_void ON attendance_void (void_id)",
    # The facts that count, each for the person it counts for: of joined records the one that stands.
    "CREATE TABLE stay (person_id TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,"
    " event_id TEXT NOT NULL, session_id TEXT NOT NULL, desk TEXT NOT NULL,"
    " PRIMARY KEY (person_id, kind, at, event_id)) WITHOUT ROWID",
    "CREATE TABLE presence (person_id TEXT PRIMARY KEY, first_at TEXT NOT NULL, times INTEGER NOT NULL,"
    " desks TEXT NOT NULL, left_at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE conflict (kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL,"
    " stamp TEXT NOT NULL, value TEXT, by TEXT, desk TEXT, at TEXT, shown INTEGER NOT NULL,"
    " PRIMARY KEY (kind, record_id, field, stamp)) WITHOUT ROWID",
    "CREATE INDEX person_by_name ON person (deleted, joined_to, match_key, id)",
    "CREATE INDEX person_by_agency_name ON person (agency_id, deleted, joined_to, match_key)",
    # All that is counted by: the figures of a full hall are read from here alone, in the order of the groups.
    "CREATE INDEX person_alike ON person"
    " (deleted, joined_to, agency_id, role, sex, level, mode, walk_in, arrived)",
    "CREATE INDEX person_by_badge ON person (badge)",
    "CREATE INDEX person_by_joined ON person (joined_to)",
    # Whoever counts: records that are not removed, and of joined ones the one that stands.
    "CREATE VIEW attendee AS SELECT * FROM person WHERE deleted = 0 AND joined_to = ''",
    "CREATE VIRTUAL TABLE person_search USING fts5 (words, tokenize = \"unicode61\", prefix = '1 2 3')",
    f"CREATE VIEW attendance AS SELECT person_id, session_id, min(at) AS first_at, count(*) AS times,"
    f" group_concat(DISTINCT desk) AS desks FROM {ATTENDANCE} WHERE kind = 'in' AND effective"
    " GROUP BY person_id, session_id",
    "CREATE VIEW agency_attendance AS SELECT agency.id AS agency_id, agency.short_name,"
    " count(person.id) AS registered, count(presence.person_id) AS present,"
    " min(presence.first_at) AS first_at FROM agency"
    " LEFT JOIN attendee AS person ON person.agency_id = agency.id"
    " LEFT JOIN presence ON presence.person_id = person.id WHERE NOT agency.deleted GROUP BY agency.id",
)

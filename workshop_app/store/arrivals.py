"""How many are here in a session or on a day, by agency, so that the desk's figures fit its rows."""

import sqlite3

from workshop_app.domain.attendance import WHOLE_EVENT, Scope


def present_by_agency(connection: sqlite3.Connection, scope: Scope) -> dict[str, tuple[int, str]]:
    """Return agency id ("" for none) -> how many people are present in a scope, and since when."""
    if scope == WHOLE_EVENT:
        came = "SELECT person_id, first_at FROM presence"
        values: tuple[str, ...] = ()
    elif scope.session_id:
        came = (
            "SELECT person_id, min(at) AS first_at FROM stay"
            " WHERE kind = 'in' AND session_id = ? GROUP BY person_id"
        )
        values = (scope.session_id,)
    else:
        came = (
            "SELECT person_id, min(at) AS first_at FROM stay"
            " WHERE kind = 'in' AND at >= ? AND at < ? GROUP BY person_id"
        )
        values = (scope.begins, scope.ends)
    rows = connection.execute(
        f"SELECT agency_id, count(*), min(first_at) FROM ({came})"
        " JOIN attendee ON attendee.id = person_id GROUP BY agency_id",
        values,
    )
    return {str(row[0]): (int(row[1]), str(row[2])) for row in rows}

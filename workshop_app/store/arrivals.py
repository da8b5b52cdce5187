"""Who is here in a scope: the whole event, one day, or one session; all figures of people stand on it."""

from workshop_app.domain.attendance import WHOLE_EVENT, Scope


def here_in(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Return SQL of one row (person_id, first_at) for everybody here in a scope, and its values."""
    if scope == WHOLE_EVENT:
        return "SELECT person_id, first_at FROM presence", ()
    came = "SELECT person_id, min(at) AS first_at FROM stay WHERE kind = 'in'"
    if scope.session_id:
        return f"{came} AND session_id = ? GROUP BY person_id", (scope.session_id,)
    return f"{came} AND at >= ? AND at < ? GROUP BY person_id", (scope.begins, scope.ends)

"""The minutes of a session: points in their order, and decisions that become commitments."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.actions.contributions import first_words
from workshop_app.actions.records import label_added, label_changed, next_code, title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import Agency, Commitment, Minute


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """A point in the list; `commitment_id` and `commitment` (its code) tell what it became."""

    id: str
    kind: str
    text: str
    agency: str
    speaker: str
    at: str
    written_apart: bool
    commitment_id: str = ""
    commitment: str = ""


def points(ws: Workshop, session_id: str) -> list[Minute]:
    """Return the points of a session in their order; "" for those outside the sessions."""
    # Points without a place were added by command or by a merge: they follow, the oldest first.
    return sorted(
        ws.read.all(Minute, session_id=session_id),
        key=lambda m: (m.position is None, m.position or 0, m.created_at, m.id),
    )


def point_rows(ws: Workshop, session_id: str) -> list[MinuteRow]:
    """Return the points of a session as the list shows them."""
    agencies = {agency.id: agency.short_name for agency in ws.read.all(Agency, deleted=True)}
    became = {c.minute_id: c for c in reversed(ws.read.all(Commitment)) if c.minute_id}
    apart = {i for kind, i, _ in ws.read.conflicts() if kind == Minute.KIND}
    rows = []
    for point in points(ws, session_id):
        commitment = became.get(point.id)
        rows.append(
            MinuteRow(
                id=point.id,
                kind=point.kind,
                text=point.text,
                agency=agencies.get(point.agency_id, ""),
                speaker=point.speaker,
                at=point.created_at,
                written_apart=point.id in apart,
                commitment_id=commitment.id if commitment else "",
                commitment=commitment.code if commitment else "",
            )
        )
    return rows


def counts(ws: Workshop) -> dict[str, int]:
    """Return how many points each session has; "" for those outside the sessions."""
    found: dict[str, int] = {}
    for point in ws.read.all(Minute):
        found[point.session_id] = found.get(point.session_id, 0) + 1
    return found


def save_point(
    ws: Workshop,
    record_id: str,
    values: Mapping[str, object],
    *,
    session_id: str = "",
    run: str = "",
) -> str:
    """Save what was typed and return the point's id; without an id a new one is added at the end.

    Raises RecordMissing if it was deleted meanwhile, and whatever stands in the way of writing.
    """
    if not record_id:
        last = max((p.position or 0 for p in points(ws, session_id)), default=0)
        name = first_words(str(values.get("text") or ""))
        with ws.operation(label_added(Minute, name), run=run) as op:
            return op.add(Minute, **values, session_id=session_id, position=last + 1)
    with ws.operation(label_changed(Minute, title(ws.require(Minute, record_id))), run=run) as op:
        op.change(Minute, record_id, **values)
    return record_id


def move(ws: Workshop, record_id: str, step: int) -> bool:
    """Move a point up (-1) or down (+1); False at the end of the list. Raises RecordMissing."""
    point = ws.require(Minute, record_id)
    order = [p.id for p in points(ws, point.session_id)]
    place = order.index(record_id)
    goal = place + step
    if not 0 <= goal < len(order):
        return False
    order[place], order[goal] = order[goal], order[place]
    with ws.operation(label("move of {name}", name=title(point))) as op:
        for number, one in enumerate(order, 1):
            op.change(Minute, one, position=number)
    return True


def become_commitment(ws: Workshop, record_id: str) -> str:
    """Make a commitment of a point and return its id; one that it has become already is returned.

    Agency, session and words come along, and the commitment keeps where it comes from. Raises
    RecordMissing.
    """
    point = ws.require(Minute, record_id)
    standing = ws.read.all(Commitment, minute_id=record_id)
    if standing:
        return standing[0].id
    name = first_words(point.text)
    with ws.operation(label("commitment from the minutes {name}", name=name)) as op:
        return op.add(
            Commitment,
            code=next_code(ws, Commitment),
            description=point.text,
            agency_id=point.agency_id,
            session_id=point.session_id,
            minute_id=point.id,
        )

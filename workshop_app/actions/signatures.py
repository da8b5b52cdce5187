"""Signatures drawn on the screen: kept as strokes, shown again from them, never printed in proceedings."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workshop_app.actions.desk import desk_scope
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT
from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import CannotRead, ValueInvalid
from workshop_app.domain.records import Person, Signature
from workshop_app.domain.signing import MOST_POINTS, Drawing, SignaturesOff, Stroke, drawing

LARGEST_FILE: Final = 2_000_000


def sign(
    ws: Workshop,
    person_id: str,
    strokes: Sequence[Stroke],
    width: int,
    height: int,
    *,
    session_id: str = "",
) -> str:
    """Keep a signature drawn on a surface of `width` x `height` and return its id.

    One given before in the same session or on the same day is replaced. Raises RecordMissing, and
    ValueInvalid for no strokes at all or more points than `MOST_POINTS`.
    """
    person = ws.require(Person, ws.read.standing(person_id))
    drawn = [[[int(x), int(y)] for x, y in stroke] for stroke in strokes if stroke]
    points = sum(map(len, drawn))
    if not 0 < points <= MOST_POINTS or width <= 0 or height <= 0:
        raise ValueInvalid(kind="signature", field="strokes", value=points, expected="line")
    text = json.dumps(drawn, separators=(",", ":"))
    known = signature_of(ws, person.id, session_id)
    with ws.operation(label("signature of {name}", name=person.name)) as op:
        if known is not None:
            op.change(Signature, known.id, strokes=text, width=width, height=height)
            return known.id
        return op.add(
            Signature,
            person_id=person.id,
            session_id=session_id,
            strokes=text,
            width=width,
            height=height,
        )


def signature_of(ws: Workshop, person_id: str, session_id: str = "") -> Signature | None:
    """Return the signature a person gave for a session, or for the arrival the desk asks about now."""
    scope = desk_scope(ws, session_id)
    found = [
        s
        for s in ws.read.all(
            Signature, person_id=ws.read.standing(person_id), session_id=session_id
        )
        if scope == WHOLE_EVENT or scope.session_id or scope.begins <= s.created_at < scope.ends
    ]
    return found[-1] if found else None


def strokes_of(signature: Signature) -> list[list[tuple[int, int]]]:
    """Return the strokes of a signature; what cannot be read is left out."""
    try:
        told = json.loads(signature.strokes or "[]")
        return [[(int(x), int(y)) for x, y in stroke] for stroke in told]
    except (ValueError, TypeError):
        return []


def require_allowed(ws: Workshop) -> None:
    """Raise SignaturesOff unless people sign in this workshop."""
    if not ws.settings.signatures:
        raise SignaturesOff(command="workshop set FILE --signatures yes")


def drawing_from(path: Path) -> Drawing:
    """Read a drawing from a JSON file: `strokes` as lists of [x, y], `width` and `height`.

    A bare list of strokes is as large as it reaches. Raises CannotRead, which says what is wrong.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CannotRead(path=str(path), reason=error.strerror or "") from error
    if len(data) > LARGEST_FILE:
        raise CannotRead(path=str(path), reason=label("it is too large for a signature"))
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CannotRead(path=str(path), reason=label("it is no JSON")) from error
    found = drawing(told)
    if isinstance(found, Label):
        raise CannotRead(path=str(path), reason=found)
    return found

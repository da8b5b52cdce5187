"""The parts of the proceedings as somebody arranges them: order, choice, typed texts, state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workshop_app.actions.guarding import Guard
from workshop_app.actions.proceedings import gather
from workshop_app.actions.workshop import Workshop
from workshop_app.domain import book
from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import FieldUnknown, RecordMissing
from workshop_app.domain.records import WORKSHOP_RECORD, Settings
from workshop_app.reports.model import Proceedings
from workshop_app.reports.plan import plan, prints
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import field_name

READY, GAPS, EMPTY, OUT = "ready", "gaps", "empty", "out"

TITLES: Mapping[str, str] = {
    "cover": mark("Cover"),
    "foreword": mark("Foreword"),
    "contents": mark("Contents"),
    "introduction": mark("Introduction"),
    "conduct": mark("How the workshop was held"),
    "results": mark("Results by strategy"),
    "matrix": mark("Practices by strategy"),
    "evaluation": mark("Evaluation"),
    "conclusions": mark("Conclusions"),
    "recommendations": mark("Recommendations"),
    "commitments": mark("Follow-up commitments"),
    "closing": mark("Closing"),
    "programme": mark("Programme"),
    "agencies": mark("Agencies present"),
    "participants": mark("Participants"),
    "photos": mark("Photos"),
    "minutes": mark("Minutes"),
    "agency-index": mark("Index of agencies"),
    "speaker-index": mark("Index of speakers"),
    "colophon": mark("Colophon"),
}
"""What people call the parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the proceedings.

    `state` is READY; GAPS (it is printed, but something is missing); EMPTY (nothing to print, so it takes no
    page); or OUT (somebody left it out). `remarks` say what is missing. `number` is the printed one, "" where
    there is none. `texts` are the fields that people type for it.
    """

    name: str
    group: str
    title: str
    included: bool
    state: str
    number: str
    remarks: tuple[Label, ...]
    texts: tuple[str, ...]
    can_rise: bool
    can_sink: bool


def everything(ws: Workshop, words: Words, guard: Guard | None = None) -> Proceedings:
    """Return what all parts would print, whether they are left out or not."""
    return gather(ws, words, guard, parts=())


def parts(
    ws: Workshop, words: Words, guard: Guard | None = None, data: Proceedings | None = None
) -> list[Part]:
    """Return all parts in the order of print, those that are left out at their places as well.

    `words` is the language of the book: a text that is typed in the other one only is remarked upon. `data`
    is `everything`, where that is known already.
    """
    lines = ws.settings.proceedings_parts
    out = book.left_out(lines)
    data = data or everything(ws, words, guard)
    printed = replace(data, parts=book.printed(lines))
    numbers = {each.name: each.number for each in plan(printed)}
    return [
        Part(
            name=name,
            group=book.GROUP_OF[name],
            title=TITLES[name],
            included=name not in out,
            state=state,
            number=numbers.get(name, ""),
            remarks=remarks,
            texts=book.TEXTS.get(name, ()),
            can_rise=book.moved(lines, name, -1) is not None,
            can_sink=book.moved(lines, name, +1) is not None,
        )
        for name in book.in_order(lines)
        for state, remarks in [_state(ws, words, data, name, name in out)]
    ]


def _state(
    ws: Workshop, words: Words, data: Proceedings, name: str, out: bool
) -> tuple[str, tuple[Label, ...]]:
    if out:
        return OUT, ()
    if not prints(data, name):
        return EMPTY, (_nothing(ws, name),)
    remarks = (*_GAPS.get(name, _no_gaps)(data), *_other_language(ws, words, name))
    return (GAPS, remarks) if remarks else (READY, ())


# --- what is missing ------------------------------------------------------------------------------


def _nothing(ws: Workshop, name: str) -> Label:
    """Say why a part takes no page."""
    if name in book.TEXTS:
        return label("Nothing has been typed yet.")
    if name == "participants" and not ws.settings.proceedings_names:
        return label("Names of participants are not allowed.")
    return {
        "participants": label("Nobody has checked in yet."),
        "photos": label("No photo is attached to what is printed."),
        "minutes": label("No minutes have been taken."),
        "programme": label("The programme has no session."),
        "agencies": label("There are no agencies."),
        "speaker-index": label("The programme names no speakers."),
    }.get(name, label("No contribution has been recorded."))


def _no_gaps(data: Proceedings) -> tuple[Label, ...]:
    return ()


def _cover(data: Proceedings) -> tuple[Label, ...]:
    gaps = (
        (data.title, label("The title is missing.")),
        (data.host, label("The host is missing.")),
        (data.starts_on, label("The date is missing.")),
        (data.place, label("The place is missing.")),
    )
    return tuple(told for value, told in gaps if not value)


def _introduction(data: Proceedings) -> tuple[Label, ...]:
    gaps = (
        (data.background.strip(), label("The background is missing.")),
        (any(data.legal_basis), label("The legal basis is missing.")),
        (data.purposes.strip(), label("The aims are missing.")),
    )
    return tuple(told for value, told in gaps if not value)


def _conduct(data: Proceedings) -> tuple[Label, ...]:
    gaps = (
        (data.sessions, label("The programme has no session.")),
        (any(a.present for a in data.agencies), label("No attendance has been recorded.")),
    )
    return tuple(told for value, told in gaps if not value)


def _results(data: Proceedings) -> tuple[Label, ...]:
    served = {number for s in data.strategies for p in s.practices for number in p.also}
    empty = [str(s.number) for s in data.strategies if not s.practices and s.number not in served]
    practices = [p for s in data.strategies for p in s.practices] + list(data.unassigned)
    bare = sum(not p.action.strip() for p in practices)
    found = []
    if not practices:
        return (label("No contribution has been recorded."),)
    if empty:
        found.append(label("Strategies without a practice: {numbers}.", numbers=", ".join(empty)))
    if bare:
        found.append(label("Practices without a description: {count}.", count=str(bare)))
    if data.unassigned:
        count = str(len(data.unassigned))
        found.append(label("Practices outside the strategies: {count}.", count=count))
    return tuple(found)


def _commitments(data: Proceedings) -> tuple[Label, ...]:
    if not data.commitments:
        return (label("No commitment has been recorded."),)
    undated = sum(item.due is None for item in data.commitments)
    return (label("Commitments without a date: {count}.", count=str(undated)),) if undated else ()


def _closing(data: Proceedings) -> tuple[Label, ...]:
    gaps = (
        (data.closing.strip(), label("The closing words are missing.")),
        (data.signer.name.strip(), label("The name of the signer is missing.")),
        (data.signer.position.strip(), label("The position of the signer is missing.")),
    )
    return tuple(told for value, told in gaps if not value)


def _evaluation(data: Proceedings) -> tuple[Label, ...]:
    told = data.evaluation
    if told is None or told.forms or told.test.before or told.test.after:
        return ()
    return (label("No form and no test has been collected."),)


def _photos(data: Proceedings) -> tuple[Label, ...]:
    """Photos without a caption, and those whose bytes this copy lacks."""
    bare = sum(not photo.caption.strip() for photo in data.photos)
    absent = sum(photo.path is None and not photo.data for photo in data.photos)
    found = []
    if bare:
        found.append(label("Photos without a caption: {count}.", count=str(bare)))
    if absent:
        found.append(label("Photos that this copy does not have: {count}.", count=str(absent)))
    return tuple(found)


_GAPS: Mapping[str, Callable[[Proceedings], tuple[Label, ...]]] = {
    "cover": _cover,
    "introduction": _introduction,
    "conduct": _conduct,
    "results": _results,
    "evaluation": _evaluation,
    "commitments": _commitments,
    "closing": _closing,
    "photos": _photos,
}


def _other_language(ws: Workshop, words: Words, name: str) -> tuple[Label, ...]:
    """Remark on texts that are printed in the other language, because there are none in this one."""
    found = []
    for text in book.TEXTS.get(name, ()):
        if text not in book.IN_BOTH_LANGUAGES:
            continue
        if not part_text(ws, text, words.language) and fallback_text(ws, text, words.language):
            what = words.t(field_name(words, text))
            found.append(
                label("{what} is printed in Indonesian.", what=what)
                if words.language == "en"
                else label("{what} is printed in English.", what=what)
            )
    return tuple(found)


# --- order and choice -----------------------------------------------------------------------------


def move_part(ws: Workshop, name: str, step: int) -> bool:
    """Move a part up (-1) or down (+1) within its group; False where the group ends. Raises RecordMissing."""
    _require(name)
    lines = book.moved(ws.settings.proceedings_parts, name, step)
    return _kept(ws, label("order of the proceedings"), lines)


def place_part(ws: Workshop, name: str, before: str = "") -> bool:
    """Put a part before another one of its group, or at the end of it; False if it stands there already.

    Also False for a place that it cannot have. Raises RecordMissing.
    """
    _require(name)
    lines = book.placed(ws.settings.proceedings_parts, name, before)
    return _kept(ws, label("order of the proceedings"), lines)


def leave_out(ws: Workshop, name: str, out: bool = True) -> None:
    """Leave a part out of the book, or take it in again. Raises RecordMissing."""
    _require(name)
    lines = book.with_choice(ws.settings.proceedings_parts, name, out)
    _kept(ws, label("choice of the parts of the proceedings"), lines)


def reset_parts(ws: Workshop) -> None:
    """Take all parts in, in the order of the app."""
    _kept(ws, label("order of the proceedings"), ())


def _kept(ws: Workshop, what: Label, lines: tuple[str, ...] | None) -> bool:
    if lines is None or lines == ws.settings.proceedings_parts:
        return False
    with ws.operation(what) as op:
        op.change(Settings, WORKSHOP_RECORD, proceedings_parts=lines)
    return True


def _require(name: str) -> None:
    if name not in book.GROUP_OF:
        raise RecordMissing(kind="part", key=name)


# --- texts and look -------------------------------------------------------------------------------


def part_text(ws: Workshop, text: str, language: str) -> str:
    """Return what is typed in a language; the legal basis has one entry in each line and no language."""
    value = getattr(ws.settings, _field(text, language))
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def fallback_text(ws: Workshop, text: str, language: str) -> str:
    """Return what is printed while nothing is typed in a language: the text in the other one."""
    if text not in book.IN_BOTH_LANGUAGES:
        return ""
    return part_text(ws, text, "id" if language == "en" else "en")


def set_part_text(ws: Workshop, text: str, language: str, value: str, *, run: str = "") -> None:
    """Save a typed text; saves with the same `run` are taken back together. Raises FieldUnknown."""
    name = _field(text, language)
    told: object = value
    if text == "legal_basis":
        told = tuple(line.strip() for line in value.splitlines() if line.strip())
    with ws.operation(label("text of the proceedings"), run=run) as op:
        op.change(Settings, WORKSHOP_RECORD, **{name: told})


def _field(text: str, language: str) -> str:
    """Return the field of a text in a language."""
    if not any(text in names for names in book.TEXTS.values()):
        raise FieldUnknown(kind="workshop", field=text)
    return f"{text}_en" if language == "en" and text in book.IN_BOTH_LANGUAGES else text


def set_look(
    ws: Workshop, *, theme: str | None = None, folio: str | None = None, names: bool | None = None
) -> None:
    """Change the look, the page numbers, whether participants are named; None changes nothing."""
    wanted = {
        "proceedings_theme": theme,
        "proceedings_folio": folio,
        "proceedings_names": names,
    }
    values = {name: value for name, value in wanted.items() if value is not None}
    with ws.operation(label("look of the proceedings")) as op:
        op.change(Settings, WORKSHOP_RECORD, **values)

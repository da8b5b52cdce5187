"""What the screens of contributions say about saving, versions and the session that is on."""

from collections.abc import Mapping
from enum import Enum, auto

from workshop_app.actions.conflicts import conflicts_of
from workshop_app.actions.contributions import Contribution
from workshop_app.actions.overview import current_session
from workshop_app.domain.records import Minute
from workshop_app.domain.zones import from_text
from workshop_app.ui.session import Session
from workshop_app.words.catalogue import mark


class Saving(Enum):
    """How it stands with what is typed."""

    NOTHING = auto()
    WAITING = auto()
    FAILED = auto()
    SAVED = auto()
    REFUSED = auto()


_CHIPS = {
    Saving.NOTHING: ("", "neutral"),
    Saving.WAITING: (mark("Not saved yet"), "neutral"),
    Saving.FAILED: (mark("Not saved"), "bad"),
    Saving.REFUSED: (mark("Open for reading only"), "neutral"),
}


def say_saving(
    session: Session, saving: Saving, record: Contribution | Minute | None
) -> tuple[str, str]:
    """Return the words and the tone of the chip; a saved record tells its own time."""
    if saving is not Saving.SAVED or record is None:
        text, tone = _CHIPS[saving]
        return session.words.t(text), tone
    zone = session.workshop.settings.time_zone
    time = session.words.clock_seconds(from_text(record.changed_at), zone)
    text = (
        mark("Draft saved {time}")
        if getattr(record, "status", "") == "draft"
        else mark("Saved {time}")
    )
    return session.words.t(text, time=time), "ok"


def say_apart(session: Session, record: Contribution | None) -> str:
    """Say how many fields of a record were written apart; "" for none."""
    apart = len(conflicts_of(session.workshop, type(record), record.id)) if record else 0
    if not apart:
        return ""
    return session.words.n(
        "Written apart on two laptops: compare {count} field",
        "Written apart on two laptops: compare {count} fields",
        apart,
    )


def say_context(session: Session, count: str) -> str:
    """Say how many there are (`count`, in words), and which session is on."""
    words, parts = session.words, [count]
    now = current_session(session.workshop)
    if now is not None:
        title = now.title_en if words.language == "en" and now.title_en else now.title
        parts.append(words.t("now or next: {title}", title=title))
    return " · ".join(parts)


def tell_unknown(session: Session, names: Mapping[str, str], *, stays: bool) -> None:
    """Warn of a typed name that is on no list: it still stands in the form, or goes with it."""
    if not names:
        return
    t = session.words.t
    session.notices.warn(
        t("“{text}” is on no list and was not saved.", text=", ".join(names.values())),
        t("It still stands in the form: choose from the list or add it.")
        if stays
        else t("Typed again, it can be added in the last line of the list."),
    )

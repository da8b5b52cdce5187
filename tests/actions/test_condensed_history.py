"""The history tells the saves of one sitting as one."""

from dataclasses import replace

from workshop_app.actions.history import Entry, condensed

FIRST = Entry("2023-03-29T02:00:00.000+00:00", "Ani", "Meja 1", "created", "local")


def _saved(minute: int, field: str, value: str, before: str, by: str = "Ani") -> Entry:
    return replace(
        FIRST,
        at=f"2023-03-29T02:{minute:02}:00.000+00:00",
        by=by,
        what="changed",
        field=field,
        value=value,
        before=before,
    )


def test_saves_of_one_sitting_are_one() -> None:
    entries = [
        FIRST,
        _saved(1, "action", "Kami", ""),
        _saved(2, "title", "Posko", ""),
        _saved(3, "action", "Kami membuka", "Kami"),
    ]

    assert condensed(entries) == [
        FIRST,
        _saved(3, "action", "Kami membuka", ""),
        _saved(2, "title", "Posko", ""),
    ]


def test_later_saves_and_those_after_somebody_else_stay_apart() -> None:
    entries = [
        _saved(1, "title", "Satu", ""),
        _saved(2, "title", "Dua", "Satu", by="Budi"),
        _saved(3, "title", "Tiga", "Dua"),
        _saved(30, "title", "Empat", "Tiga"),
    ]

    assert condensed(entries) == entries

"""No text field of the model is forgotten: each is in the sample, each is printed, any text in it prints."""

from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.deep import scaled
from tests.reports.conftest import Print, letters, reader
from tests.reports.everything import whole
from tests.reports.hostile import NEVER_SHOWN, NOT_TEXTS, every_field, told
from tests.reports.programs import structure_text
from tests.reports.test_structure import tree
from workshop_app.reports.clean import one_line
from workshop_app.reports.model import Proceedings


def text_fields(kind: type, seen: set[type] | None = None) -> set[str]:
    """Every field of a dataclass, and of those within it, that holds text or several."""
    seen = set() if seen is None else seen
    seen.add(kind)
    found: set[str] = set()
    hints = get_type_hints(kind)
    for field in fields(kind):
        for hint in _parts(hints[field.name]):
            if is_dataclass(hint) and isinstance(hint, type):
                found |= text_fields(hint, seen) if hint not in seen else set()
            elif hint is str and field.name not in NOT_TEXTS:
                found.add(f"{kind.__name__}.{field.name}")
    return found


def _parts(hint: Any) -> list[Any]:
    """The types that a hint is made of."""
    inner = get_args(hint)
    return [part for each in inner for part in _parts(each)] if inner else [hint]


def test_the_sample_has_a_text_in_every_field() -> None:
    """A field that is added to the model must be added to the sample, and so to all of these tests."""
    said = {where for where, texts in told(whole()).items() if any(texts)}
    keys = {where for where in NEVER_SHOWN if where.endswith(".key")}
    assert text_fields(Proceedings) - said <= keys
    assert said <= text_fields(Proceedings)


def test_every_field_is_printed(printed: Print, tmp_path: Path) -> None:
    """Each text has a mark of its own, and each mark is read out at least once."""
    numbers = count(1000)
    marks: dict[str, list[str]] = {}

    def mark(where: str, text: str) -> str:
        marks.setdefault(where, []).append(f"q{next(numbers)}q")
        return f"{text} {marks[where][-1]}" if text else text

    data = every_field(whole(), mark)
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(data).data)
    said = structure_text(path)
    given = told(data)
    lost = {
        where
        for where, found in marks.items()
        for place, one in enumerate(found)
        if given[where][place] and one not in said
    }
    assert lost == NEVER_SHOWN - {where for where in NEVER_SHOWN if not any(given.get(where, ()))}
    spoken = " ".join(str(item.get("/Alt", "")) for item in tree(reader(printed(data))))
    assert all(one in spoken for one in marks["Photo.shows"])


@settings(
    max_examples=scaled(15, 400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(), min_size=1, max_size=60), chosen=st.data())
def test_any_text_in_any_field_prints(printed: Print, text: str, chosen: st.DataObject) -> None:
    """One random text in one random field: the document is whole, and what else was typed is in it."""
    field = chosen.draw(st.sampled_from(sorted(text_fields(Proceedings))))
    data = every_field(whole(), lambda where, old: text if where == field else old)
    result = printed(data)
    pages = reader(result).pages
    assert len(pages) == result.pages
    said = letters("".join(page.extract_text() for page in pages))
    for where, other in (
        ("Proceedings.foreword", whole().foreword),
        ("MinutePoint.text", whole().minutes[0].points[0].text),
    ):
        assert where == field or all(letters(one_line(x)) in said for x in other.splitlines())

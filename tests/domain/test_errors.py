"""Foreseen errors: a code each, and nothing personal in a log."""

from workshop_app.domain.changes import ChangeSet, label
from workshop_app.domain.errors import ValueInvalid, WorkshopError


def _all() -> list[type[WorkshopError]]:
    found = [WorkshopError]
    for kind in found:
        found += kind.__subclasses__()
    return found


def test_each_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in _all()]
    assert len(set(codes)) == len(codes) > 25
    # In the one list, or beside the rule of the domain that it speaks of.
    assert {error.__module__.rpartition(".")[0] for error in _all()} == {"workshop_app.domain"}


def test_the_text_of_an_error_names_no_values() -> None:
    error = ValueInvalid(kind="person", field="phone", value="0812", expected="line")
    assert "0812" not in str(error)
    assert str(error) == "value-invalid (expected, field, kind, value)"


def test_a_change_set_tells_whom_it_concerns() -> None:
    changes = ChangeSet(label("x {name}", name="y"), {"person": frozenset({"1"})})
    assert changes.concerns("agency", "person")
    assert not changes.concerns("agency")
    assert changes.label.values == {"name": "y"}

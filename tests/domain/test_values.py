"""Field values: typed, checked, stored, read back."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.errors import FieldUnknown, ValueInvalid, ValueMissing
from workshop_app.domain.records import (
    KINDS,
    Agency,
    Commitment,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.values import check, field_of, from_json, parse, to_json


@pytest.mark.parametrize(
    ("kind", "field", "value", "kept"),
    [
        (Person, "name", "  Sekar\tAyu ", "Sekar\tAyu"),
        (Person, "name", "Se\0kar\ud800", "Sekar"),
        (Person, "note", None, ""),
        (Person, "note", "satu\r\n  dua\rtiga ", "satu\ndua\ntiga"),
        (Practice, "action", " satu\r\ndua ", " satu\ndua "),
        (Practice, "action", "a\0b\udfff", "ab"),
        (Person, "sex", "female", "female"),
        (Person, "sex", "", ""),
        (Person, "consent_photo", None, None),
        (Person, "consent_photo", True, True),
        (Person, "consent_photo", "ya", True),
        (Person, "consent_photo", "Tidak", False),
        (Person, "consent_photo", "", None),
        (Agency, "expected", 12, 12),
        (Agency, "expected", " 12 ", 12),
        (Agency, "expected", "", None),
        (Agency, "aliases", " Laut | |Samudra  Raya", ["Laut", "Samudra Raya"]),
        (Agency, "aliases", ["A  B", "", "C\0\ud800"], ["A B", "C"]),
        (Session, "day", date(2023, 3, 29), "2023-03-29"),
        (Session, "day", "2023-03-29", "2023-03-29"),
        (Session, "starts", time(8, 30), "08:30"),
        (Session, "starts", "08.30", "08:30"),
        (Session, "starts", "8.30", "08:30"),
        (Session, "starts", "08:30", "08:30"),
        (Session, "starts", "8", "08:00"),
        (Practice, "strategies", ("x", "y", "x"), ["x", "y"]),
        (Practice, "strategies", "x|y", ["x", "y"]),
        (Practice, "strategies", ("x\0\ud800",), ["x"]),
    ],
)
def test_what_fits_is_kept_tidily(kind: type[Record], field: str, value: object, kept: Any) -> None:
    assert check(kind, field, value) == kept


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Person, "sex", "F"),
        (Person, "role", "Participant"),
        (Person, "name", 7),
        (Person, "consent_photo", "maybe"),
        (Person, "consent_photo", 1),
        (Agency, "expected", "twelve"),
        (Agency, "expected", "1.5"),
        (Agency, "expected", 1.5),
        (Agency, "expected", True),
        (Agency, "expected", 10**30),
        (Agency, "expected", "9" * 30),
        (Agency, "expected", "9" * 5000),
        (Agency, "aliases", 5),
        (Session, "day", "29/03/2023"),
        (Session, "day", datetime(2023, 3, 29, 8, 30, tzinfo=UTC)),
        (Session, "day", "2023-02-30"),
        (Session, "starts", "25.00"),
        (Session, "starts", "8.3.1.1"),
        (Session, "starts", "pagi"),
        (Session, "starts", "08.30+07.00"),
        (Session, "starts", time(8, 30, tzinfo=UTC)),
    ],
)
def test_what_does_not_fit_is_refused(kind: type[Record], field: str, value: object) -> None:
    with pytest.raises(ValueInvalid) as refused:
        check(kind, field, value)
    assert refused.value.values["field"] == field


@pytest.mark.parametrize(
    ("kind", "field"), [(Person, "name"), (Settings, "title"), (Strategy, "title")]
)
@pytest.mark.parametrize("value", ["", "  ", None, "\n\t", "\0", "\ud800"])
def test_a_compulsory_field_is_not_empty(kind: type[Record], field: str, value: object) -> None:
    with pytest.raises(ValueMissing):
        check(kind, field, value)


@pytest.mark.parametrize("field", ["nik", "id", "deleted", "changed_by", ""])
def test_other_fields_are_unknown(field: str) -> None:
    with pytest.raises(FieldUnknown):
        check(Person, field, "x")


def test_nobody_is_asked_for_an_identity_number() -> None:
    for kind in KINDS.values():
        assert not {"nik", "identity_number", "passport"} & set(fields_of(kind))


@pytest.mark.parametrize(
    ("kind", "field", "stored", "shown"),
    [
        (Session, "day", "2023-03-29", date(2023, 3, 29)),
        (Session, "day", "soon", None),
        (Session, "starts", "08:30", time(8, 30)),
        (Session, "starts", 5, None),
        (Agency, "expected", 12.0, 12),
        (Agency, "expected", "twelve", None),
        (Agency, "expected", float("inf"), None),
        (Agency, "expected", float("nan"), None),
        (Agency, "expected", 2**63, None),
        (Agency, "invited", None, True),
        (Agency, "invited", "ya", True),
        (Agency, "invited", 0, False),
        (Agency, "aliases", "Laut", ()),
        (Agency, "aliases", ["Laut", 5], ("Laut", "5")),
        (Person, "name", 7, "7"),
        (Person, "name", None, ""),
    ],
)
def test_what_a_newer_app_stored_never_stops_an_older_one(
    kind: type[Record], field: str, stored: object, shown: object
) -> None:
    assert from_json(field_of(kind, field), stored) == shown


_FIELDS = [(kind, name) for kind in KINDS.values() for name in fields_of(kind)]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.sampled_from(_FIELDS), _JSON)
def test_reading_never_raises(field: tuple[type[Record], str], value: object) -> None:
    kind, name = field
    from_json(field_of(kind, name), value)


_ODD = st.text(alphabet=st.characters(exclude_categories=()))


@given(st.sampled_from(_FIELDS), _ODD | _JSON | st.lists(_ODD))
def test_what_is_accepted_can_be_stored_and_comes_back(
    field: tuple[type[Record], str], value: object
) -> None:
    kind, name = field
    spec = field_of(kind, name)
    try:
        kept = check(kind, name, value)
    except (ValueInvalid, ValueMissing):
        return
    str(kept).encode()  # nothing that UTF-8 cannot say
    assert "\0" not in str(kept)
    assert not isinstance(kept, int) or -(2**63) <= kept < 2**63
    shown = from_json(spec, kept)
    assert to_json(shown) == kept or (kept is None and shown == spec.default)
    assert check(kind, name, shown) == to_json(shown)


@given(st.sampled_from(_FIELDS), _ODD)
def test_typed_text_is_read_or_refused(field: tuple[type[Record], str], text: str) -> None:
    kind, name = field
    try:
        parse(kind, name, text)
    except ValueInvalid as refused:
        assert refused.values["expected"]


def test_every_form_is_used_by_some_field() -> None:
    assert {field_of(kind, name).form for kind, name in _FIELDS} == set(Form)


def test_what_json_cannot_hold_is_a_bug() -> None:
    with pytest.raises(TypeError):
        to_json(object())


def test_records_are_the_same_whoever_wrote_them() -> None:
    one = Commitment(id="1", description="x", changed_by="Ani")
    assert one.same_as(Commitment(id="1", description="x", changed_by="Budi", deleted=True))
    assert not one.same_as(Commitment(id="1", description="y"))


def test_a_phone_number_has_one_writing_however_it_is_typed() -> None:
    for typed in ("0812-3456-7890", "62 812 3456 7890", "+62 (0) 812 3456 7890"):
        assert check(Person, "phone", typed) == "+6281234567890"
    assert check(Person, "phone", "menyusul") == "menyusul"

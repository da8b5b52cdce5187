"""Every kind, field, choice and form of the records has a name that people use."""

import pytest

from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import Form, fields_of
from workshop_app.paths import resource
from workshop_app.words.catalogue import LANGUAGES, Words
from workshop_app.words.terms import (
    CHOICE_NAMES,
    FIELD_NAMES,
    FORM_HINTS,
    KIND_NAMES,
    choice_name,
    field_name,
    kind_name,
)

_FIELDS = {name for kind in KINDS.values() for name in fields_of(kind)}
_ZONES = {"WIB", "WITA", "WIT"}
_CHOICES = {c for kind in KINDS.values() for s in fields_of(kind).values() for c in s.choices}


def test_every_kind_and_field_has_a_name_and_no_other() -> None:
    assert set(KIND_NAMES) == set(KINDS)
    assert _FIELDS - set(FIELD_NAMES) == set()


def test_every_choice_has_a_name() -> None:
    assert _CHOICES - _ZONES - set(CHOICE_NAMES) == set()


def test_every_form_has_a_hint() -> None:
    assert {form.value for form in Form} <= set(FORM_HINTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_said_in_the_language(language: str) -> None:
    w = Words.load(language, resource("locale"))
    said = [kind_name(w, kind) for kind in KINDS] + [field_name(w, name) for name in _FIELDS]
    said += [choice_name(w, choice) for choice in _CHOICES]
    assert all(said)
    assert choice_name(w, "") == ""
    assert choice_name(w, "of-a-newer-app") == "of-a-newer-app"
    assert kind_name(w, "practice") == {"id": "praktik baik", "en": "good practice"}[language]

"""`@frozen` behaves as a frozen dataclass with slots."""

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from workshop_app.domain.frozen import frozen


@frozen
class Place:
    """A place."""

    name: str
    seats: int = 3
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its name and size."""
        return f"{self.name} ({self.seats})"


@dataclass(frozen=True, slots=True)
class Same:
    """The same by the standard library."""

    name: str
    seats: int = 3


@frozen(kw_only=True)
class Hall:
    """Asked for by name only."""

    name: str = field(default="", metadata={"form": "line"})


@frozen(kw_only=True)
class Large(Hall):
    """Has the fields of its base before its own."""

    floor: int


@frozen
class Nothing:
    """Without a field."""


def test_values_are_taken_by_place_and_by_name_and_default() -> None:
    assert Place("Aula", 5).label == "Aula (5)"
    assert Place(seats=5, name="Aula") == Place("Aula", 5)
    assert Place("Aula").notes == {}
    assert Place("Aula").notes is not Place("Aula").notes


def test_a_missing_value_and_an_unknown_one_are_refused() -> None:
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Place("Aula", rows=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Hall("Aula")  # type: ignore[call-arg]


def test_nothing_is_changed_added_or_deleted() -> None:
    place = Place("Aula")
    with pytest.raises(FrozenInstanceError):
        place.name = "Lobi"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        place.rows = 3  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del place.name
    assert not hasattr(place, "__dict__")


def test_equal_values_are_equal_of_one_class_only() -> None:
    assert Place("Aula") == Place("Aula") != Place("Lobi")
    others: list[object] = [Same("Aula"), Nothing(), "Aula"]
    assert Place("Aula") not in others
    assert Nothing() in others
    assert Hall(name="Aula") == Hall(name="Aula") != Large(name="Aula", floor=1)


def test_hash_and_text_are_those_of_the_standard_ones() -> None:
    assert hash(Hall(name="Aula")) == hash(Hall(name="Aula"))
    assert len({Nothing(), Nothing(), Hall(), Hall()}) == 2
    with pytest.raises(TypeError):
        hash(Place("Aula"))  # its notes have no hash
    assert repr(Large(name="Aula", floor=1)) == "Large(name='Aula', floor=1)"
    assert repr(Nothing()) == "Nothing()"


def test_the_functions_of_the_standard_library_take_them() -> None:
    assert [f.name for f in fields(Large)] == ["name", "floor"]
    assert fields(Large)[0].metadata == {"form": "line"}
    assert replace(Place("Aula"), seats=9) == Place("Aula", 9)
    assert asdict(Place("Aula")) == {"name": "Aula", "seats": 3, "notes": {}}


def test_they_are_copied_and_pickled() -> None:
    place = Place("Aula", 9, {"a": "b"})
    assert copy.copy(place) == copy.deepcopy(place) == pickle.loads(pickle.dumps(place)) == place
    assert copy.deepcopy(place).notes is not place.notes
    hall = Hall(name="Aula")
    assert pickle.loads(pickle.dumps(hall)) == hall


def test_they_are_taken_apart_by_match() -> None:
    match Place("Aula", 9):
        case Place(name, seats=seats):
            assert (name, seats) == ("Aula", 9)
        case _:
            pytest.fail("not matched")

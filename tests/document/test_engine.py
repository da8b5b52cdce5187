"""The port to the CRDT engine: small edits, refusals, state vectors."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc

from workshop_app.document.engine import Engine, read_json
from workshop_app.document.layout import UpdateRefused

_TEXT = st.text(alphabet=st.sampled_from("ab é👩🏽ꦏ\n"), max_size=40)


@given(st.lists(_TEXT, min_size=1, max_size=6))
def test_a_text_becomes_what_was_asked(versions: list[str]) -> None:
    engine = Engine()
    for version in versions:
        with engine.transact():
            engine.edit_text("t", version)
        assert engine.text("t") == version


def _bytes_of(old: str, new: str) -> int:
    engine = Engine()
    with engine.transact():
        engine.edit_text("t", old)
    with engine.transact() as change:
        engine.edit_text("t", new)
    return len(change.update)


def test_an_edit_costs_what_was_changed_and_not_the_whole_text() -> None:
    old = " ".join(f"Pada pekan ke-{n} kami membuka posko {n * 7}." for n in range(200))
    one_word = old.replace("posko 700.", "pos 700.")
    far_apart = "Sejak 2021: " + one_word + " Selesai."
    assert _bytes_of(old, one_word) < 60
    assert _bytes_of(old, far_apart) < 120
    assert _bytes_of(old, old) < 30


def test_a_large_rewrite_does_not_keep_anybody_waiting() -> None:
    old, new = "satu dua tiga " * 2000, "tiga dua empat lima " * 2000
    engine = Engine()
    for text in (old, new):
        with engine.transact():
            engine.edit_text("t", text)
    assert engine.text("t") == new


def _some() -> Engine:
    engine = Engine()
    with engine.transact():
        engine.put("value", "a/1/x/s", {"v": "ä"})
        engine.edit_text("a/1/t", "teks")
    return engine


def test_a_change_tells_keys_and_bytes() -> None:
    engine = _some()
    with engine.transact() as change:
        engine.drop("value", "a/1/x/s")
        engine.drop("value", "never there")
        engine.put("base", "a/1", {})
    assert set(change.removed["value"]) == {"a/1/x/s"}
    assert change.added["base"] == {"a/1": "{}"}
    assert change and change.update
    with engine.transact() as nothing:
        engine.drop("value", "never there")
    assert not nothing and not nothing.update


def test_a_replica_made_of_updates_is_the_same_and_has_its_own_pen() -> None:
    engine = _some()
    copy = Engine([engine.whole()])
    assert copy.covers(engine.state()) and copy.covered_by(engine.state())
    with copy.transact():
        copy.put("value", "b", 1)
    with engine.transact():
        engine.put("value", "c", 2)
    engine.merge(copy.whole())
    copy.merge(engine.whole())
    assert (
        engine.items("value") == copy.items("value") == {"a/1/x/s": '{"v":"ä"}', "b": "1", "c": "2"}
    )


def test_a_state_vector_tells_who_lacks_what() -> None:
    engine = _some()
    before = engine.state()
    with engine.transact():
        engine.put("value", "b", 1)
    assert engine.covers(before) and not engine.covered_by(before)
    empty = Engine()
    assert not empty.covers(before)
    assert empty.covers(b"") and empty.covered_by(b"")


@given(st.binary(max_size=30))
def test_any_bytes_for_a_state_vector_are_answered(state: bytes) -> None:
    engine = _some()
    both = engine.covers(state) and engine.covered_by(state)
    assert not both or len(state) >= len(engine.state())


@given(st.binary(min_size=1, max_size=60))
def test_other_bytes_are_refused_or_change_nothing_that_is_here(data: bytes) -> None:
    engine = _some()
    try:
        engine.merge(data)
    except UpdateRefused:
        engine = _some()
    assert engine.items("value")["a/1/x/s"] == '{"v":"ä"}'


def test_an_update_cut_short_is_refused() -> None:
    whole = _some().whole()
    for length in range(len(whole) - 1):
        with pytest.raises(UpdateRefused):
            Engine().merge(whole[:length])


@pytest.mark.parametrize(
    "text", [None, 5, b"{}", "", "{", "[1", '"\\ud800"', '{"v":["\\ud800"]}', "[" * 100_000]
)
def test_damaged_json_is_nothing(text: object) -> None:
    assert read_json(text) is None


def test_a_document_nobody_holds_is_freed() -> None:
    """What the engine calls back once held every document for ever: each merge left one behind."""

    def living() -> int:
        gc.collect()
        return sum(isinstance(thing, Doc) for thing in gc.get_objects())

    before = living()
    for _ in range(5):
        engine = Engine()
        with engine.transact():
            engine.put("base", "person/1", {"name": "Rini"})
        del engine
    assert living() == before

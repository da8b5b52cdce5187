"""Whatever is written and merged in whatever order: everybody ends with the same, and nothing is gone."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.replicas import Replica, agree
from tests.helpers.deep import scaled

_NAMES = ("Ani", "Budi", "Citra")
_TEXTS = st.text(alphabet="ab é🏠 ", max_size=6)
_WHO = st.integers(0, 2)
_RECORD = st.sampled_from(("p1", "p2"))


@dataclass
class World:
    """Three replicas, stale copies of them, and what was acknowledged to whom."""

    replicas: list[Replica]
    stale: list[bytes] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    written: dict[tuple[str, str], set[object]] = field(default_factory=dict)


_STEPS = st.one_of(
    st.tuples(st.just("set"), _WHO, _RECORD, st.sampled_from(("title", "action")), _TEXTS),
    st.tuples(st.just("mark"), _WHO, _RECORD, st.booleans()),
    st.tuples(st.just("happen"), _WHO),
    st.tuples(st.just("merge"), _WHO, _WHO),
    st.tuples(st.just("keep"), _WHO),
    st.tuples(st.just("late"), _WHO, st.integers(0, 5)),
)
Step = tuple[str, int, object, object, object]


def _carry_out(world: World, step: tuple[object, ...]) -> None:
    match step:
        case ("set", int(who), str(record), str(name), str(value)):
            world.replicas[who].set(record, name, value)
            world.written.setdefault((record, name), set()).add(value)
        case ("mark", int(who), str(record), bool(deleted)):
            world.replicas[who].mark(record, deleted=deleted)
        case ("happen", int(who)):
            event_id = f"e{len(world.events)}"
            world.replicas[who].happen(event_id, person_id="x", kind="in")
            world.events.add(event_id)
        case ("merge", int(who), int(other)):
            world.replicas[who].take(world.replicas[other])
        case ("keep", int(who)):
            world.stale.append(world.replicas[who].doc.whole())
        case ("late", int(who), int(number)) if world.stale:
            world.replicas[who].doc.merge(world.stale[number % len(world.stale)])


@given(st.lists(_STEPS, max_size=25), st.permutations(range(3)))
@settings(max_examples=scaled(150, 10_000))
def test_everybody_ends_with_the_same(steps: list[tuple[object, ...]], order: list[int]) -> None:
    first = Replica(_NAMES[0])
    for record in ("p1", "p2"):
        first.create(record, title="Posko")
    days = 24 * 3600 * 1000
    world = World([first, first.copy_of(_NAMES[1], 3 * days), first.copy_of(_NAMES[2], -3 * days)])
    for step in steps:
        _carry_out(world, step)

    replicas = [world.replicas[number] for number in order]
    agree(*replicas)
    assert set(replicas[0].doc.events()) == world.events
    for (record, name), values in world.written.items():
        living = {v.value for v in replicas[0].doc.values("practice", record, name)}
        assert living and living <= values
    fresh = replicas[0].copy_of("Baru")
    agree(fresh, replicas[1])
    assert fresh.doc.state_is(replicas[1].doc.state())

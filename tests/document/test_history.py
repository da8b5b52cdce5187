"""The history of a record, read off the log of updates."""

from dataclasses import dataclass

from tests.document.replicas import Replica
from workshop_app.document.history import history


@dataclass
class Row:
    source: str
    data: bytes


class Logging(Replica):
    """A replica that keeps its log."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.log: list[Row] = []

    def noted(self, source: str, data: bytes) -> None:
        self.log.append(Row(source, data))


def _log(ani: Replica, budi: Replica) -> list[Row]:
    return [Row("local", ani.doc.whole()), Row("file:budi", budi.doc.whole())]


def test_creation_changes_and_merged_work_are_told_in_order() -> None:
    ani = Replica("Ani")
    ani.create("p1", title="Posko")
    ani.set("p1", "title", "Pos")
    budi = ani.copy_of("Budi")
    budi.set("p1", "title", "Pos terpadu")
    budi.set("p1", "scope", "Batam")
    budi.mark("p1", deleted=True)
    budi.mark("p1", deleted=False)
    budi.create("p2", title="Lain")
    entries = history(_log(ani, budi), "practice", "p1")
    assert [(e.what, e.by, e.field, e.value, e.before, e.source) for e in entries] == [
        ("created", "Ani", "", None, None, "local"),
        ("changed", "Ani", "title", "Pos", "Posko", "local"),
        ("changed", "Budi", "title", "Pos terpadu", "Pos", "file:budi"),
        ("changed", "Budi", "scope", "Batam", None, "file:budi"),
        ("restored", "Budi", "", None, None, "file:budi"),
    ]
    assert entries[2].desk == "Meja Budi"


def test_facts_belong_to_the_history_of_their_person() -> None:
    ani = Replica("Ani")
    ani.create("x", kind="person", name="Sekar")
    ani.happen("e1", person_id="x", kind="in", by="Ani", desk="Meja 1", at="t1", reason="")
    ani.happen("e2", person_id="x", kind="void", by="Ani", desk="Meja 1", at="t2", reason="keliru")
    ani.happen("e3", person_id="y", kind="in", by="Ani", desk="Meja 1", at="t3", reason="")
    rows = [Row("local", ani.doc.whole())]
    entries = history(rows, "person", "x")
    assert sorted((e.what, e.reason) for e in entries) == [
        ("created", ""),
        ("in", ""),
        ("void", "keliru"),
    ]
    assert not history(rows, "practice", "x")


def test_a_record_nobody_made_has_no_history() -> None:
    assert history([], "practice", "p1") == []

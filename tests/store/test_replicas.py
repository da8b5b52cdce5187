"""Three laptops, random work, merges in any order, late and of stale copies: all end with the same.

Beside each copy the machine keeps a plain account of what was acknowledged there. At the end each fact
must be there, and of each field exactly the values that nobody who had seen them has written over.
"""

import copy
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from tests.builders import ANI, BUDI, CITRA, TickingClock, small
from tests.helpers.copies import copy_file
from tests.helpers.deep import scaled
from workshop_app.actions import desk, merging, records
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.changes import Happened, Operator, SetField, Written
from workshop_app.domain.errors import ChangedSince, NotPresent, RecordMissing
from workshop_app.domain.records import KINDS, Agency, Person, Practice
from workshop_app.domain.schema import DocumentName, Record
from workshop_app.store import care, projection
from workshop_app.store.file import Committed

Field = tuple[DocumentName, str, str, str]


@dataclass
class Account:
    """What one copy knows: facts, and the values of fields by their stamps, written over or not."""

    events: set[str] = dataclass_field(default_factory=set)
    values: dict[Field, dict[str, object]] = dataclass_field(default_factory=dict)
    over: set[str] = dataclass_field(default_factory=set)

    def take_note(self, written: Iterable[Written]) -> None:
        """Note what a commit has acknowledged."""
        for done in written:
            if isinstance(done.write, Happened):
                self.events.add(done.write.id)
            elif isinstance(done.write, SetField):
                write = done.write
                field = (write.document, write.kind, write.id, write.field)
                self.over |= set(self.values.get(field, ()))
                self.values.setdefault(field, {})[done.stamp] = write.value

    def merge(self, other: "Account") -> None:
        """Note what another copy brought."""
        self.events |= other.events
        self.over |= other.over
        for field, values in other.values.items():
            self.values.setdefault(field, {}).update(values)

    def living(self, field: Field) -> dict[str, object]:
        """Return the values of a field that nobody has written over."""
        return {stamp: v for stamp, v in self.values[field].items() if stamp not in self.over}


_WHO = st.integers(0, 2)
_TEXT = st.text(alphabet="ab é🏠.", max_size=8)
_NAME = st.sampled_from(["Sekar Ayu", "Wira", "Dr. Puspa, S.H.", "Bayu é"])


class Replicas(RuleBasedStateMachine):
    """Random histories of three copies of one workshop."""

    people: Bundle[str] = Bundle("people")
    practices: Bundle[str] = Bundle("practices")
    agencies: Bundle[str] = Bundle("agencies")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="lokakarya-replicas-"))
        self.all: list[Workshop] = []
        self.accounts = [Account(), Account(), Account()]
        self.stale: list[tuple[Path, Account]] = []

    def teardown(self) -> None:
        try:
            if self.all:
                self._settle()
        finally:
            for ws in self.all:
                ws.close()
            shutil.rmtree(self.folder)

    @initialize(target=people)
    def begin(self) -> Any:
        made = small(self.folder, "ani", ANI)
        made.ws.close()
        paths = [made.ws.path, self.folder / "budi.workshop", self.folder / "citra.workshop"]
        for who, (path, operator) in enumerate(zip(paths, (ANI, BUDI, CITRA), strict=True)):
            if who:
                shutil.copy2(made.ws.path, path)
            self.all.append(self._open(who, path, operator))
        self.first_practice, self.first_agency = made.practice, made.agency
        return multiple(made.person, made.other_person)

    @initialize(target=practices)
    def first_practice_of_all(self) -> Any:
        return multiple()

    # --- work ------------------------------------------------------------------------------------

    @rule(target=people, who=_WHO, name=_NAME)
    def walk_in(self, who: int, name: str) -> str:
        ws = self.all[who]
        return desk.add_walk_in(ws, name=name, agency_id=self.first_agency).person.id

    @rule(target=practices, who=_WHO, text=_TEXT)
    def add_practice(self, who: int, text: str) -> str:
        return records.add(self.all[who], Practice, title="Baru", action=text)

    @rule(who=_WHO, person=people)
    def check_in(self, who: int, person: str) -> None:
        with suppress(RecordMissing):
            desk.check_in(self.all[who], person)

    @rule(who=_WHO, person=people)
    def void(self, who: int, person: str) -> None:
        with suppress(RecordMissing, NotPresent):
            desk.void_check_in(self.all[who], person)

    @rule(who=_WHO, person=people, note=_TEXT)
    def note(self, who: int, person: str, note: str) -> None:
        self._change(who, Person, person, "note", note)

    @rule(who=_WHO, practice=practices, text=_TEXT, field=st.sampled_from(["action", "title"]))
    def write(self, who: int, practice: str, text: str, field: str) -> None:
        self._change(who, Practice, practice, field, text)

    @rule(who=_WHO, text=_TEXT)
    def write_the_common_practice(self, who: int, text: str) -> None:
        self._change(who, Practice, self.first_practice, "action", text)

    @rule(who=_WHO, name=st.sampled_from(["BUL", "Laut", "Badan Laut"]))
    def rename_agency(self, who: int, name: str) -> None:
        self._change(who, Agency, self.first_agency, "short_name", name)

    @rule(who=_WHO, person=people)
    def remove_person(self, who: int, person: str) -> None:
        with suppress(RecordMissing):
            records.remove(self.all[who], Person, person)

    @rule(who=_WHO, person=people)
    def restore_person(self, who: int, person: str) -> None:
        with suppress(RecordMissing):
            records.restore(self.all[who], Person, person)

    @rule(who=_WHO)
    def undo(self, who: int) -> None:
        if self.all[who].undo_label:
            with suppress(ChangedSince):
                self.all[who].undo()

    @rule(who=_WHO)
    def redo(self, who: int) -> None:
        if self.all[who].redo_label:
            with suppress(ChangedSince):
                self.all[who].redo()

    # --- copies and merges ----------------------------------------------------------------------------

    @rule(who=_WHO, other=_WHO)
    def merge(self, who: int, other: int) -> None:
        if who != other:
            merging.merge(self.all[who], self.all[other].path)
            self.accounts[who].merge(self.accounts[other])
            assert merging.merge(self.all[who], self.all[other].path).nothing_new

    @rule(who=_WHO)
    def keep_a_copy(self, who: int) -> None:
        path = copy_file(self.all[who], self.folder / f"stale{len(self.stale)}.workshop")
        self.stale.append((path, copy.deepcopy(self.accounts[who])))

    @rule(who=_WHO, number=st.integers(0, 9))
    def merge_a_stale_copy(self, who: int, number: int) -> None:
        if self.stale:
            path, account = self.stale[number % len(self.stale)]
            merging.merge(self.all[who], path)
            self.accounts[who].merge(account)

    @rule(who=_WHO)
    def close_and_open(self, who: int) -> None:
        ws = self.all[who]
        ws.close()
        self.all[who] = self._open(who, ws.path, ws.operator)

    @rule(who=_WHO)
    def go_on_from_a_stale_copy(self, who: int) -> None:
        """Somebody restores an old copy: what it lacks comes back with the next merge."""
        if self.stale:
            ws, (path, account) = self.all[who], self.stale[-1]
            self.keep_a_copy(who)
            ws.close()
            shutil.copy2(path, ws.path)
            self.accounts[who] = copy.deepcopy(account)
            self.all[who] = self._open(who, ws.path, ws.operator)

    @invariant()
    def tables_are_what_the_documents_say(self) -> None:
        for ws in self.all:
            shown = ws.file.connection.execute("SELECT count(*) FROM presence").fetchone()
            facts = ws.file.connection.execute(
                f"SELECT count(DISTINCT person_id) FROM {ATTENDANCE} WHERE effective AND kind = 'in'"
            )
            assert shown == facts.fetchone()

    # --- accounts -----------------------------------------------------------------------------------

    def _open(self, who: int, path: Path, operator: Operator) -> Workshop:
        ws = Workshop.open(path, operator, clock=TickingClock())
        commit = ws.file.commit

        def watched(*arguments: Any) -> Committed:
            committed = commit(*arguments)
            self.accounts[who].take_note(committed.written)
            return committed

        setattr(ws.file, "commit", watched)  # noqa: B010  mypy: a method is no variable
        return ws

    def _change(self, who: int, kind: type[Record], record_id: str, field: str, value: str) -> None:
        with suppress(RecordMissing):
            records.change(self.all[who], kind, record_id, **{field: value})

    def _settle(self) -> None:
        for path, account in self.stale:
            merging.merge(self.all[0], path)
            self.accounts[0].merge(account)
        for _ in range(2):
            for who, ws in enumerate(self.all):
                for other, there in enumerate(self.all):
                    if other != who:
                        merging.merge(ws, there.path)
                        self.accounts[who].merge(self.accounts[other])
        contents = [projection.contents(ws.file.connection) for ws in self.all]
        assert contents[0] == contents[1] == contents[2]
        for ws, account in zip(self.all, self.accounts, strict=True):
            assert not care.projection_differences(ws.file)
            _nothing_is_gone(ws, account)


def _nothing_is_gone(ws: Workshop, account: Account) -> None:
    facts = {row[0] for row in ws.file.connection.execute(f"SELECT id FROM {ATTENDANCE}")}
    assert facts == account.events
    for field in account.values:
        document, kind, record_id, name = field
        living = ws.file.documents[document].values(kind, record_id, name)
        assert {v.stamp: v.value for v in living} == account.living(field)
        record = ws.read.get(KINDS[kind], record_id)
        shown = getattr(record, name)
        if len(living) > 1 and any((v.value or "") != shown for v in living):
            assert (kind, record_id, name) in ws.read.conflicts()


def test_replicas_end_with_the_same() -> None:
    run_state_machine_as_test(
        Replicas,
        settings=settings(
            max_examples=scaled(40, 10_000), stateful_step_count=scaled(25, 40), print_blob=True
        ),
    )

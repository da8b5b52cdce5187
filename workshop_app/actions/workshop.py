"""One open workshop: its file, the one door for writes, undo and redo, and who wants to know of changes.

To add an action: write a function in the module of its area that checks the rules, opens
`with workshop.operation(label(...)) as op:` and writes through `op`. Undo comes by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from workshop_app.actions.operation import Operation
from workshop_app.actions.steps import Step, inverse
from workshop_app.domain.changes import ChangeSet, Label, Operator
from workshop_app.domain.errors import ChangedSince, NothingToRedo, NothingToUndo, RecordMissing
from workshop_app.domain.ids import new_id
from workshop_app.domain.progress import Steps, finish
from workshop_app.domain.records import WORKSHOP_RECORD, Settings
from workshop_app.domain.schema import Record
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.store.file import Committed, WorkshopFile
from workshop_app.store.reading import Reader

R = TypeVar("R", bound=Record)
Listener = Callable[[ChangeSet], None]
STEPS_KEPT = 500
LARGE = 500
"""From so many writes on a step is taken back in portions: it would take longer than nobody notices."""


class Workshop:
    """An open workshop. Several may be open; each knows its own operator."""

    def __init__(self, file: WorkshopFile, operator: Operator, clock: Clock) -> None:
        self.file = file
        self.operator = operator
        self.clock = clock
        self.read = Reader(lambda: self.file.connection)
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._listeners: list[Listener] = []

    # --- life ------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path, operator: Operator, *, title: str, clock: Clock = system_clock
    ) -> "Workshop":
        """Make a new workshop file with a title and nothing else; raises FileExists and its kin."""
        workshop = cls(WorkshopFile.create(path, new_id(), clock), operator, clock)
        try:
            with workshop.operation(Label("new workshop")) as op:
                op.add(Settings, WORKSHOP_RECORD, title=title)
        except BaseException:
            workshop.close()
            path.unlink(missing_ok=True)
            raise
        workshop.forget_steps()
        return workshop

    @classmethod
    def open(
        cls,
        path: Path,
        operator: Operator,
        *,
        clock: Clock = system_clock,
        prove_later: bool = False,
    ) -> "Workshop":
        """Open a workshop for work; every obstacle is a WorkshopError with a wording of its own.

        `prove_later` is for windows: what the tables say can be shown at once, `prove` follows.
        """
        workshop = cls(WorkshopFile.open(path, clock, prove_later=prove_later), operator, clock)
        try:
            workshop._finish_creation()
        except BaseException:
            workshop.close()
            raise
        return workshop

    def _finish_creation(self) -> None:
        """A program killed while it made the file leaves one without the workshop's own record."""
        if self.read.get(Settings, WORKSHOP_RECORD) is None and not self.read_only:
            with self.operation(Label("new workshop")) as op:
                op.add(Settings, WORKSHOP_RECORD, title=self.path.stem)
            self.forget_steps()

    def prove(self) -> None:
        """Make sure that the file is what was last saved; raises Damaged or HeadMismatch."""
        self.file.prove()

    @classmethod
    def open_to_read(
        cls, path: Path, *, clock: Clock = system_clock, proven: bool = False
    ) -> "Workshop":
        """Open a workshop for reading, also while a window has it open.

        One that this process holds open is `proven` already, and then read in a fraction of the time.
        """
        file = WorkshopFile.open_to_read(path, clock, prove_later=proven)
        return cls(file, Operator("", "", ""), clock)

    def close(self) -> None:
        """Close the file; the workshop must not be used afterwards."""
        self._listeners.clear()
        self.file.close()

    # --- facts about it ----------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The workshop's own id: all copies of it share it, and only copies can be merged."""
        return self.file.id

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """True if nothing can be changed: opened for reading, or laid out by a newer app."""
        return self.file.read_only

    @property
    def saved_at(self) -> datetime | None:
        """When the last change reached the disk; None if nothing was changed since opening."""
        return self.file.saved_at

    @property
    def settings(self) -> Settings:
        """The workshop's own record."""
        return self.require(Settings, WORKSHOP_RECORD)

    def require(self, kind: type[R], record_id: str) -> R:
        """Return a record that is not deleted; raises RecordMissing."""
        record = self.read.get(kind, record_id)
        if record is None or record.deleted:
            raise RecordMissing(kind=kind.KIND, key=record_id)
        return record

    def require_known(self, kind: type[R], record_id: str) -> R:
        """Return a record, deleted or not; raises RecordMissing if there never was one."""
        record = self.read.get(kind, record_id)
        if record is None:
            raise RecordMissing(kind=kind.KIND, key=record_id)
        return record

    # --- the one door for writes -------------------------------------------------------------------

    @contextmanager
    def operation(self, label: Label, *, run: str = "") -> Iterator[Operation]:
        """Gather writes; on leaving they become one commit, one undo step and one ChangeSet.

        An exception inside writes nothing. An operation without writes does nothing. Operations that
        follow each other with the same `run` are taken back together: a field's saves while it is typed.
        """
        op = self.begin()
        yield op
        if op.writes:
            self._done(label, self.file.commit(op.writes, self.operator, op.blobs), run)

    def begin(self) -> Operation:
        """Return an empty operation, for work that comes in steps and is then handed to `writing`."""
        return Operation(self.read)

    def writing(self, label: Label, op: Operation) -> Steps[None]:
        """Commit a large operation step by step; closing it before its end leaves nothing behind.

        Like `operation` it becomes one commit, one undo step and one ChangeSet. Meanwhile nothing else
        can be written (StillWriting), and what is read may be half of it.
        """
        if op.writes:
            from workshop_app.store import gradual

            committed = yield from gradual.commit(self.file, op.writes, self.operator, op.blobs)
            self._done(label, committed)

    def _done(self, label: Label, committed: Committed, run: str = "") -> None:
        # Listeners come last: whatever they do, the step is on the list.
        step = Step(label, committed.written, run)
        if run and self._undo and self._undo[-1].run == run:
            step = self._undo.pop().followed_by(step)
        self._undo = [*self._undo[-STEPS_KEPT:], step]
        self._redo.clear()
        self.tell(ChangeSet(label, committed.touched))

    # --- undo --------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> Label | None:
        """What `undo` would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> Label | None:
        """What `redo` would do again."""
        return self._redo[-1].label if self._redo else None

    def undo(self) -> Label:
        """Take back the last step of this laptop; returns its label.

        Raises NothingToUndo, or ChangedSince if somebody has written over it: then the step is dropped
        and nothing else is touched.
        """
        return finish(self.undoing())

    def redo(self) -> Label:
        """Do again what was taken back last; raises NothingToRedo or ChangedSince."""
        return finish(self.redoing())

    @property
    def undo_size(self) -> int:
        """How much `undo` would write: a window takes back large steps little by little."""
        return len(self._undo[-1].written) if self._undo else 0

    @property
    def redo_size(self) -> int:
        """How much `redo` would write."""
        return len(self._redo[-1].written) if self._redo else 0

    def undoing(self) -> Steps[Label]:
        """Do what `undo` does, step by step."""
        if not self._undo:
            raise NothingToUndo
        return (yield from self._reversing(self._undo, self._redo))

    def redoing(self) -> Steps[Label]:
        """Do what `redo` does, step by step."""
        if not self._redo:
            raise NothingToRedo
        return (yield from self._reversing(self._redo, self._undo))

    def _reversing(self, steps: list[Step], opposite: list[Step]) -> Steps[Label]:
        """Take the last of `steps` back; what takes that back goes onto `opposite`."""
        step = steps[-1]
        try:
            writes = yield from inverse(step, self.file.documents, self.operator, self.clock())
        except ChangedSince:
            steps.pop()  # it can never be taken back any more; the one before it may
            raise
        if len(writes) > LARGE:
            from workshop_app.store import gradual

            committed = yield from gradual.commit(self.file, writes, self.operator)
        else:
            committed = self.file.commit(writes, self.operator)
        steps.pop()
        opposite.append(Step(step.label, committed.written))
        self.tell(ChangeSet(step.label, committed.touched))
        return step.label

    def forget_steps(self) -> None:
        """Empty the lists of undo and redo: after a merge of foreign work, or after building a sample."""
        self._undo.clear()
        self._redo.clear()

    # --- listeners ---------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every committed change; returns the function that ends it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def tell(self, changes: ChangeSet) -> None:
        """Tell all listeners what has changed. Actions that do not use `operation` (a merge) call it."""
        for listener in tuple(self._listeners):
            listener(changes)

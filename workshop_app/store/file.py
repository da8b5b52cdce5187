"""One workshop file, open: its documents in memory, its tables on disk, and the one way to commit.

A commit changes the shared documents and, in one SQLite transaction, appends their update bytes to the
log and re-reads what was touched into the tables. If anything fails, the file is as it was and the
documents are read from it again.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from workshop_app.document.layout import SCHEMA, UpdateRefused
from workshop_app.document.stamps import StampClock
from workshop_app.domain.changes import Operator, Write, Written
from workshop_app.domain.errors import (
    Damaged,
    FileExists,
    HeadMismatch,
    ReadOnlyWorkshop,
    StillWriting,
    WorkshopError,
)
from workshop_app.domain.frozen import frozen
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.zones import to_text
from workshop_app.store import blobs, opening, tables, truth
from workshop_app.store.faults import foreseen
from workshop_app.store.location import refuse_unsafe
from workshop_app.store.truth import LogRow

if TYPE_CHECKING:
    from workshop_app.document.shared import SharedDocument, Touched

# Agencies lie in the contributions; reading them first spares people a second indexing.
DOCUMENTS = (DocumentName.CONTRIBUTIONS, DocumentName.REGISTER)
SNAPSHOT_AFTER = 200
"""Updates that are replayed at opening before a snapshot is worth its bytes."""


logger = logging.getLogger(__name__)


@frozen
class Committed:
    """What one commit wrote, and the rows it touched: table -> ids."""

    written: tuple[Written, ...]
    touched: Mapping[str, frozenset[str]]


class WorkshopFile:
    """An open workshop file. Made by `create`, `open` or `open_to_read`; `close` it."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        now: Callable[[], datetime],
        lock: FileLock | None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only = lock is None
        self.saved_at: datetime | None = None
        self.missing: list[str] = []  # parts of the tables that another program took away
        self.now = now
        self._lock = lock
        self._clock = StampClock()
        self._documents: dict[DocumentName, SharedDocument] | None = None
        self.id = ""

    # --- opening and closing ---------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, workshop_id: str, now: Callable[[], datetime]) -> "WorkshopFile":
        """Make a new, empty workshop; raises FileExists. On failure no file is left behind."""
        refuse_unsafe(path)
        if path.exists():
            raise FileExists(path=str(path))
        lock = opening.take_lock(path)
        file: WorkshopFile | None = None
        try:
            file = cls(path, opening.connect(path, write=True), now, lock)
            file._fill(workshop_id)
        except BaseException:
            if file is not None:
                file.connection.close()
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            opening.give_back(path, lock)
            raise
        return file

    def _fill(self, workshop_id: str) -> None:
        with foreseen(self.path):
            opening.migrate(self.connection, truth.migrations(), truth.FORMAT)
            with self.transaction():
                for name in DOCUMENTS:
                    self.connection.execute(
                        "INSERT INTO sync_doc VALUES (?,?,?,?)", (name, workshop_id, SCHEMA, 0)
                    )
                tables.create(self.connection)
        self._identify()
        self._start_documents()

    def _start_documents(self) -> None:
        touched: dict[DocumentName, Touched] = {}
        for name, document in self.documents.items():
            with document.transact() as touched[name]:
                document.start()
        with foreseen(self.path), self.transaction():
            for name, what in touched.items():
                self.append(name, what, Operator("", "", ""), to_text(self.now()), "local")

    @classmethod
    def open(
        cls, path: Path, now: Callable[[], datetime], *, prove_later: bool = False
    ) -> "WorkshopFile":
        """Open a workshop for writing; every reason against it is a WorkshopError of its own.

        With `prove_later` the tables can be shown at once, and whoever opened the file calls `prove` as
        soon as they are; nothing can be written before the documents are proven.
        """
        opening.require_workshop(path)
        refuse_unsafe(path)
        lock = opening.take_lock(path)
        try:
            return cls._open(path, now, lock, prove_later=prove_later)
        except BaseException:
            opening.give_back(path, lock)
            raise

    @classmethod
    def open_to_read(
        cls, path: Path, now: Callable[[], datetime], *, prove_later: bool = False
    ) -> "WorkshopFile":
        """Open a workshop for reading, also beside a window; `prove_later` reads documents when asked."""
        opening.require_workshop(path)
        return cls._open(path, now, None, prove_later=prove_later)

    @classmethod
    def _open(
        cls,
        path: Path,
        now: Callable[[], datetime],
        lock: FileLock | None,
        *,
        prove_later: bool = False,
    ) -> "WorkshopFile":
        file = cls(path, opening.connect(path, write=lock is not None), now, lock)
        try:
            opening.require_format(path, file.connection, now, write=lock is not None)
            file._identify()
            if not prove_later:
                file.prove()
            with foreseen(path):
                if lock is not None:
                    for table in truth.TRUTH_TABLES:
                        truth.guard(file.connection, table)  # a stock `transform` takes guards away
                file.missing = tables.missing(file.connection)
                if file.missing or tables.version(file.connection) != tables.PROJECTION:
                    file._renew_tables()
        except BaseException:
            file.connection.close()
            raise
        return file

    def close(self) -> None:
        """Keep a snapshot if one is due, fold the write-ahead log into the file, release the lock."""
        try:
            if not self.read_only:
                with foreseen(self.path):
                    if self._documents is not None:
                        self._snapshot_if_due()
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except WorkshopError as error:
            # Every change is in the file or its log already; only this tidying up has to wait.
            logger.warning("not tidied up at closing: %s", error.code)
        finally:
            self.connection.close()
            if self._lock is not None:
                opening.give_back(self.path, self._lock)
                self._lock = None

    def _snapshot_if_due(self) -> None:
        due = [
            name
            for name in self.documents
            if truth.rows_since_snapshot(self.connection, name) > SNAPSHOT_AFTER
        ]
        if due:
            with self.transaction():
                for name in due:
                    truth.save_snapshot(self.connection, name, self.documents[name].whole())

    # --- the documents ---------------------------------------------------------------------------

    @property
    def documents(self) -> "Mapping[DocumentName, SharedDocument]":
        """The shared documents; raises Damaged or HeadMismatch if they are not yet proven and not sound."""
        if self._documents is None:
            self._load()
        assert self._documents is not None
        return self._documents

    def prove(self) -> None:
        """Make sure that the documents are what was last committed; raises Damaged or HeadMismatch."""
        if self._documents is None:
            self._load()

    def _identify(self) -> None:
        with foreseen(self.path):
            found = dict(self.connection.execute("SELECT doc, workshop FROM sync_doc").fetchall())
        if any(name not in found for name in DOCUMENTS):
            raise Damaged(path=str(self.path), detail="sync_doc")
        self.id = str(found[DOCUMENTS[0]])

    def _load(self) -> None:
        """Read the documents from the log."""
        with foreseen(self.path), self._one_moment():
            documents = {name: self._load_document(name) for name in DOCUMENTS}
        if any(document.min_app > SCHEMA for document in documents.values()):
            self.read_only = True  # a newer app has changed the layout: look, do not touch
        self._documents = documents

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Read in one transaction: beside a running window, log and head must be of the same moment."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def _load_document(self, name: DocumentName) -> "SharedDocument":
        from workshop_app.document.shared import SharedDocument

        try:
            document = SharedDocument(self._clock, truth.updates(self.connection, name))
        except (truth.BrokenRow, UpdateRefused) as error:
            raise Damaged(path=str(self.path), detail=str(error)) from error
        if not document.state_is(truth.head(self.connection, name)):
            raise HeadMismatch(path=str(self.path), document=str(name))
        return document

    def commit(
        self,
        writes: Sequence[Write],
        author: Operator,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Committed:
        """Carry out `writes` as one change of documents and tables; raises what stood in the way.

        `attachments` are bytes by their SHA-256, kept once.
        """
        from workshop_app.store import projection

        self.require_writable()
        at = to_text(self.now())
        names = {write.document for write in writes}
        touched: dict[DocumentName, Touched] = {}
        with self.all_or_nothing():
            with ExitStack() as stack:
                for name in names:
                    touched[name] = stack.enter_context(self.documents[name].transact())
                written = tuple(self.documents[w.document].apply(w, author, at) for w in writes)
            self._write_down(touched, author, at, "local", attachments or {})
        return Committed(written, projection.touched_tables(touched))

    def merge(
        self,
        other: "WorkshopFile",
        author: Operator,
        source: str,
    ) -> "tuple[dict[DocumentName, Touched], int]":
        """Take in everything another copy has; returns what was touched and the new attachments' count.

        Raises Damaged or HeadMismatch if the copy did not arrive whole; then nothing was changed.
        """
        self.require_writable()
        touched: dict[DocumentName, Touched] = {}
        missing = blobs.missing(other.connection, self.connection)
        with self.all_or_nothing():
            for name, theirs in other.documents.items():
                try:
                    touched[name] = self.documents[name].merge(theirs.whole())
                except UpdateRefused as error:
                    raise Damaged(path=str(other.path), detail=str(error)) from error
                # Out-of-order updates can stay pending in the engine without a word: ask for all.
                if not self.documents[name].covers(theirs.state()):
                    raise HeadMismatch(path=str(other.path), document=str(name))
            self._write_down(touched, author, to_text(self.now()), source, missing)
        return touched, len(missing)

    def require_writable(self) -> None:
        """Make sure that something can be written now; raises ReadOnlyWorkshop or StillWriting."""
        if self.read_only:
            raise ReadOnlyWorkshop(path=str(self.path))
        if self.connection.in_transaction:  # a large commit lies between two of its steps
            raise StillWriting

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Change the documents inside: after any error they are read from the file again."""
        try:
            with foreseen(self.path):
                yield
        except BaseException:
            # The engine cannot roll back: memory returns to what the file says.
            self._load()
            raise

    def _write_down(
        self,
        touched: "Mapping[DocumentName, Touched]",
        author: Operator,
        at: str,
        source: str,
        attachments: Mapping[str, bytes],
    ) -> None:
        from workshop_app.store import projection

        with self.transaction():
            for name, what in touched.items():
                if what:
                    self.append(name, what, author, at, source)
                    projection.project(
                        self.connection, self.documents[name], what.records, what.events
                    )
            blobs.keep(self.connection, attachments)
        self.saved_at = self.now()

    def append(
        self, name: DocumentName, what: "Touched", author: Operator, at: str, source: str
    ) -> None:
        """Append what a document gained to its log, and move its head."""
        row = LogRow(0, name, at, source, author.name, author.desk, what.update)
        truth.append(self.connection, row, self.documents[name].state())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One SQLite transaction: committed on leaving, rolled back by any error."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        try:
            self.connection.execute("COMMIT")
        except sqlite3.Error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # --- attachments, receipts, care -------------------------------------------------------------

    def blob(self, sha256: str) -> bytes | None:
        """Return an attachment's bytes, or None if this copy does not have them whole."""
        return blobs.read(self.connection, sha256)

    def keep_receipt(self, sha256: str, source: str, counts: Mapping[str, int]) -> None:
        """Note that a copy was merged."""
        with foreseen(self.path), self.transaction():
            truth.keep_receipt(self.connection, sha256, to_text(self.now()), source, counts)

    def _renew_tables(self) -> None:
        """Make tables of another version anew: in the file, or in memory for a reader."""
        from workshop_app.store import projection

        if self.read_only:
            reader, self.connection = self.connection, opening.in_memory(self.connection)
            reader.close()
            projection.rebuild(self.connection, self.documents)
        else:
            self.rebuild()

    def rebuild(self) -> None:
        """Make all tables of the projection anew from the documents."""
        from workshop_app.store import projection

        self.require_writable()
        with foreseen(self.path), self.transaction():
            projection.rebuild(self.connection, self.documents)
        self.missing = []

    def log(self, document: DocumentName) -> Iterator[LogRow]:
        """Yield the update log of a document, oldest first; raises Damaged."""
        try:
            yield from truth.log(self.connection, document)
        except truth.BrokenRow as error:
            raise Damaged(path=str(self.path), detail=str(error)) from error

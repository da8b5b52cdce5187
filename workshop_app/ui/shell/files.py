"""Opening, making, restoring and merging workshop files, with a way out of each foreseen trouble."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workshop_app.actions.backups import Backup, BackupStore
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import WorkshopError
from workshop_app.ui.ask import WORKSHOP_FILES, Ask
from workshop_app.ui.file_names import file_name, is_same, unused
from workshop_app.ui.notices import ERROR, Notice
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.words.errors import word

COPY_ELSEWHERE = frozenset({"on-network-drive", "in-synced-folder", "read-only-file"})
CHOOSE_BACKUP = frozenset({"damaged", "head-mismatch"})


class Files(QObject):
    """`opened` carries the `Session` of a workshop that is now open."""

    opened = Signal(object)

    def __init__(self, surroundings: Surroundings, ask: Ask, backups: BackupStore) -> None:
        super().__init__()
        self._surroundings, self._ask, self._backups = surroundings, ask, backups
        self.present: Path | None = None
        """The file that is open in this window."""

    # --- getting one open --------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a file and open it."""
        t = self._surroundings.words.t
        path = self._ask.open_file(
            t("Open a workshop"), t("Workshops"), WORKSHOP_FILES, self._last_folder()
        )
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file; what stands in the way is told together with a way out."""
        if self.present is not None and is_same(path, self.present):
            self._surroundings.notices.info(
                self._surroundings.words.t("{file} is open already.", file=path.name)
            )
            return
        operator = self._surroundings.settings.value.operator
        clock = self._surroundings.clock
        self._try(path, lambda: Workshop.open(path, operator, clock=clock, prove_later=True))

    def new(self) -> None:
        """Ask what the workshop is called, then make it."""
        from workshop_app.actions.frameworks import framework
        from workshop_app.actions.templates import create
        from workshop_app.ui.dialogs.new_workshop import NewWorkshop, NewWorkshopDialog

        answer = self._ask.gather(NewWorkshopDialog(self._surroundings, self._ask))
        if isinstance(answer, NewWorkshop):
            operator = self._surroundings.settings.value.operator
            make_folder(answer.path.parent, self._surroundings.folders.documents)
            data, plan = self._surroundings.folders.data, answer.plan
            self._try(
                answer.path,
                lambda: create(
                    answer.path,
                    operator,
                    "blank" if plan else answer.template,
                    title=answer.title,
                    clock=self._surroundings.clock,
                    framework=framework(plan, data) if plan else None,
                    place=answer.place,
                    starts_on=answer.day,
                    ends_on=answer.day,
                ),
            )

    def sample(self) -> None:
        """Open a fresh copy of the sample and say where it lies."""
        from workshop_app.actions.templates import create

        folder = self._surroundings.folders.data / "samples"
        operator = self._surroundings.settings.value.operator
        now = self._surroundings.clock().astimezone()
        name = self._surroundings.words.t("Sample")
        path = unused(folder / f"{name} {now:%Y-%m-%d}.workshop")
        make_folder(folder, folder)
        self._try(path, lambda: create(path, operator, "sample"))

    def restore(self) -> None:
        """Ask for a backup and open a copy of it."""
        from workshop_app.ui.dialogs.backups import BackupsDialog

        backup = self._ask.gather(BackupsDialog(self._surroundings, self._backups.list()))
        if isinstance(backup, Backup):
            name = (
                f"{file_name(backup.title)} ({backup.made_at.astimezone():%Y-%m-%d %H.%M}).workshop"
            )
            self._open_copy(backup, name)

    def copy_elsewhere(self, path: Path) -> None:
        """Copy a file that lies where it must not be worked in, and open the copy."""
        self._open_copy(Backup(path, "", "", self._surroundings.clock(), 0), path.name)

    def _open_copy(self, backup: Backup, name: str) -> None:
        words, documents = self._surroundings.words, self._surroundings.folders.documents
        make_folder(documents, documents)
        target = self._ask.save_file(
            words.t("Where shall the copy lie?"),
            words.t("Workshops"),
            WORKSHOP_FILES,
            unused(documents / name),
        )
        if target is not None:
            operator, clock = self._surroundings.settings.value.operator, self._surroundings.clock
            self._try(
                target,
                lambda: Workshop.open(self._backups.restore(backup, target), operator, clock=clock),
            )

    # --- merging -----------------------------------------------------------------------------------

    def merge(self, session: Session) -> None:
        """Ask for copies of the open workshop and take in what they have."""
        from workshop_app.actions.merging import merge
        from workshop_app.words.merging import merge_words

        t = session.words.t
        paths = self._ask.open_files(
            t("Merge a copy of this workshop"), t("Workshops"), WORKSHOP_FILES, self._last_folder()
        )
        for path in paths:
            result = session.attempt(partial(merge, session.workshop, path))
            if result is None:
                return
            if result.erased:  # older backups still hold who was erased on the other laptop
                session.attempt(partial(self._backups.renew, session.workshop))
            told = merge_words(session.words, result)
            session.notices.done(t("{file}: {result}", file=path.name, result=told))

    # --- troubles ----------------------------------------------------------------------------------

    def _try(self, path: Path, work: Callable[[], Workshop]) -> None:
        try:
            workshop = work()
        except WorkshopError as error:
            self.tell(path, error)
            return
        self._surroundings.notices.clear()
        self.opened.emit(Session(workshop, self._surroundings))

    def tell(self, path: Path, error: WorkshopError) -> None:
        """Tell an error with the button that leads out of it."""
        words = self._surroundings.words
        wording = word(words, error)
        action, act = "", None
        if error.code in COPY_ELSEWHERE:
            action, act = words.t("Open a copy…"), _Copy(self, path).open
        elif error.code in CHOOSE_BACKUP:
            action, act = words.t("Choose a backup…"), self.restore
        notice = Notice(ERROR, wording.message, wording.advice, action, act)
        self._surroundings.notices.post(notice)

    def _last_folder(self) -> Path:
        last = self._surroundings.settings.value.last_folder
        return Path(last) if last else self._surroundings.folders.documents


class _Copy:
    """The offer to open a copy of one file."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files, self._path = files, path

    def open(self) -> None:
        self._files.copy_elsewhere(self._path)


def make_folder(folder: Path, ours: Path) -> None:
    """Make a folder that is the app's own; any other that is missing is told when writing fails."""
    if folder == ours:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # creating the file in it fails next, and that is worded

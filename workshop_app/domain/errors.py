"""Errors that are foreseen: each has a code and values, and is worded with advice in `words.errors`.

Anything that is not a `WorkshopError` is a bug. To foresee a new error: subclass here, word it there;
a test keeps both lists equal.
"""

from typing import ClassVar


class WorkshopError(Exception):
    """Base of all foreseen errors; `values` fill the placeholders of its wording."""

    code: ClassVar[str] = "workshop"

    def __init__(self, **values: object) -> None:
        super().__init__(self.code, values)
        self.values = values

    def __str__(self) -> str:
        """The code and the names of its values, never their content: it may end in a log."""
        return f"{self.code} ({', '.join(sorted(self.values))})"


class FileMissing(WorkshopError):
    """Values: path."""

    code = "file-missing"


class FolderMissing(WorkshopError):
    """Values: path (of the folder)."""

    code = "folder-missing"


class FileExists(WorkshopError):
    """A new file would replace one that is there. Values: path."""

    code = "file-exists"


class NotAWorkshop(WorkshopError):
    """The file is of another program. Values: path."""

    code = "not-a-workshop"


class NewerFormat(WorkshopError):
    """Written by a newer app. Values: path, file_format, app_format."""

    code = "newer-format"


class OpenElsewhere(WorkshopError):
    """Another running copy of the app has the file open for writing. Values: path."""

    code = "open-elsewhere"


class OnNetworkDrive(WorkshopError):
    """SQLite's locks do not hold on network drives. Values: path, drive."""

    code = "on-network-drive"


class InSyncedFolder(WorkshopError):
    """A synchroniser would copy the live file piece by piece. Values: path, service."""

    code = "in-synced-folder"


class ReadOnlyFile(WorkshopError):
    """The file or its folder refuses writing. Values: path."""

    code = "read-only-file"


class ReadOnlyWorkshop(WorkshopError):
    """A change was asked of a workshop that is open for reading only. Values: path."""

    code = "read-only-workshop"


class Damaged(WorkshopError):
    """What the file holds is not what was written. Values: path, detail."""

    code = "damaged"


class HeadMismatch(WorkshopError):
    """The document in the file is not the one last committed. Values: path, document."""

    code = "head-mismatch"


class DiskFull(WorkshopError):
    """Values: path."""

    code = "disk-full"


class CannotWrite(WorkshopError):
    """Values: path, reason."""

    code = "cannot-write"


class CannotRead(WorkshopError):
    """Values: path, reason."""

    code = "cannot-read"


class ThemeMissing(WorkshopError):
    """No look has this name. Values: name."""

    code = "theme-missing"


class ThemeInvalid(WorkshopError):
    """The file of a look says something that cannot be printed. Values: path, why (a label)."""

    code = "theme-invalid"


class TooLarge(WorkshopError):
    """Values: path, size, largest (in MB)."""

    code = "too-large"


class Cancelled(WorkshopError):
    """The user stopped long work; nothing was left behind."""

    code = "cancelled"


class StillWriting(WorkshopError):
    """Something large is being written step by step, and nothing else can be written meanwhile."""

    code = "still-writing"


class OtherWorkshop(WorkshopError):
    """A merge was asked with a copy of another workshop. Values: path."""

    code = "other-workshop"


class SameWorkshop(WorkshopError):
    """Something was asked of an earlier workshop, and this is a copy of the present one. Values: path."""

    code = "same-workshop"


class SameFile(WorkshopError):
    """A file was named where another one is needed. Values: path."""

    code = "same-file"


class RecordMissing(WorkshopError):
    """No record of that kind has this id, name or code. Values: kind, key."""

    code = "record-missing"


class RecordAmbiguous(WorkshopError):
    """Several records answer to this name. Values: kind, key, count."""

    code = "record-ambiguous"


class ValueMissing(WorkshopError):
    """A compulsory field is empty. Values: kind, field."""

    code = "value-missing"


class ValueInvalid(WorkshopError):
    """A value does not fit its field. Values: kind, field, value, expected."""

    code = "value-invalid"


class FieldUnknown(WorkshopError):
    """Values: kind, field."""

    code = "field-unknown"


class ChangedSince(WorkshopError):
    """Undo would overwrite what somebody else has written since. Values: label, by."""

    code = "changed-since"


class NothingToUndo(WorkshopError):
    """The list of steps to undo is empty."""

    code = "nothing-to-undo"


class NothingToRedo(WorkshopError):
    """The list of steps to redo is empty."""

    code = "nothing-to-redo"


class SamePerson(WorkshopError):
    """A record was to be joined to itself. Values: name."""

    code = "same-person"


class NotPresent(WorkshopError):
    """A void was asked for somebody who is not checked in. Values: name."""

    code = "not-present"


class PresentAlready(WorkshopError):
    """Somebody was to be replaced who is here themselves. Values: name."""

    code = "present-already"


class StillToCome(WorkshopError):
    """Something is to be entered for a time that has not come yet."""

    code = "still-to-come"


class BeforeCheckIn(WorkshopError):
    """Somebody was to leave at a time before they came. Values: name."""

    code = "before-check-in"


class TemplateUnknown(WorkshopError):
    """Values: name, known."""

    code = "template-unknown"


class ReportFailed(WorkshopError):
    """The printing process ended without a result. Values: reason."""

    code = "report-failed"


class TargetRefused(WorkshopError):
    """What was made cannot be put there: the folder refuses, or a program holds it. Values: path."""

    code = "target-refused"


class TooManyRows(WorkshopError):
    """A spreadsheet cannot hold so many rows. Values: count, most."""

    code = "too-many-rows"


class BackupUnreadable(WorkshopError):
    """A backup that was just written could not be read back. Values: path, reason."""

    code = "backup-unreadable"


class NotAList(WorkshopError):
    """The file is none of the kinds that lists come in. Values: path."""

    code = "not-a-list"


class ListEncrypted(WorkshopError):
    """The workbook asks for a password. Values: path."""

    code = "list-encrypted"


class ListHasMacros(WorkshopError):
    """The workbook carries macros; none is ever run, and none is let in. Values: path."""

    code = "list-has-macros"


class ListDamaged(WorkshopError):
    """The file begins like a list and does not go on like one. Values: path."""

    code = "list-damaged"


class ListTooLarge(WorkshopError):
    """The list needs more memory than a list of people can. Values: path, rows (allowed)."""

    code = "list-too-large"


class ListEmpty(WorkshopError):
    """There is no filled cell in the list. Values: path."""

    code = "list-empty"


class SheetMissing(WorkshopError):
    """Values: sheet, known."""

    code = "sheet-missing"


class ColumnMissing(WorkshopError):
    """Values: column, known."""

    code = "column-missing"


class NoNameColumn(WorkshopError):
    """No column holds names, so no row can be a person. Values: path."""

    code = "no-name-column"


class NoPlanColumn(WorkshopError):
    """No column holds strategies, so nothing can be a plan. Values: path."""

    code = "no-plan-column"


class PlanEmpty(WorkshopError):
    """A table has columns of a plan, and no row of it could be used. Values: path."""

    code = "plan-empty"


class FrameworkUnknown(WorkshopError):
    """No action plan has this code. Values: name, known."""

    code = "framework-unknown"


class FrameworkShipped(WorkshopError):
    """An action plan that comes with the program can be neither replaced nor removed. Values: name."""

    code = "framework-shipped"


class PreviewOutdated(WorkshopError):
    """The workshop has changed since the preview, so that something else would be written now."""

    code = "preview-outdated"


class GuardFindingsOpen(WorkshopError):
    """Findings of the identity guard wait for a decision. Values: count, places (names of records)."""

    code = "guard-findings-open"


class FindingGone(WorkshopError):
    """The text has changed since the identity guard found something in it. Values: name (of the record)."""

    code = "finding-gone"


class NothingToPrint(WorkshopError):
    """Nobody is left for badges or certificates after what was chosen."""

    code = "nothing-to-print"


class NobodyChosen(WorkshopError):
    """One person's badge was asked for, and nobody has said whose."""

    code = "nobody-chosen"


class TypedTellsWho(WorkshopError):
    """What was typed for a press release may tell who somebody is. Values: text."""

    code = "typed-tells-who"


class CodeTellsWho(WorkshopError):
    """What was given as an anonymous code is rather a personal number, an address or a name."""

    code = "code-tells-who"


class NoQuestions(WorkshopError):
    """There is no form yet that answers could belong to. Values: survey."""

    code = "no-questions"


class NoQuestionColumn(WorkshopError):
    """No column of the table fits a question of the form. Values: path."""

    code = "no-question-column"

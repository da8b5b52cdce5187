"""The wording of every foreseen error: what happened, and what to do next."""

from collections.abc import Mapping

from workshop_app.domain.changes import Label
from workshop_app.domain.errors import WorkshopError
from workshop_app.domain.frozen import frozen
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import FORM_HINTS, field_name, kind_name

WORDINGS: Mapping[str, tuple[str, str]] = {
    "workshop": (mark("That did not work."), mark("Please try again.")),
    "file-missing": (
        mark("There is no file {path}."),
        mark("Check the name, or open the workshop from the folder where it lies now."),
    ),
    "folder-missing": (
        mark("There is no folder {path}."),
        mark("Make the folder first, or choose another one."),
    ),
    "file-exists": (
        mark("{path} is already there."),
        mark("Choose another name; an existing file is never overwritten."),
    ),
    "not-a-workshop": (
        mark("{path} is not a Lokakarya file."),
        mark("Choose a file whose name ends in .workshop."),
    ),
    "newer-format": (
        mark(
            "{path} was saved by a newer Lokakarya"
            " (format {file_format}; this one reads {app_format})."
        ),
        mark("Update Lokakarya on this laptop, then open the file again."),
    ),
    "open-elsewhere": (
        mark("{path} is open in another window of Lokakarya."),
        mark("Close it there first. Commands that only read work meanwhile."),
    ),
    "on-network-drive": (
        mark("{path} lies on a network drive ({drive}), where a workshop in use can be damaged."),
        mark("Copy the file to this laptop's own disk and open the copy."),
    ),
    "in-synced-folder": (
        mark("{path} lies in a folder that {service} synchronises, which can damage it."),
        mark("Copy the file to a folder outside {service} and open the copy."),
    ),
    "read-only-file": (
        mark("{path} cannot be written to."),
        mark("Copy it to a folder of your own and open the copy."),
    ),
    "read-only-workshop": (
        mark("This workshop is open for reading only, so nothing was changed."),
        mark("Open it for writing, or update Lokakarya if a newer version has saved it."),
    ),
    "damaged": (
        mark("{path} is damaged ({detail}). It was left exactly as it is."),
        mark("Restore the latest backup, or merge a copy from another laptop."),
    ),
    "head-mismatch": (
        mark("{path} lacks changes that were saved in it before ({document})."),
        mark("Restore the latest backup, or merge a copy from another laptop."),
    ),
    "disk-full": (
        mark("The disk is full: the last change to {path} was not saved, everything before it is."),
        mark("Free some space, then repeat the last step."),
    ),
    "cannot-write": (
        mark("{path} could not be written: {reason}."),
        mark("Check the disk or choose another folder, then try again."),
    ),
    "cannot-read": (
        mark("{path} could not be read: {reason}."),
        mark("Check that the file is complete and that you may open it."),
    ),
    "theme-missing": (
        mark("There is no look named {name}."),
        mark("Choose another look for the proceedings."),
    ),
    "theme-invalid": (
        mark("The look {path} cannot be used: {why}."),
        mark("Correct the file, or choose another look for the proceedings."),
    ),
    "too-large": (
        mark("{path} has {size} MB; an attachment may have {largest} MB."),
        mark("Make the picture or document smaller, then attach it again."),
    ),
    "cancelled": (mark("Cancelled."), mark("Nothing was left behind.")),
    "still-writing": (
        mark("Something else is being written just now."),
        mark("Wait until it is done, then try again."),
    ),
    "other-workshop": (
        mark("{path} is a copy of another workshop."),
        mark("Only copies of the same workshop can be merged. Nothing was changed."),
    ),
    "same-file": (mark("{path} is this very file."), mark("Choose another file.")),
    "same-workshop": (
        mark("{path} is a copy of this same workshop."),
        mark("Choose the file of an earlier workshop. Copies are merged instead."),
    ),
    "record-missing": (
        mark("There is no {kind} “{key}”."),
        mark("Check the spelling, or look it up in the list."),
    ),
    "record-ambiguous": (
        mark("“{key}” fits {count} records of the kind {kind}."),
        mark("Use the id from the list."),
    ),
    "value-missing": (mark("{field} is empty."), mark("Fill it in; every {kind} needs it.")),
    "value-invalid": (
        mark("“{value}” does not fit the field {field}."),
        mark("Expected: {expected}."),
    ),
    "field-unknown": (mark("A {kind} has no field “{field}”."), mark("See the list of fields.")),
    "changed-since": (
        mark("“{label}” was not undone: {by} has changed it since."),
        mark("Look at the history of the record and decide which wording shall stay."),
    ),
    "nothing-to-undo": (mark("There is nothing to undo."), ""),
    "nothing-to-redo": (mark("There is nothing to redo."), ""),
    "same-person": (
        mark("Both records are one and the same: {name}."),
        mark("Choose two different records to join."),
    ),
    "not-present": (mark("{name} is not checked in."), mark("There is no check-in to void.")),
    "present-already": (
        mark("{name} is here already, so nobody comes in their place."),
        mark("Take the check-in back first if it was a mistake."),
    ),
    "still-to-come": (
        mark("This time is still to come."),
        mark("Only what has happened can be entered afterwards: give an earlier time."),
    ),
    "before-check-in": (
        mark("{name} was checked in later than that."),
        mark("Give a time after the check-in."),
    ),
    "template-unknown": (mark("There is no template “{name}”."), mark("Known templates: {known}.")),
    "report-failed": (
        mark("The proceedings could not be built: {reason}"),
        mark("Your data are safe. Please try again; if it happens again, report the fault."),
    ),
    "target-refused": (
        mark("{path} could not be put in its place."),
        mark("If it is open in another program, close it there; otherwise choose another folder."),
    ),
    "too-many-rows": (
        mark("There are {count} rows; a spreadsheet holds {most}."),
        mark("Export them as CSV instead."),
    ),
    "backup-unreadable": (
        mark("The backup {path} could not be read back ({reason})."),
        mark("Your workshop itself is saved. Check the free space on this laptop."),
    ),
    "not-a-list": (
        mark("{path} is not a list that Lokakarya can read."),
        mark(
            "Give it an Excel, OpenDocument or CSV file."
            " From Word, a PDF or a chat, copy the names and paste them."
        ),
    ),
    "list-encrypted": (
        mark("{path} is protected by a password."),
        mark("Open it, save it without the password, then import it again."),
    ),
    "list-has-macros": (
        mark("{path} contains macros. Nothing in it was run, and nothing was imported."),
        mark("Save it as an ordinary workbook (.xlsx) without macros, then import that."),
    ),
    "list-damaged": (
        mark("{path} is damaged or incomplete."),
        mark("Ask for the file again, or open it and save it anew."),
    ),
    "list-too-large": (
        mark("{path} is larger than any list of people: at most {rows} rows are read."),
        mark("Delete what is not the list, or save the list alone in a file of its own."),
    ),
    "list-empty": (
        mark("There is nothing in {path}."),
        mark("Check that it is the right file and the right sheet."),
    ),
    "sheet-missing": (mark("There is no sheet “{sheet}”."), mark("Sheets: {known}.")),
    "column-missing": (mark("There is no column “{column}”."), mark("Columns: {known}.")),
    "no-name-column": (
        mark("No column of {path} was recognised as names."),
        mark("Say which column holds the names."),
    ),
    "no-plan-column": (
        mark("No column of {path} was recognised as strategies."),
        mark("Say which column holds the strategies or their numbers."),
    ),
    "plan-empty": (
        mark("No row of {path} could be used as part of an action plan."),
        mark("Look at the columns and the rows that were left out."),
    ),
    "framework-unknown": (
        mark("There is no action plan “{name}”."),
        mark("Known: {known}."),
    ),
    "framework-shipped": (
        mark("The action plan “{name}” comes with the program and stays as it is."),
        mark("Choose another code."),
    ),
    "preview-outdated": (
        mark("The workshop has changed since this preview was made. Nothing was imported."),
        mark("Look at the new preview, then import."),
    ),
    "guard-findings-open": (
        mark("Passages that may tell who somebody is wait for a decision: {count} in {places}."),
        mark("Decide on each under “Identity check”, or with the command guard."),
    ),
    "finding-gone": (
        mark("The text in {name} has changed since; nothing was replaced."),
        mark("Look at it again and decide anew."),
    ),
    "nothing-to-print": (
        mark("Nobody is left to print this for."),
        mark("Choose another scope, or “all” instead of only the new or changed ones."),
    ),
    "copy-locked": (
        mark("{path} could not be written: it may be open in another program, or be protected."),
        mark("Close it there, or choose another name or folder; then try again."),
    ),
    "no-room-for-copy": (
        mark("There is no room on the disk for {path}."),
        mark("Free some space or choose another disk, then try again. The workshop is safe."),
    ),
    "name-too-long": (
        mark("The name of the file is too long: {path}"),
        mark("Choose a shorter name, then try again."),
    ),
    "folder-gone": (
        mark("The folder {folder} is not there any more."),
        mark("Choose another folder; perhaps a USB drive was taken out."),
    ),
    "nobody-registered": (
        mark("Nobody is registered here yet, so there is no badge to print."),
        mark("Add people under “People & agencies”, or take in a list there."),
    ),
    "nobody-came": (
        mark("Nobody was present as chosen here, so there is no certificate to print."),
        mark("Check people in at the registration, or ask for a smaller share of the sessions."),
    ),
    "nobody-chosen": (
        mark("It is not chosen yet whose badge is to be printed."),
        mark("Type a few letters of the name under “Person” and choose from the list."),
    ),
    "typed-tells-who": (
        mark("What was typed for this paper may tell who somebody is: “{text}”."),
        mark("Write it so that nobody can be recognised, or leave it out."),
    ),
    "code-tells-who": (
        mark(
            "This looks like a personal number, an address or a name, not like an anonymous code."
        ),
        mark(
            "Use a short code that the person has made up, for example two letters and two digits."
        ),
    ),
    "signatures-off": (
        mark("In this workshop nobody signs on the screen, so no signature was kept."),
        mark("Switch it on in the options of the desk, or with {command}."),
    ),
    "no-questions": (
        mark("This form has no questions yet."),
        mark("Add questions first, or begin with the shipped form."),
    ),
    "no-question-column": (
        mark("No column of {path} fits a question of the form."),
        mark("Say what the columns hold, or add the questions to the form first."),
    ),
}


@frozen
class Wording:
    """What happened, and what to do next ("" where there is nothing to do)."""

    message: str
    advice: str

    @property
    def line(self) -> str:
        """Both as one line."""
        return f"{self.message} {self.advice}".strip()


def word(w: Words, error: WorkshopError) -> Wording:
    """Word a foreseen error in the language of `w`."""
    message, advice = WORDINGS.get(error.code, WORDINGS["workshop"])
    values = {name: _say(w, name, value) for name, value in error.values.items()}
    return Wording(w.t(message, **values), w.t(advice, **values))


def _say(w: Words, name: str, value: object) -> str:
    if isinstance(value, Label):
        return w.say(value)
    if name == "path" and not value:
        return w.t("the pasted text")
    if name == "kind":
        return kind_name(w, str(value))
    if name == "field":
        return field_name(w, str(value))
    if name == "expected":
        return w.t(FORM_HINTS.get(str(value), str(value)))
    return w.number(value) if isinstance(value, int) else str(value)

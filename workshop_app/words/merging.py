"""The sentence that says what a merge has brought, for window and command line."""

from typing import Protocol

from workshop_app.words.catalogue import Words


class Merged(Protocol):
    """The counts of a merge."""

    @property
    def check_ins(self) -> int:
        """New check-ins that count."""

    @property
    def taken_back(self) -> int:
        """Check-ins that no longer count."""

    @property
    def records(self) -> int:
        """New records."""

    @property
    def edits(self) -> int:
        """Known records with new values."""

    @property
    def to_review(self) -> int:
        """Fields that were written apart."""

    @property
    def attachments(self) -> int:
        """New photos and documents."""

    @property
    def nothing_new(self) -> bool:
        """True if everything was known already."""


def merge_words(w: Words, merged: Merged) -> str:
    """Word what a merge brought: "12 new check-ins, 3 edits, 1 to review"."""
    if merged.nothing_new:
        return w.t("Nothing new: this workshop had everything already.")
    parts = [
        (merged.check_ins, w.n("{count} new check-in", "{count} new check-ins", merged.check_ins)),
        (
            merged.taken_back,
            w.n("{count} check-in taken back", "{count} check-ins taken back", merged.taken_back),
        ),
        (merged.records, w.n("{count} new record", "{count} new records", merged.records)),
        (merged.edits, w.n("{count} edit", "{count} edits", merged.edits)),
        (
            merged.attachments,
            w.n("{count} new attachment", "{count} new attachments", merged.attachments),
        ),
        (merged.to_review, w.n("{count} to review", "{count} to review", merged.to_review)),
    ]
    told = ", ".join(text for count, text in parts if count)
    return told or w.t("Nothing new that counts.")

"""What is said about a certificate that somebody checks, and about numbers that were given twice."""

from dataclasses import dataclass

from workshop_app.domain.badges import spaced
from workshop_app.domain.certificates import Certified, GivenTwice, Verdict
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.terms import choice_name

_DOT = " \u00b7 "
_HEADS = {
    Verdict.VALID: mark("Valid"),
    Verdict.NOT_PRINTED: mark("Not issued by this workshop"),
    Verdict.TAKEN_BACK: mark("Withdrawn"),
    Verdict.ABSENT: mark("Withdrawn"),
    Verdict.REMOVED: mark("Withdrawn"),
    Verdict.ERASED: mark("Cannot be confirmed"),
    Verdict.FOREIGN: mark("Not known in this file"),
    Verdict.DAMAGED: mark("Read wrongly"),
    Verdict.NO_CODE: mark("This is no code of a certificate"),
}
_REASONS = {
    Verdict.VALID: mark("Compare name and number with the paper."),
    Verdict.NOT_PRINTED: mark(
        "This person is on the list, but this file knows of no certificate for them."
        " If another laptop may have printed it, merge that copy and check again."
    ),
    Verdict.TAKEN_BACK: mark("The number was taken back, and no new one has been printed."),
    Verdict.ABSENT: mark("The check-in was taken back after the certificate had been printed."),
    Verdict.REMOVED: mark("This person has been removed from the list of the workshop."),
    Verdict.ERASED: mark("The data of this person were erased, as everybody may ask for."),
    Verdict.FOREIGN: mark(
        "Nobody in this file has this code. If the certificate names this workshop, merge the"
        " copies of the other laptops and check again: found nowhere, it is not genuine."
        " If it names another one, open the file of that one."
    ),
    Verdict.DAMAGED: mark("A letter or a figure is wrong. Scan it again, or type it once more."),
    Verdict.NO_CODE: mark(
        "The code has eleven letters and figures and stands beside the QR code, such as 7K2M-Q9XW-PHD."
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict in words: the answer, whose certificate it is, and why or what to do."""

    head: str
    whose: str
    lines: tuple[str, ...]


def verdict_words(w: Words, found: Certified) -> Told:
    """Word what a check found; people who were removed or erased are not named."""
    lines = [w.t(_REASONS[found.verdict])]
    if found.number:
        lines.insert(0, w.t("Number: {number}", number=found.number))
    for number in found.earlier:
        lines.append(w.t("The number {number} counts no more.", number=number))
    if found.workshop:
        lines.insert(0, w.t("In another workshop of this laptop: {title}", title=found.workshop))
    role = choice_name(w, found.role) if found.role else ""
    whose = _DOT.join(filter(None, (found.name, found.agency, role)))
    return Told(w.t(_HEADS[found.verdict]), whose or spaced(found.code), tuple(lines))


def given_twice_words(w: Words, twice: GivenTwice) -> str:
    """Say which number several people have."""
    names = "; ".join(name for _, name in twice.holders)
    return w.t("{number} was given twice: {names}.", number=twice.number, names=names)


def given_twice_advice(w: Words) -> str:
    """Say what to do about it."""
    return w.t("Give all but one of them a new number, and print those certificates again.")

"""`certificate check FILE CODE`: whose certificate it is; `certificate renumber FILE NAME`: a new number."""

from workshop_app.actions import certificates, records
from workshop_app.actions.opening import reading, working
from workshop_app.cli.context import Context, Reply
from workshop_app.cli.output import plain
from workshop_app.cli.parser import PROGRAM, Parser
from workshop_app.domain.certificates import Verdict
from workshop_app.domain.records import Person
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.certificates import verdict_words

_VERBS = {
    "check": mark("tell whether a certificate counts, and whose it is"),
    "renumber": mark("give somebody a new number with the next print"),
}


def configure(parser: Parser, words: Words, name: str) -> None:
    """Spell out `certificate`."""
    t = words.t
    verbs = parser.branches(_VERBS, f"{PROGRAM} {name} {{name}} FILE ...")
    check, renumber = verbs["check"], verbs["renumber"]
    code, person = t("CODE"), t("NAME")
    check.usage = f"{PROGRAM} {name} check FILE {code}"
    check.add_file()
    check.add_argument(
        "code", metavar=code, help=t("what the QR code says, with or without hyphens")
    )
    check.set_defaults(handler=_check)
    renumber.usage = f"{PROGRAM} {name} renumber FILE {person}"
    renumber.add_file()
    renumber.add_argument("person", metavar=person, help=t("its id, or its name, number or code"))
    renumber.set_defaults(handler=_renumber)
    for branch in verbs.values():
        branch.add_common()


def _check(context: Context) -> Reply:
    w = context.words
    with reading(context.args.file, clock=context.here.clock) as ws:
        found = certificates.check_code(ws, context.args.code)
    data = {
        "verdict": str(found.verdict),
        "person": found.person_id,
        "name": found.name,
        "agency": found.agency,
        "number": found.number,
        "present": found.present,
        "earlier": list(found.earlier),
    }
    told = verdict_words(w, found)
    head = f"{told.head}: {told.whose}" if told.whose else told.head
    code = 0 if found.verdict is Verdict.VALID else 1
    return Reply(lambda: data, lambda: map(plain, (head, *told.lines)), code)


def _renumber(context: Context) -> Reply:
    with working(context.args.file, context.operator, clock=context.here.clock) as ws:
        person = records.find(ws, Person, context.args.person)
        certificates.give_anew(ws, person.id)
    told = {"person": person.id, "before": person.certificate}
    line = context.words.t("{name} gets a new number with the next print.", name=plain(person.name))
    return Reply(lambda: told, lambda: [line])

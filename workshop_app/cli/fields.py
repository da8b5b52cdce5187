"""Options made from the declared fields of a kind of record, and reading the values given to them."""

import argparse
from typing import Any, Final

from workshop_app.actions import records
from workshop_app.actions.workshop import Workshop
from workshop_app.cli.context import Context
from workshop_app.cli.parser import Parser
from workshop_app.domain.names import fold
from workshop_app.domain.schema import FieldSpec, Form, Record, fields_of
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import FORM_HINTS, choice_name, field_name

FROM_INPUT: Final = "-"
"""The value of a long text that is to be read from the standard input."""

_SINGULAR = {
    "aliases": "alias",
    "former_names": "former-name",
    "speakers": "speaker",
    "strategies": "strategy",
    "supporters": "supporter",
}
_LISTS = (Form.LINES, Form.REFS)
_METAVARS = {
    Form.NUMBER: "N", Form.DAY: "DAY", Form.TIME: "TIME", Form.REF: "ID", Form.REFS: "ID",
    Form.CHOICE: "WORD", Form.FLAG: "yes|no",
}  # fmt: skip


def option_names(spec: FieldSpec) -> list[str]:
    """Return the options of a field: named like it, without `_id`; of a list also its singular."""
    plural = "--" + spec.name.removesuffix("_id").replace("_", "-")
    singular = _SINGULAR.get(spec.name)
    return [f"--{singular}", plural] if singular else [plural]


def add_field_options(parser: Parser, kind: type[Record], *, required: bool = False) -> None:
    """Add an option for every field; with `required`, compulsory fields are compulsory options."""
    group = parser.add_argument_group(parser.words.t("Fields"))
    for spec in fields_of(kind).values():
        must = required and spec.required
        options: dict[str, Any] = {} if must else {"default": argparse.SUPPRESS}
        if spec.form in _LISTS:
            options["action"] = "append"
        elif spec.form is Form.FLAG:
            options |= {"nargs": "?", "const": "yes"}
        group.add_argument(
            *option_names(spec),
            dest=f"field_{spec.name}",
            required=must,
            metavar=_METAVARS.get(spec.form, "TEXT"),
            help=_help(parser.words, spec),
            **options,
        )


def add_filters(parser: Parser, kind: type[Record]) -> None:
    """Add an option for every field by which a list can be narrowed."""
    group = parser.add_argument_group(parser.words.t("Only those with"))
    for spec in fields_of(kind).values():
        if spec.form in (Form.REF, Form.REFS, Form.CHOICE):
            group.add_argument(
                *option_names(spec),
                dest=f"field_{spec.name}",
                default=argparse.SUPPRESS,
                metavar=_METAVARS[spec.form],
                help=_help(parser.words, spec),
            )


def _help(w: Words, spec: FieldSpec) -> str:
    name = field_name(w, spec.name)
    if spec.choices:
        return f"{name}: {', '.join(spec.choices)}"
    if spec.form in _LISTS:
        return w.t("{field}; may be given several times", field=name)
    if spec.form in (Form.LINE, Form.PROSE):
        return name
    return f"{name}: {w.t(FORM_HINTS[spec.form])}"


def given_fields(context: Context, ws: Workshop, kind: type[Record]) -> dict[str, Any]:
    """Return the values of all field options that were given, with names turned into ids.

    Raises RecordMissing or RecordAmbiguous for a reference.
    """
    found: dict[str, Any] = {}
    for name, spec in fields_of(kind).items():
        raw = getattr(context.args, f"field_{name}", None)
        if raw is not None:
            found[name] = _value(context, ws, kind, spec, raw)
    return found


def _value(
    context: Context, ws: Workshop, kind: type[Record], spec: FieldSpec, raw: str | list[str]
) -> Any:
    if spec.form is Form.REFS:
        parts = [raw] if isinstance(raw, str) else raw
        ids = [i for part in parts for i in records.resolve(ws, kind, spec.name, part)]
        return tuple(dict.fromkeys(ids))
    if isinstance(raw, list):
        return tuple(text for text in raw if text.strip())
    if spec.form is Form.REF:
        return records.resolve(ws, kind, spec.name, raw)
    if spec.form is Form.CHOICE:
        return _code(context.words, spec, raw)
    if spec.form is Form.PROSE and raw == FROM_INPUT:
        return context.stdin.read()
    return raw


def _code(w: Words, spec: FieldSpec, text: str) -> str:
    """Return the code of a choice; what people call it is understood too."""
    wanted = fold(text)
    for code in spec.choices:
        if wanted in (fold(code), fold(choice_name(w, code))):
            return code
    return text

"""A field's value as people read it."""

from workshop_app.actions.records import title
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import FieldSpec, Form, Record, fields_of
from workshop_app.ui.session import Session
from workshop_app.words.terms import choice_name


def say_value(session: Session, kind: type[Record], field: str, value: object) -> str:
    """Word a value: names for ids, words for codes; "" for nothing."""
    spec = fields_of(kind).get(field)
    if spec is None or value in (None, "", [], ()):
        return ""
    match spec.form:
        case Form.CHOICE:
            return choice_name(session.words, str(value))
        case Form.REF:
            return _name(session, spec, str(value))
        case Form.REFS if isinstance(value, (list, tuple)):
            return "; ".join(_name(session, spec, str(i)) for i in value)
        case Form.LINES if isinstance(value, (list, tuple)):
            return "; ".join(str(item) for item in value)
        case Form.FLAG:
            return session.words.t("Yes") if value else session.words.t("No")
    return str(value)


def _name(session: Session, spec: FieldSpec, record_id: str) -> str:
    record = session.workshop.read.get(KINDS[spec.target], record_id)
    return title(record) if record else session.words.t("unknown")

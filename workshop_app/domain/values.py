"""Field values between their three shapes: Python, JSON (in documents and tables), and typed text."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from workshop_app.domain.errors import FieldUnknown, ValueInvalid, ValueMissing
from workshop_app.domain.schema import FieldSpec, Form, Record, fields_of

Json = str | int | bool | list[str] | None


def field_of(kind: type[Record], name: str) -> FieldSpec:
    """Return the declaration of a field; raises FieldUnknown."""
    spec = fields_of(kind).get(name)
    if spec is None:
        raise FieldUnknown(kind=kind.KIND, field=name)
    return spec


def to_json(value: object) -> Json:
    """Return `value` as JSON can hold it; days and times become ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, (tuple, list)):
        return [str(item) for item in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    raise TypeError(type(value))


def from_json(spec: FieldSpec, value: Any) -> Any:
    """Return what JSON holds as the field's own type; what does not fit becomes the default.

    A newer app may have widened the field: an older one shows the default and leaves the truth alone.
    """
    reader: Callable[[Any], Any] = _READERS.get(spec.form, _text)
    try:
        return spec.default if value is None else reader(value)
    except (ValueError, TypeError, OverflowError):
        return spec.default


def check(kind: type[Record], name: str, value: object) -> Json:
    """Return `value` as JSON if it fits the field, normalised; raises ValueInvalid or ValueMissing."""
    spec = field_of(kind, name)
    if isinstance(value, str) and spec.form not in (Form.LINE, Form.PROSE, Form.CHOICE, Form.REF):
        value = parse(kind, name, value)
    if value is None and spec.form in (Form.LINE, Form.PROSE, Form.CHOICE, Form.REF):
        value = ""
    if not isinstance(value, _TYPES[spec.form]) or _is_only_like_it(spec, value):
        raise ValueInvalid(kind=kind.KIND, field=name, value=value, expected=spec.form.value)
    if isinstance(value, str):
        value = _clean_text(spec, value)
        value = spec.tidy(value) if spec.tidy else value
    if spec.required and not value:
        raise ValueMissing(kind=kind.KIND, field=name)
    if spec.choices and value and value not in spec.choices:
        raise ValueInvalid(
            kind=kind.KIND, field=name, value=value, expected=", ".join(spec.choices)
        )
    if isinstance(value, (tuple, list)):
        value = _clean_list(spec, value)
    return to_json(value)


def parse(kind: type[Record], name: str, text: str) -> Any:
    """Read a field's value from what somebody typed; raises ValueInvalid. Lists are separated by "|"."""
    spec = field_of(kind, name)
    text = text.strip() if spec.form is not Form.PROSE else text
    if spec.form in (Form.LINE, Form.PROSE, Form.CHOICE, Form.REF):
        return text
    if spec.form in (Form.REFS, Form.LINES):
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if not text:
        return None
    try:
        return _PARSERS[spec.form](text)
    except (ValueError, KeyError):
        raise ValueInvalid(
            kind=kind.KIND, field=name, value=text, expected=spec.form.value
        ) from None


def _is_only_like_it(spec: FieldSpec, value: object) -> bool:
    """Tell whether a value of the right Python type is none of the field's form all the same."""
    match value:
        case bool():
            return spec.form is Form.NUMBER
        case int():
            return not _storable(value)
        case datetime():
            return True
        case time():
            return value.tzinfo is not None
    return False


def _storable(value: int) -> bool:
    return -(2**63) <= value < 2**63  # an SQLite integer


def _plain(text: str) -> str:
    # NUL and lone surrogates cannot be stored as UTF-8 text; nobody can have meant them.
    if text.isprintable():
        return text
    return "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")


def _clean_list(spec: FieldSpec, items: Iterable[object]) -> list[str]:
    texts = (_plain(str(item)) for item in items)
    if spec.form is Form.LINES:
        return [text for item in texts if (text := " ".join(item.split()))]
    return list(dict.fromkeys(texts))  # a second reference to the same record says nothing more


def _clean_text(spec: FieldSpec, text: str) -> str:
    text = _plain(text)
    if text.isprintable():  # in one line, then
        return text if spec.form is Form.PROSE else text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # An office address is a line in the form's sense but may be written in several.
    return (
        text if spec.form is Form.PROSE else "\n".join(p.strip() for p in text.strip().split("\n"))
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


def _number(value: Any) -> int:
    number = int(value)
    if not _storable(number):
        raise OverflowError(number)
    return number


def _flag(value: Any) -> bool:
    if isinstance(value, (bool, int, float)):
        return bool(value)
    raise TypeError(value)


def _list(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise TypeError(value)
    return tuple(str(item) for item in value)


_READERS: dict[Form, Callable[[Any], Any]] = {
    Form.NUMBER: _number,
    Form.FLAG: _flag,
    Form.DAY: date.fromisoformat,
    Form.TIME: time.fromisoformat,
    Form.REFS: _list,
    Form.LINES: _list,
}
_TYPES: dict[Form, tuple[type, ...]] = {
    Form.LINE: (str,),
    Form.PROSE: (str,),
    Form.CHOICE: (str,),
    Form.REF: (str,),
    Form.NUMBER: (int, type(None)),
    Form.FLAG: (bool, type(None)),
    Form.DAY: (date, type(None)),
    Form.TIME: (time, type(None)),
    Form.REFS: (tuple, list),
    Form.LINES: (tuple, list),
}
_YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "1", "ya"), True),
    **dict.fromkeys(("no", "n", "false", "0", "tidak"), False),
}


def _time(text: str) -> time:
    # Indonesians write 08.30.
    hours, _, rest = text.replace(".", ":").partition(":")
    return time.fromisoformat(f"{hours.rjust(2, '0')}:{rest or '00'}")


def _yes_no(text: str) -> bool:
    return _YES_NO[text.lower()]


_PARSERS: dict[Form, Callable[[str], Any]] = {
    Form.NUMBER: int,
    Form.FLAG: _yes_no,
    Form.DAY: date.fromisoformat,
    Form.TIME: _time,
}

"""Frozen dataclasses that are made quickly: `@frozen` gives what `@dataclass(frozen=True, slots=True)` does.

The standard decorator writes and compiles six methods for each class, a third of a millisecond; a window
meets a hundred classes before it stands. Here all classes share their methods but `__init__`, and that is
written when the first value is made: of most classes none is, before the window stands.
`dataclasses.fields`, `replace` and `asdict` take both kinds, but neither derives from the other; there is no
`__post_init__`.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: Any = None, /, *, kw_only: bool = False) -> Any:
    """Make a frozen dataclass with slots of `cls`."""
    return partial(_make, kw_only=kw_only) if cls is None else _make(cls, kw_only=kw_only)


def _make(cls: Any, *, kw_only: bool) -> Any:
    # Without one `dataclasses` would word the signature, which takes milliseconds.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclasses.dataclass(
        cls, init=False, repr=False, eq=False, slots=True, kw_only=kw_only
    )
    fields = dataclasses.fields(made)
    made._names = tuple(field.name for field in fields)
    # A getter of several names answers with a tuple, one of a single name does not.
    made._values = attrgetter(*made._names) if len(fields) > 1 else staticmethod(_values)
    made.__init__ = _init_later(made, fields)
    for method in (__repr__, __eq__, __hash__, __getstate__, __setstate__):
        if method.__name__ not in cls.__dict__:
            setattr(made, method.__name__, method)
    made.__setattr__, made.__delattr__ = __setattr__, __delattr__
    return made


def _init_later(made: Any, fields: Sequence[Field[Any]]) -> Any:
    def __init__(self: Any, *args: object, **values: object) -> None:
        made.__init__ = _init(made, fields)
        made.__init__(self, *args, **values)

    return __init__


def _init(made: Any, fields: Sequence[Field[Any]]) -> Any:
    """Write the one method whose parameters differ; values go straight into the slots."""
    known: dict[str, Any] = {"_missing": MISSING}
    parameters, lines = ["self"], []
    for number, field in enumerate(fields):
        if field.kw_only and "*" not in parameters:
            parameters.append("*")
        parameter, value = field.name, field.name
        if field.default_factory is not MISSING:
            known[f"make{number}"] = field.default_factory
            parameter += "=_missing"
            value = f"make{number}() if {value} is _missing else {value}"
        elif field.default is not MISSING:
            known[f"default{number}"] = field.default
            parameter += f"=default{number}"
        known[f"set{number}"] = getattr(made, field.name).__set__
        parameters.append(parameter)
        lines.append(f"    set{number}(self, {value})")
    text = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or "    pass")
    exec(text, known)  # as `dataclasses` does it; names and nothing else come from the class
    known["__init__"].__annotations__ = {field.name: field.type for field in fields}
    return known["__init__"]


def _values(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in self._names)


def __repr__(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name in self._names)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def __eq__(self: Any, other: Any) -> bool:
    if type(other) is not type(self):
        return NotImplemented
    return bool(self._values(self) == self._values(other))


def __hash__(self: Any) -> int:
    return hash(self._values(self))


def __getstate__(self: Any) -> tuple[object, ...]:
    return _values(self)


def __setstate__(self: Any, state: tuple[object, ...]) -> None:
    for name, value in zip(self._names, state, strict=True):
        object.__setattr__(self, name, value)


def __setattr__(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")

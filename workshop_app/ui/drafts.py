"""What is typed in a form against what the workshop holds: which fields wait to be saved.

A change from outside comes into fields that nobody has touched; what somebody is typing stays. Of a field
both are remembered: what the record holds, and what the widget showed for it, which may differ in spaces.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.schema import Record


@dataclass(frozen=True, slots=True)
class Binding:
    """How a field's widget is read and written."""

    get: Callable[[], object]
    set: Callable[[object], None]


class Draft:
    """The values of one form. `record_id` is "" while nothing of a new record is saved."""

    def __init__(self, bindings: Mapping[str, Binding], blank: Record) -> None:
        self._bindings = bindings
        self._blank = blank
        self._stored: dict[str, object] = {}
        self._shown: dict[str, object] = {}
        self.record_id = ""

    @property
    def dirty(self) -> dict[str, object]:
        """The fields that wait to be saved, with what is typed in them."""
        typed = {name: binding.get() for name, binding in self._bindings.items()}
        return {name: value for name, value in typed.items() if value != self._shown[name]}

    def show(self, record: Record | None) -> None:
        """Show a record, or an empty form; whatever was typed is gone."""
        self.record_id = record.id if record else ""
        for name in self._bindings:
            self._put(name, getattr(record or self._blank, name))

    def follow(self, record: Record) -> None:
        """Take over what has changed in the record, but for fields that somebody is typing in."""
        dirty = self.dirty
        for name in self._bindings:
            value = getattr(record, name)
            if name in dirty:
                self._stored[name] = value
            elif value != self._stored[name]:
                if value == self._bindings[name].get():
                    self._stored[name] = value
                else:
                    self._put(name, value)

    def preset(self, name: str, value: object) -> None:
        """Fill a field of an empty form without counting it as typed."""
        self._put(name, value)

    def detach(self) -> None:
        """Begin a new record with what is typed: the one it belonged to is gone."""
        self.record_id = ""
        for name in self._bindings:
            self._stored[name] = self._shown[name] = getattr(self._blank, name)

    def save(self, store: Callable[[str, Mapping[str, object]], str | None]) -> bool:
        """Hand the waiting fields to `store`, which returns the record's id, or None if it failed.

        While it runs they count as saved, so that the news of the change find them so.
        """
        dirty, before = self.dirty, dict(self._shown)
        self._shown.update(dirty)
        record_id = store(self.record_id, dirty)
        if record_id is None:
            self._shown = before
            return False
        self.record_id = record_id
        return True

    @property
    def values(self) -> dict[str, object]:
        """All that stands in the form."""
        return {name: binding.get() for name, binding in self._bindings.items()}

    def _put(self, name: str, value: object) -> None:
        self._bindings[name].set(value)
        self._stored[name] = value
        self._shown[name] = self._bindings[name].get()

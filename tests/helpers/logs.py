"""A warning in the log fails the test that caused it, unless the test said it would come."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class LogWatch(logging.Handler):
    """Gathers what is logged at WARNING or above; `expect()` takes out what a test foresees."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unexpected: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.unexpected.append(record)

    @contextmanager
    def expect(self, logger: str, text: str) -> Iterator[None]:
        """Inside the block, at least one record of `logger` (or below it) must contain `text`."""
        before = len(self.unexpected)
        yield
        new = self.unexpected[before:]
        met = [record for record in new if _is_from(record, logger) and text in _said(record)]
        assert met, f"nothing from {logger} says {text!r}; logged: {[_said(r) for r in new]}"
        self.unexpected[before:] = [record for record in new if record not in met]

    def complaint(self) -> str:
        """What nobody expected, one line each; empty when all is well."""
        return "\n".join(
            f"{record.levelname} {record.name}: {_said(record)}" for record in self.unexpected
        )


def _is_from(record: logging.LogRecord, logger: str) -> bool:
    return record.name == logger or record.name.startswith(logger + ".")


def _said(record: logging.LogRecord) -> str:
    return record.getMessage()

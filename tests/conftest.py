"""What holds for every test: own surroundings, no unexpected log, one scale for hypothesis."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers import environment
from tests.helpers.deep import is_deep
from tests.helpers.logs import LogWatch

# Now, before a test module imports Qt or asks for the user's folders.
_HOME = tempfile.TemporaryDirectory(prefix="lokakarya-tests-", ignore_cleanup_errors=True)
environment.apply(os.environ, Path(_HOME.name))

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile(
    "deep", deadline=None, max_examples=1000, suppress_health_check=_SLOW_IS_FINE
)
settings.load_profile("deep" if is_deep() else "default")

ExpectLogs = Callable[[str, str], AbstractContextManager[None]]


def pytest_unconfigure() -> None:
    """Remove the run's own home folder."""
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fail the test when it logs a warning that it did not expect."""
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)
    complaint = watch.complaint()
    if complaint:
        pytest.fail(f"logged without being expected:\n{complaint}", pytrace=False)


@pytest.fixture
def expect_logs(log_watch: LogWatch) -> ExpectLogs:
    """`with expect_logs("workshop_app.store", "locked"): ...` - the warning must come."""
    return log_watch.expect

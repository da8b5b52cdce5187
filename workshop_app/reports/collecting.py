"""A print without the collector of cycles: it would walk through all that is alive, and find nothing.

A print makes some hundred thousand objects that live until the file is written. Each time so many new
ones have come the collector follows every reference among them, and now and then among all that the
process holds. That is an eighth of the time where the process only prints; in one that holds much
else, more than the print itself.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest; what is then left in cycles it finds as soon as it wakes."""
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if awake:
            gc.enable()

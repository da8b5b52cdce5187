"""How long a proof runs: short for every change, long with `python3 -m tests --deep`."""

import os


def is_deep() -> bool:
    """Whether the long proofs were asked for."""
    return os.environ.get("LOKAKARYA_DEEP") == "1"


def scaled(normal: int, deep: int) -> int:
    """The number of rounds for this run."""
    return deep if is_deep() else normal

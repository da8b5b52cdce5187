"""Lokakarya: run a coordination workshop from the check-in desk to the printed proceedings."""

__version__ = "0.1.0"

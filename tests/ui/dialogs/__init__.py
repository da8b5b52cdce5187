"""Tests of the window's dialogs."""

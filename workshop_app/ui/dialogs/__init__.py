"""Dialogs: each gathers one value and writes nothing."""

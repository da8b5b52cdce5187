"""The command line, over actions."""

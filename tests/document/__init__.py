"""How copies of the shared document merge."""

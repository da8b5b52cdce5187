"""The window and its parts, offscreen."""

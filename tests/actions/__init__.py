"""What a user can do, and undo."""

"""The file: real SQLite files only."""

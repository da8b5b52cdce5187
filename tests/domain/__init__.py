"""What a workshop is, tested by examples and by rules."""

"""What a user can do with a workshop, one module per area."""

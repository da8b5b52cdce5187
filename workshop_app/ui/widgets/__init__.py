"""Small parts that every screen is made of; they know no action and no workshop."""

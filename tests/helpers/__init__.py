"""What tests of several rooms share. Builders of workshops stand with the room they build."""

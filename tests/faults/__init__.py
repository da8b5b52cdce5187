"""What goes wrong around the app: kills, full disks, locks."""

"""The main window: it introduces screens to each other and does nothing else."""

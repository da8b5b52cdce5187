"""The command line: in-process through run(), and a few commands in real processes."""

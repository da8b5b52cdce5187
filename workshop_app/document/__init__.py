"""The shared document of one workshop: facts, registers, texts and how copies merge."""

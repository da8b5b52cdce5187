"""Every word and every number a person reads, in Indonesian and English."""

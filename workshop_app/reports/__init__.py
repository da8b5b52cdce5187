"""Plain data in, paper out: the proceedings as PDF, laid out by our own one-pass engine.

From the outside only three things matter: the data (`model`), how to print it (`theme`), and
`build.build`. Nothing here knows windows, files of workshops, or databases.
"""

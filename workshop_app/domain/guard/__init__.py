"""The identity guard: pure rules from a text to what in it may tell who somebody is.

A prompt for a human look, never proof that a text may be printed. To add a rule: a line in one of the
tables (`number_rules`, `case_rules`, `place_rules`, `people_rules`) with its reason, a kind in `model`
if it is a new one, and a test of what it finds and of what it must leave alone.

Sources: what must stay secret is said by Law 21/2007 art. 24, 33 and 44, Law 11/2012 art. 19 and 61,
Law 23/2002 art. 17 and 64; the shapes of Indonesian numbers are those their issuers publish.
"""

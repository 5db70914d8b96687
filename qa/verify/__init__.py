"""Whether evidence says what a statement says: numbers, dates, names, negation, roles, coverage.

Every check is a rule over the two texts and can only speak against a statement; what none speaks against
holds.
"""

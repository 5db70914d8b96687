"""One small module per family of metrics; each score is defined for every case it applies to.

Whether a score applies is decided by the gold case alone, never by the answer, so that two runs always
compare the same cases and no score is ever "not a number".
"""

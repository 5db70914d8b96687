"""Questions to manuals of real programs, and whether the first sentence of an answer states what it must."""

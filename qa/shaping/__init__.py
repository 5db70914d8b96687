"""The short answer out of its sentence: a number, a cell, a date in full, a yes or no."""

"""Reading: where in a passage the answer stands, whether it stands there, how sure that is."""

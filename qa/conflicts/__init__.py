"""Different values for one thing: who says what, near copies, several things of one name."""

"""The folder into the index, and its changes after it."""

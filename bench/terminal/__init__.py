"""The terminal interface as a person meets it: a real process on a pseudo terminal."""

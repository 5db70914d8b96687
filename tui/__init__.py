"""The terminal interface. The only room with Textual; it sees values, never models or indexes."""

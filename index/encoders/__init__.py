"""The small models: vectors of texts, and how well a passage fits a question."""

"""An index on disk: SQLite the truth, FAISS derived from it."""

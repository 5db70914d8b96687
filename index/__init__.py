"""Files, text, chunks, vectors, search. Knows nothing of questions, answers or screens."""

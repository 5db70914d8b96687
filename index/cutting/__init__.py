"""Documents into sentences, and sentences into chunks."""

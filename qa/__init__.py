"""Questions and answers: evidence, decision, writing, verification. The only room with LangChain."""

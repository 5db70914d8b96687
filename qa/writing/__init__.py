"""Statements that stand on evidence: composed by code, or drafted by a chat model and held to it."""

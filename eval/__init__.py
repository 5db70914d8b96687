"""Answers under regression test: gold cases, metrics, comparison, gate."""

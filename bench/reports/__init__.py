"""Made-up news reports, and whether an answer gives every side its figure."""

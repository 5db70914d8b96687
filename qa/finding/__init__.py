"""From passages to evidence: sentences read, chosen and decided on."""

"""What a question asks for: its parts and form, its slips mended, a follow-up made whole."""

"""The chat models: embedded or elsewhere, streamed, remembered, recorded and replayed."""

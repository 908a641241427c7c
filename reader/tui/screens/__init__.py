"""The places a user can be."""

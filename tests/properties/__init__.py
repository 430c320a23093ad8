"""Property tests: what holds of any input."""

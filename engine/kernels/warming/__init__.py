"""Compiled kernels on disk: where they lie, what is there, and how they come without holding up a run."""

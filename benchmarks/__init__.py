"""Measurements beside other engines: `python -m benchmarks` writes docs/benchmarks.md."""

"""Benchmarks: `python3 -m tests.bench`. A new one is a module `bench_NAME.py` with `figures()`."""

"""The made-up tables of the benchmarks, one kind a file."""

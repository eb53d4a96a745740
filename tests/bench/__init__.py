"""Measurements, run by `make bench`, never by a test run.

A file `bench_<what>.py` is a program: `python -m tests.bench.bench_<what>`. It prints tables whose
last columns are a ratio and the bar it should keep; milliseconds alone say more about the machine
than about us. `support.py` has the portal to measure, the stop-watch and the table.
"""

"""What `make demo` does once the packages are there: fill the database, start, watch, end.

Only for local settings. The way here is deploy/bootstrap.py, which knows nothing but the standard
library and does steps 1 and 2.
"""

"""Every component once, as it looks with real words: for those who build pages, and for the checks.

A component without a story fails a test. Arabic shows what the layout does from right to left.
"""

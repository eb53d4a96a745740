"""Our own lint rules. They stand among the tests because they hold the sources to a promise, have
tests themselves, and are never shipped.
"""

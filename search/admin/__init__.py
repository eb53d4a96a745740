"""The page "Suche" of the admin: how the indexes are, what could not be indexed, why something is found.

Whatever the engine does, every part of it renders.
"""

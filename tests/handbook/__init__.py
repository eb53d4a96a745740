"""The pictures of the editors' handbook, taken from the running demo (`make handbook`).

`pictures` says which there are; each has the person who is logged in and how to get to what it shows.
"""

"""From an address to an answer: parameters, query, facets, cards. Page, API and feeds share it."""

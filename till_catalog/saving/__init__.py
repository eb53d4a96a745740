"""The saved list (Merkliste): ids of offers in a cookie of the visitor's browser, nothing with us."""

"""Hand-kept word lists, written for this project and under its licence."""

"""The rules for keywords in the admin."""

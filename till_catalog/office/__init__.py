"""The office's side of the catalogue in the admin: forms, lists, bulk actions. One file per subject."""

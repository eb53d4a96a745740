"""What `make test-all` starts or needs besides Python: PostgreSQL and Chromium."""

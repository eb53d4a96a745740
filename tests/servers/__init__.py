"""What `make test-all` starts or needs besides Python: PostgreSQL, Elasticsearch, Chromium and Pango."""

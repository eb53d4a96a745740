"""gunicorn for production: `gunicorn -c deploy/gunicorn.conf.py portal.wsgi`."""

import multiprocessing
import os

bind = os.environ.get("PORTAL_BIND", "127.0.0.1:8000")
# Pages wait for the database more than they compute, so threads share a process. Two processes at
# least, so that one that is restarted is not missed.
workers = int(os.environ.get("PORTAL_WEB_PROCESSES", max(2, multiprocessing.cpu_count())))
threads = 4
timeout = 30  # long work belongs to the queue; what takes longer here has gone wrong
graceful_timeout = 20
# A process is replaced now and then: small leaks of libraries never add up.
max_requests = 5000
max_requests_jitter = 500
accesslog = None  # the proxy writes one, with shortened addresses
errorlog = "-"
# Only the proxy beside us may tell the visitor's address and protocol.
forwarded_allow_ips = "127.0.0.1,::1"
limit_request_line = 8190
control_socket_disable = True

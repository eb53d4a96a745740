"""The engine a city grows with: Elasticsearch 8, fed and asked through the same contract.

Only what the server's core has is used: ready terms in whitespace-analysed fields, keywords, numbers,
nested parts. No node needs a plug-in, a word list or a script.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from search.contract import Engine

PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def create(options: Mapping[str, Any]) -> Engine:
    """Return the engine of the cluster that `options["ELASTICSEARCH"]` names; connects when asked.

    Raises ValueError for an address or a prefix that no server could have.
    """
    from .connection import Connection  # late: the client only where the engine is used
    from .engine import ElasticsearchEngine

    cluster = options["ELASTICSEARCH"]
    if not PREFIX.fullmatch(cluster["PREFIX"]):
        raise ValueError(
            f"{cluster['PREFIX']!r} cannot begin the name of an index: small letters, digits, - and _"
            " only, a letter or digit first"
        )
    connection = Connection(
        cluster["URLS"],
        api_key=cluster.get("API_KEY") or None,
        ca_certs=cluster.get("CA_CERTS") or None,
    )
    return ElasticsearchEngine(
        connection, prefix=cluster["PREFIX"], directory=Path(options["DIRECTORY"])
    )

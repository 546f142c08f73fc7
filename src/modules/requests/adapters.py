"""Adapters can be mounted; how requests go out is the host's matter."""


class HTTPAdapter:
    """Settings of connections; they are kept and have no effect."""

    def __init__(self, pool_connections=10, pool_maxsize=10, max_retries=0, pool_block=False):
        self.max_retries = max_retries

    def close(self):
        """Nothing is held open."""

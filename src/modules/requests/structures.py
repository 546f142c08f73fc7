"""Dicts for headers."""
from _network_messages import Headers as CaseInsensitiveDict

__all__ = ["CaseInsensitiveDict"]

"""Ways to say who is asking."""
from _network_messages import basic_login


class AuthBase:
    """What signs a request: called with it, it changes and returns it."""

    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    """A user and a password."""
    _header = "Authorization"

    def __init__(self, username, password):
        self.username, self.password = username, password

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None), getattr(other, "password", None))

    def __call__(self, r):
        r.headers[self._header] = basic_login(self.username, self.password)
        return r

"""Objects in the place of others while a test runs: they take any call, remember it, and answer as they are told."""
from _mock_async import AsyncMock, AsyncMockMixin
from _mock_autospec import create_autospec
from _mock_base import InvalidSpecError, NonCallableMock
from _mock_calls import ANY, DEFAULT, call, sentinel
from _mock_files import mock_open
from _mock_objects import CallableMixin, MagicMock, Mock, NonCallableMagicMock, PropertyMock, seal
from _mock_patching import patch
from _mock_threading import ThreadingMock

__all__ = [
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock",
    "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
]
#: Whether dir() of a mock shows only the names that are of use to tests.
FILTER_DIR = True

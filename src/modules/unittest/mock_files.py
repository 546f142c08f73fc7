"""mock_open: a mock in the place of open(), whose files are read from a text."""
import io

from _mock_calls import DEFAULT
from _mock_objects import MagicMock

_spec_of_files = []


def _file_names():
    if not _spec_of_files:
        _spec_of_files.extend(sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))
    return _spec_of_files


def mock_open(mock=None, read_data=""):
    """Opening gives one and the same file, whose content begins anew each time."""
    content = [None]
    handle = MagicMock(spec=_file_names())
    handle.__enter__.return_value = handle

    def begin():
        content[0] = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data, newline="\n")

    def reading(name):
        def read(*args, **kwargs):
            answer = getattr(handle, name)._mock_state.return_value
            return getattr(content[0], name)(*args, **kwargs) if answer is DEFAULT or answer is None else answer
        return read

    def lines():
        answer = handle.readline._mock_state.return_value
        while answer is not DEFAULT and answer is not None:
            yield answer
        yield from content[0]

    def leave(*problem):
        handle.close()

    handle.write._mock_state.return_value = handle.read._mock_state.return_value = DEFAULT
    for name in "read", "readline", "readlines":
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = lambda: next(content[0])
    handle.__exit__.side_effect = leave

    def opening(*args, **kwargs):
        begin()
        return DEFAULT

    begin()
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    mock.side_effect = opening
    mock.return_value = handle
    return mock

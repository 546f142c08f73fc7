"""Results to stop at an interrupt. No signals reach a program here, so that they are only remembered."""
__unittest = True

_results = []


def registerResult(result):
    _results.append(result)


def removeResult(result):
    if result in _results:
        _results.remove(result)
        return True
    return False


def installHandler():
    pass


def removeHandler(method=None):
    return method

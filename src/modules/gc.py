"""The collector of what nothing reaches. It runs when it is asked to; memory itself is the host's to free."""
from _weakref import collect as _collect

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

garbage = []
callbacks = []
_enabled = True
_threshold = (2000, 10, 10)
_debug = 0
_collections = 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    """Clears the weak references to what nothing reaches; how many such objects there were."""
    global _collections
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    info = {"generation": generation, "collected": 0, "uncollectable": 0}
    for callback in callbacks:
        callback("start", info)
    found = _collect()
    _collections += 1
    info = {"generation": generation, "collected": found, "uncollectable": 0}
    for callback in callbacks:
        callback("stop", info)
    return found


def get_debug():
    return _debug


def set_debug(flags):
    global _debug
    _debug = flags


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=10):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{"collections": _collections if i == 2 else 0, "collected": 0, "uncollectable": 0} for i in range(3)]


def get_objects(generation=None):
    return []


def get_referrers(*objs):
    return []


def get_referents(*objs):
    """What objects refer to directly, of containers and instances."""
    found = []
    for obj in objs:
        if isinstance(obj, dict):
            for key, value in obj.items():
                found.append(key)
                found.append(value)
        elif isinstance(obj, (list, tuple, set, frozenset)):
            found.extend(obj)
        elif hasattr(obj, "__dict__") and not isinstance(obj, type):
            found.extend(vars(obj).values())
            found.append(type(obj))
    return found


def is_tracked(obj):
    """True for objects that can refer to others."""
    return not isinstance(obj, (int, float, complex, str, bytes, type(None))) and obj != ()


def is_finalized(obj):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0

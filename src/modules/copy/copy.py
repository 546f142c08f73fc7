"""Shallow and deep copies. Builtin containers are copied natively; here is what asks an object's class."""
import copyreg
from _copy import copy, deepcopy

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error


def _copied(x, memo):
    """A copy as the object's hooks or its reduction make it; with a memo a deep one."""
    cls = type(x)
    deep = memo is not None
    hook = getattr(x, "__deepcopy__", None) if deep else getattr(cls, "__copy__", None)
    if hook is not None:
        return hook(memo) if deep else hook(x)
    if cls in copyreg.dispatch_table:
        parts = copyreg.dispatch_table[cls](x)
    elif hasattr(x, "__reduce_ex__"):
        parts = x.__reduce_ex__(4)
    elif hasattr(x, "__reduce__"):
        parts = x.__reduce__()
    else:
        raise Error(f"un({'deep' if deep else 'shallow'})copyable object of type {cls}")
    if isinstance(parts, str):
        return x
    return _remade(x, memo, *parts)


def _remade(x, memo, make, args, state=None, items=None, pairs=None, /, *, deepcopy=deepcopy):
    """An object made of what a reduction gave. A deep copy is in the memo before its parts are copied."""
    if memo is None:
        made = make(*args)
    else:
        made = memo[id(x)] = make(*[deepcopy(part, memo) for part in args])
        if state is not None:
            state = deepcopy(state, memo)
    if state is not None:
        _restore(made, state)
    for item in items or ():
        made.append(item if memo is None else deepcopy(item, memo))
    for key, value in pairs or ():
        if memo is None:
            made[key] = value
        else:
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _restore(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    attributes, slots = state if type(state) is tuple and len(state) == 2 else (state, None)
    if attributes is not None:
        vars(made).update(attributes)
    for name in slots or ():
        setattr(made, name, slots[name])


def replace(obj, /, **changes):
    """A copy of an object with __replace__() (a named tuple, a dataclass ...) in which some fields are different."""
    cls = type(obj)
    if not hasattr(cls, "__replace__"):
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return cls.__replace__(obj, **changes)

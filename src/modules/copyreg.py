"""How objects are taken apart to be copied, and registers of other ways for some classes."""
__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

# Class to the function that takes its objects apart.
dispatch_table = {}
# The same extensions by (module, name) and by code.
_codes = {}
_keys = {}


def constructor(object):
    """Refuses what cannot make objects."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says which function takes the objects of a class apart."""
    if callable(pickle_function):
        dispatch_table[ob_type] = pickle_function
    else:
        raise TypeError("reduction functions must be callable")
    constructor_ob is None or constructor(constructor_ob)


pickle(complex, lambda number: (complex, (number.real, number.imag)))


def _union_of(*types):
    first, *rest = types
    for each in rest:
        first = first | each
    return first


pickle(type(int | str), lambda union: (_union_of, union.__args__))
pickle(type(list[int]), lambda alias: (type(alias), (alias.__origin__, alias.__args__)))


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    """An object of a class from the value of the builtin type that it extends."""
    given = () if base is object else (state,)
    made = base.__new__(cls, *given)
    if given and base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _reduce_ex(self, proto):
    """What the protocols 0 and 1 say about an object that has no __reduce__() of its own."""
    cls = self.__class__
    made_in_python = 0x200
    base = next((each for each in cls.__mro__ if not each.__flags__ & made_in_python), object)
    if base is cls and cls is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if getattr(self, "__slots__", None) and cls.__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    parts = _reconstructor, (cls, base, None if base is object else base(self))
    state = self.__getstate__()
    return (*parts, state) if state else parts


def add_extension(module, name, code):
    """Registers a code for a class or function."""
    key = module, name
    code = int(code)
    if not 0 < code < 1 << 31:
        raise ValueError("code out of range")
    if _codes.get(key) != code:
        if key in _codes:
            raise ValueError(f"key {key} is already registered with code {_codes[key]}")
        if code in _keys:
            raise ValueError(f"code {code} is already in use for key {_keys[code]}")
        _codes[key] = code
        _keys[code] = key


def remove_extension(module, name, code):
    """Undoes add_extension(); raises ValueError where that was not done."""
    key = module, name
    if _codes.get(key) != code:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _codes[key], _keys[code]


def clear_extension_cache():
    """Does nothing: what a code stands for is not kept."""

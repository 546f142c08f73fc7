"""Put before every attempt."""


def attempt(name, action):
    try:
        result = action()
    except (OSError, MemoryError, ValueError, RuntimeError) as error:
        print(f"{name}: refused ({type(error).__name__})")
    else:
        print(f"{name}: GOT THROUGH ({result!r:.100})")


def system_call(number, *arguments):
    """By the machine's own number; raises OSError."""
    import ctypes
    import os

    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result

"""The instructions of pickles: each one byte, by the names of the documentation."""

_NAMES = """
( MARK            . STOP            0 POP             1 POP_MARK        2 DUP             F FLOAT           I INT
J BININT          K BININT1         L LONG            M BININT2         N NONE            P PERSID          Q BINPERSID
R REDUCE          S STRING          T BINSTRING       U SHORT_BINSTRING V UNICODE         X BINUNICODE      a APPEND
b BUILD           c GLOBAL          d DICT            } EMPTY_DICT      e APPENDS         g GET             h BINGET
i INST            j LONG_BINGET     l LIST            ] EMPTY_LIST      o OBJ             p PUT             q BINPUT
r LONG_BINPUT     s SETITEM         t TUPLE           ) EMPTY_TUPLE     u SETITEMS        G BINFLOAT
\x80 PROTO        \x81 NEWOBJ       \x82 EXT1         \x83 EXT2         \x84 EXT4         \x85 TUPLE1       \x86 TUPLE2
\x87 TUPLE3       \x88 NEWTRUE      \x89 NEWFALSE     \x8a LONG1        \x8b LONG4        B BINBYTES        C SHORT_BINBYTES
\x8c SHORT_BINUNICODE               \x8d BINUNICODE8  \x8e BINBYTES8    \x8f EMPTY_SET    \x90 ADDITEMS     \x91 FROZENSET
\x92 NEWOBJ_EX    \x93 STACK_GLOBAL \x94 MEMOIZE      \x95 FRAME        \x96 BYTEARRAY8   \x97 NEXT_BUFFER
\x98 READONLY_BUFFER
""".split(" ")
_words = [word for part in _NAMES for word in part.split("\n") if word]
OPCODES = {name: code.encode("latin-1") for code, name in zip(_words[::2], _words[1::2])}
globals().update(OPCODES)
TRUE, FALSE = b"I01\n", b"I00\n"
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4

# Modules and names that older protocols know under older names.
OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser"}
NEW_MODULES = {old: new for new, old in OLD_MODULES.items()} | {"exceptions": "builtins"}
OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"), ("builtins", "chr"): ("__builtin__", "unichr"),
    ("functools", "reduce"): ("__builtin__", "reduce"), ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"), ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"), ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
}
NEW_NAMES = {old: new for new, old in OLD_NAMES.items()}


class PickleError(Exception):
    """What goes wrong with pickles."""


class PicklingError(PickleError):
    """An object that cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle that is damaged, or asks for what it must not have."""


for _class in PickleError, PicklingError, UnpicklingError:
    _class.__module__ = "_pickle"

"""SQLite databases, in memory or in a file of the session: the interface of PEP 249. The host has to allow it."""
import datetime
import _sqlite3
from collections.abc import Sequence as _Sequence

apilevel, paramstyle, threadsafety = "2.0", "qmark", 3
sqlite_version = "3.53.4"
sqlite_version_info = 3, 53, 4
PARSE_DECLTYPES, PARSE_COLNAMES, LEGACY_TRANSACTION_CONTROL = 1, 2, -1
Binary = memoryview
Date, Time, Timestamp = datetime.date, datetime.time, datetime.datetime


class Warning(Exception):
    """Something that is no error but should be known."""


class Error(Exception):
    """Something about a database went wrong."""


class InterfaceError(Error):
    """The interface was used in a wrong way."""


class DatabaseError(Error):
    """The database says that something is wrong."""


def _error(name, meaning):
    return type(name, (DatabaseError,), {"__doc__": meaning, "__module__": __name__})


DataError = _error("DataError", "A value that does not do.")
OperationalError = _error("OperationalError", "Something that is not the program's to decide.")
IntegrityError = _error("IntegrityError", "The relations of the data would be broken.")
InternalError = _error("InternalError", "The database has come to a state that should not be.")
ProgrammingError = _error("ProgrammingError", "A mistake of the program.")
NotSupportedError = _error("NotSupportedError", "What this database cannot do.")

# The classes of SQLite's errors by their numbers, and their names.
_KINDS = {2: InternalError, 12: InternalError, 11: DatabaseError, 18: DataError, 19: IntegrityError, 20: IntegrityError,
          21: InterfaceError, 25: InterfaceError, 23: DatabaseError, 26: DatabaseError}
_CODES = {
    1: "ERROR", 2: "INTERNAL", 3: "PERM", 4: "ABORT", 5: "BUSY", 6: "LOCKED", 7: "NOMEM", 8: "READONLY", 9: "INTERRUPT",
    10: "IOERR", 11: "CORRUPT", 12: "NOTFOUND", 13: "FULL", 14: "CANTOPEN", 17: "SCHEMA", 18: "TOOBIG", 19: "CONSTRAINT",
    20: "MISMATCH", 21: "MISUSE", 23: "AUTH", 25: "RANGE", 26: "NOTADB",
}
_CONSTRAINTS = {
    275: "CHECK", 531: "COMMITHOOK", 787: "FOREIGNKEY", 1043: "FUNCTION", 1299: "NOTNULL", 1555: "PRIMARYKEY",
    1811: "TRIGGER", 2067: "UNIQUE", 2323: "VTAB", 2579: "ROWID",
}
for _code, _name in _CODES.items():
    globals()[f"SQLITE_{_name}"] = _code
for _code, _name in _CONSTRAINTS.items():
    globals()[f"SQLITE_CONSTRAINT_{_name}"] = _code


def _failure(code, message):
    if code == 7:
        return MemoryError(message)
    error = _KINDS.get(code & 255, OperationalError)(message)
    if code:
        name = f"CONSTRAINT_{_CONSTRAINTS[code]}" if code in _CONSTRAINTS else _CODES.get(code & 255, "UNKNOWN")
        error.sqlite_errorcode, error.sqlite_errorname = code, f"SQLITE_{name}"
    return error


# --- values of other kinds

class PrepareProtocol:
    """What a value's __conform__ is asked for."""


adapters, converters = {}, {}


def register_adapter(type, adapter, /):
    """Values of a type are written as what a function makes of them."""
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    """Values of a column of a declared type are what a function makes of their bytes."""
    converters[typename.upper()] = converter


def adapt(obj, proto=PrepareProtocol, alt=None, /):
    """The form in which a value is written."""
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    conform = getattr(obj, "__conform__", None)
    found = None if conform is None else conform(proto)
    return obj if found is None else found


register_adapter(datetime.date, datetime.date.isoformat)
register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))
register_adapter(bytearray, bytes)
register_adapter(memoryview, bytes)
register_converter("date", lambda text: datetime.date.fromisoformat(text.decode()))
register_converter("timestamp", lambda text: datetime.datetime.fromisoformat(text.decode()))


def DateFromTicks(ticks):
    return datetime.date.fromtimestamp(ticks)


def TimeFromTicks(ticks):
    return datetime.datetime.fromtimestamp(ticks).time()


def TimestampFromTicks(ticks):
    return datetime.datetime.fromtimestamp(ticks)


class Row(_Sequence):
    """A row whose values can be had by number and by the name of the column."""

    def __init__(self, cursor, data, /):
        self._names, self._values = tuple(each[0] for each in cursor.description), data

    def keys(self):
        """The names of the columns."""
        return list(self._names)

    def __getitem__(self, key):
        if isinstance(key, str):
            wanted = key.lower()
            for name, value in zip(self._names, self._values):
                if name.lower() == wanted:
                    return value
            raise IndexError("No item with that key")
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return (self._names, self._values) == (other._names, other._values)

    def __hash__(self):
        return hash(self._names) ^ hash(self._values)

    __module__ = "sqlite3"


class Blob:
    """Parts of blobs cannot be opened here."""

    def __new__(cls, *args):
        raise NotSupportedError("blobs cannot be opened in parts")


_WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE"}


class Cursor:
    """Runs statements and gives the rows."""

    def __init__(self, cursor, /):
        self.connection = cursor
        self.description = self.lastrowid = None
        self.rowcount, self.arraysize, self.row_factory = -1, 1, cursor.row_factory
        self._rows, self._closed = iter(()), False

    def execute(self, sql, parameters=(), /):
        """Runs one statement."""
        self._check()
        self.rowcount, self.description, self._rows = -1, None, iter(())
        verb, names = self._inspect(sql)
        if not verb:
            return self
        self._run(sql, verb, [self._bound(names, parameters)])
        return self

    def executemany(self, sql, parameters, /):
        """Runs a statement that changes the data, once for each row of parameters."""
        self._check()
        self.rowcount, self.description, self._rows = -1, None, iter(())
        verb, names = self._inspect(sql)
        if verb not in _WRITES and verb != "WITH":
            raise ProgrammingError("executemany() can only execute DML statements.")
        before = self.lastrowid
        rows = [self._bound(names, each) for each in parameters]
        self.rowcount = 0
        if rows:
            self._run(sql, verb, rows)
        self.lastrowid = before
        return self

    def executescript(self, sql_script, /):
        """Runs several statements, after a commit."""
        self._check()
        if not isinstance(sql_script, str):
            raise TypeError(f"executescript() argument must be str, not {type(sql_script).__name__}")
        if "\0" in sql_script:
            raise ValueError("embedded null character")
        connection = self.connection
        if connection.autocommit == LEGACY_TRANSACTION_CONTROL:
            connection.commit()
        connection._in_transaction, = connection._ask(_sqlite3.script, sql_script)
        connection._changed = True
        return self

    def _inspect(self, sql):
        verb, more, names = _sqlite3.inspect(sql)
        if "\0" in sql:
            raise ProgrammingError("the query contains a null character")
        if more:
            raise ProgrammingError("You can only execute one statement at a time.")
        return verb, names

    def _bound(self, names, given):
        """The values in the order of the statement's marks."""
        if hasattr(given, "keys") or isinstance(given, dict):
            return self._by_name(names, given)
        values = list(given)
        wanted = max((each + 1 for each in names if isinstance(each, int)), default=0)
        named = list(dict.fromkeys(each for each in names if isinstance(each, str)))
        if len(values) != wanted + len(named):
            raise ProgrammingError(
                f"Incorrect number of bindings supplied. The current statement uses {wanted + len(named)}, and there are "
                f"{len(values)} supplied.")
        values = [self._written(value, number) for number, value in enumerate(values, 1)]
        return [values[each if isinstance(each, int) else wanted + named.index(each)] for each in names]

    def _by_name(self, names, given):
        values = []
        for number, name in enumerate(names, 1):
            if isinstance(name, int):
                raise ProgrammingError(f"Binding {name + 1} has no name, but you supplied a dictionary (which has only names).")
            try:
                value = given[name]
            except LookupError:
                raise ProgrammingError(f"You did not supply a value for binding parameter :{name}.") from None
            values.append(self._written(value, f"':{name}'"))
        return values

    def _written(self, value, where):
        value = adapt(value)
        if not _sqlite3.fits(value):
            raise ProgrammingError(f"Error binding parameter {where}: type '{type(value).__name__}' is not supported")
        return value

    def _run(self, sql, verb, rows):
        connection = self.connection
        legacy = connection.autocommit == LEGACY_TRANSACTION_CONTROL and connection.isolation_level is not None
        if legacy and verb in _WRITES and not connection._in_transaction:
            connection._simple(f"BEGIN {connection.isolation_level}")
        in_transaction, columns, found, changes, last = connection._ask(_sqlite3.run, sql, rows)
        connection._in_transaction = in_transaction
        if verb != "SELECT":
            connection._changed = True
        if verb in _WRITES:
            self.rowcount = changes if not columns else len(found)
            connection.total_changes += self.rowcount
            if verb in ("INSERT", "REPLACE") and last is not None:
                self.lastrowid = last
        elif self.lastrowid is None:
            self.lastrowid = 0 if not columns else None
        if columns:
            self.description = tuple((self._shown(name), *[None] * 6) for name, _ in columns)
            self._rows = self._converted(columns, found)
        if not in_transaction and verb in ("COMMIT", "END", "ROLLBACK"):
            connection._store()

    def _shown(self, name):
        return name.partition(" [")[0] if self.connection._detect & PARSE_COLNAMES else name

    def _converted(self, columns, rows):
        makers = [self._converter(*each) for each in columns]
        text = self.connection.text_factory
        factory = self.row_factory
        for row in rows:
            if any(makers) or text is not str:
                row = tuple(_made(maker, text, value) for maker, value in zip(makers, row))
            yield row if factory is None else factory(self, row)

    def _converter(self, name, declared):
        detect = self.connection._detect
        if detect & PARSE_COLNAMES and "[" in name:
            found = converters.get(name.partition("[")[2].partition("]")[0].upper())
            if found is not None:
                return found
        if detect & PARSE_DECLTYPES and declared:
            return converters.get(declared.partition("(")[0].split()[0].upper())
        return None

    def fetchone(self):
        """The next row, or None."""
        self._check()
        return next(self._rows, None)

    def fetchmany(self, size=None):
        """The next rows, at most so many."""
        self._check()
        size = self.arraysize if size is None else size
        return [row for _, row in zip(range(size), self._rows)]

    def fetchall(self):
        """The rows that are left."""
        self._check()
        return list(self._rows)

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        return next(self._rows)

    def close(self):
        """Gives up the rows."""
        self._closed = True
        self._rows = iter(())

    def setinputsizes(self, sizes, /):
        """Has no effect."""

    def setoutputsize(self, size, column=None, /):
        """Has no effect."""

    def _check(self):
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed cursor.")
        self.connection._check()


def _made(maker, text, value):
    if maker is not None and value is not None:
        return maker(value if isinstance(value, bytes) else str(value).encode())
    return text(value.encode()) if text is not str and isinstance(value, str) else value


_opened = 0


class Connection:
    """A database."""

    Warning, Error, InterfaceError, DatabaseError = Warning, Error, InterfaceError, DatabaseError
    DataError, OperationalError, IntegrityError = DataError, OperationalError, IntegrityError
    InternalError, ProgrammingError, NotSupportedError = InternalError, ProgrammingError, NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True, factory=None,
                 cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
        global _opened
        if autocommit is False:
            raise NotSupportedError("autocommit=False is not available")
        _opened += 1
        self._number, self._detect = _opened, detect_types
        self.isolation_level, self.autocommit = isolation_level, autocommit
        self.row_factory, self.text_factory, self.total_changes = None, str, 0
        self._in_transaction = self._closed = self._changed = False
        self._path, content = self._content_of(database, uri)
        self._ask(_sqlite3.open, content)

    def _content_of(self, database, uri):
        """Where the database is kept, and its bytes; None for one in memory."""
        import os
        path = os.fspath(database)
        path = os.fsdecode(path)
        if uri and path.startswith("file:"):
            path = path[5:].partition("?")[0]
        if path in (":memory:", ""):
            return None, None
        if not _sqlite3.allowed():
            return path, None
        try:
            if not os.path.exists(path):
                open(path, "xb").close()
            with open(path, "rb") as file:
                return path, file.read()
        except OSError:
            raise _failure(14, "unable to open database file") from None

    @property
    def in_transaction(self):
        """True if something is not committed yet."""
        return self._in_transaction

    def _check(self):
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed database.")

    def _ask(self, action, *args):
        kind, *answer = action(self._number, *args)
        if kind == "error":
            raise _failure(*answer)
        return answer

    def _simple(self, sql):
        self._in_transaction, *_ = self._ask(_sqlite3.run, sql, [()])

    def _store(self):
        """Writes a database that is kept in a file."""
        if self._path is not None and self._changed:
            content, = self._ask(_sqlite3.content)
            try:
                with open(self._path, "wb") as file:
                    file.write(content)
            except OSError:
                raise _failure(8, "attempt to write a readonly database") from None
            self._changed = False

    def cursor(self, factory=Cursor):
        self._check()
        return factory(self)

    def execute(self, sql, parameters=(), /):
        """Runs a statement; gives a new cursor."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def commit(self):
        """Keeps what was changed."""
        self._check()
        if self._in_transaction:
            self._simple("COMMIT")
        self._store()

    def rollback(self):
        """Takes back what was changed since the last commit."""
        self._check()
        if self._in_transaction:
            self._simple("ROLLBACK")

    def close(self):
        """Gives up the database, and what was not committed."""
        if self._closed:
            return
        if self._in_transaction:
            self._simple("ROLLBACK")
        self._store()
        self._closed = True
        self._ask(_sqlite3.close)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False

    def __call__(self, sql, /):
        raise NotSupportedError("statements cannot be made ahead")

    def serialize(self, *, name="main"):
        """The database as bytes."""
        self._check()
        return self._ask(_sqlite3.content)[0]

    def deserialize(self, data, /, *, name="main"):
        """The database becomes the one whose bytes these are."""
        self._check()
        self._ask(_sqlite3.close)
        self._ask(_sqlite3.open, bytes(data))
        self._in_transaction, self._changed = False, True

    def backup(self, target, *, pages=-1, progress=None, name="main", sleep=0.25):
        """Makes another database the same as this one."""
        target.deserialize(self.serialize())

    def iterdump(self, *, filter=None):
        """The database as statements that make it again."""
        yield "BEGIN TRANSACTION;"
        kept = self.execute("SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'").fetchall()
        for name, kind, sql in sorted((tuple(each) for each in kept if each[1] == "table"), key=lambda each: each[0]):
            yield f"{sql};"
            quoted = '"' + name.replace('"', '""') + '"'
            columns = [each[1] for each in self.execute(f"PRAGMA table_info({quoted})")]
            values = " || ',' || ".join('quote("' + each.replace('"', '""') + '")' for each in columns)
            for text, in (tuple(each) for each in self.execute(f"SELECT {values} FROM {quoted}")):
                yield f"INSERT INTO {quoted} VALUES({text});"
        for name, kind, sql in kept:
            if kind != "table":
                yield f"{sql};"
        yield "COMMIT;"

    def interrupt(self):
        """Nothing runs that could be interrupted."""

    def _without(name):
        def method(self, *args, **kwargs):
            raise NotSupportedError(f"{name}: SQLite cannot call functions of the program here")
        method.__name__, method.__qualname__ = name, f"Connection.{name}"
        return method

    for _each in ("create_function", "create_aggregate", "create_window_function", "create_collation", "set_authorizer",
                  "set_progress_handler", "set_trace_callback", "enable_load_extension", "load_extension", "blobopen"):
        locals()[_each] = _without(_each)
    del _each, _without


def connect(database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True, factory=Connection,
            cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
    """Opens a database: a file of the session, or `:memory:`.

    >>> connect(':memory:').execute('select 1 + 1').fetchone()  # doctest: +SKIP
    (2,)
    """
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory, cached_statements, uri,
                   autocommit=autocommit)


def complete_statement(statement):
    """True if a text ends as a statement does."""
    return statement.rstrip().endswith(";")


def enable_callback_tracebacks(enable, /):
    """There are no callbacks."""

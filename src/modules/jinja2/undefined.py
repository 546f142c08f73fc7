"""Values that are not there, in the kinds that an environment can choose from."""

from . import exceptions, utils

# Operations that come in a form for either side, and those that come in one.
_TWO_SIDED = "add sub mul div truediv floordiv mod pow"
_ONE_SIDED = "pos neg call getitem lt le gt ge int float complex"
# What only the strict kind refuses.
_LENIENT = "iter str len eq ne bool hash contains"


def _refuse(kind, operations):
    """Make operations of a kind of undefined value fail."""
    for operation in operations:
        setattr(kind, f"__{operation}__", Undefined._fail_with_undefined_error)


def _refuse_protocols(name):
    """Python's own questions are answered with no; a template's names are not among them."""
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(name)


class Undefined:
    """Prints as nothing and iterates over nothing; anything else is an error."""

    __slots__ = tuple(map("_undefined_".__add__, ("hint", "obj", "name", "exception")))

    def __init__(self, hint=None, obj=utils.missing, name=None, exc=exceptions.UndefinedError):
        self._undefined_hint, self._undefined_exception = hint, exc
        self._undefined_obj, self._undefined_name = obj, name

    @property
    def _undefined_message(self):
        return self._undefined_hint or _why_undefined(self._undefined_obj, self._undefined_name)

    def _fail_with_undefined_error(self, *args, **kwargs):
        error = self._undefined_exception
        raise error(self._undefined_message)

    def __getattr__(self, name):
        _refuse_protocols(name)
        self._fail_with_undefined_error()

    def __eq__(self, other):
        return type(other) is type(self)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return id(type(self))

    def __str__(self):
        return ""

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __bool__(self):
        return False

    def __repr__(self):
        return "Undefined"


def _why_undefined(owner, name):
    if owner is utils.missing:
        return f"{name!r} is undefined"
    described = utils.object_type_repr(owner)
    if isinstance(name, str):
        return f"{described!r} has no attribute {name!r}"
    return f"{described} has no element {name!r}"


class ChainableUndefined(Undefined):
    """Its attributes and items are undefined again."""

    __slots__ = ()

    def __html__(self):
        return str(self)

    def __getattr__(self, name):
        _refuse_protocols(name)
        return self

    def __getitem__(self, _name):
        return self


class DebugUndefined(Undefined):
    """Prints as what the template says."""

    __slots__ = ()

    def __str__(self):
        hint, owner, name = self._undefined_hint, self._undefined_obj, self._undefined_name
        if hint:
            name = f"undefined value printed: {hint}"
        elif owner is not utils.missing:
            name = f"no such element: {utils.object_type_repr(owner)}[{name!r}]"
        return "{{{{ {} }}}}".format(name)


class StrictUndefined(Undefined):
    """May be tested for being defined, and nothing else."""

    __slots__ = ()


_refuse(Undefined, _ONE_SIDED.split())
for _operation in _TWO_SIDED.split():
    _refuse(Undefined, (_operation, "r" + _operation))
_refuse(StrictUndefined, _LENIENT.split())


def make_logging_undefined(logger=None, base=Undefined):
    """A kind of undefined value that writes to a log when it is used."""
    if logger is None:
        import logging

        logger = logging.getLogger(__name__)

    class LoggingUndefined(base):
        __slots__ = ()

        def _fail_with_undefined_error(self, *args, **kwargs):
            try:
                super()._fail_with_undefined_error(*args, **kwargs)
            except self._undefined_exception as error:
                logger.error("Template variable error: %s", error)
                raise

    def warns_first(operation):
        def logged(self):
            logger.warning("Template variable warning: %s", self._undefined_message)
            return getattr(super(LoggingUndefined, self), operation)()

        logged.__name__ = operation
        logged.__qualname__ = f"{LoggingUndefined.__qualname__}.{operation}"
        return logged

    for operation in ("__str__", "__iter__", "__bool__"):
        setattr(LoggingUndefined, operation, warns_first(operation))
    return LoggingUndefined


for _kind in (Undefined, ChainableUndefined, DebugUndefined, StrictUndefined):
    _kind.__module__ = "jinja2.runtime"

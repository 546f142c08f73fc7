"""Values that are not there, in the kinds that an environment can choose from."""

from .exceptions import UndefinedError
from .utils import missing, object_type_repr


class Undefined:
    """Prints as nothing and iterates over nothing; anything else is an error."""

    __slots__ = (
        "_undefined_hint",
        "_undefined_obj",
        "_undefined_name",
        "_undefined_exception",
    )

    def __init__(self, hint=None, obj=missing, name=None, exc=UndefinedError):
        self._undefined_hint = hint
        self._undefined_obj = obj
        self._undefined_name = name
        self._undefined_exception = exc

    @property
    def _undefined_message(self):
        if self._undefined_hint:
            return self._undefined_hint
        name = self._undefined_name
        if self._undefined_obj is missing:
            return f"{name!r} is undefined"
        kind = object_type_repr(self._undefined_obj)
        if isinstance(name, str):
            return f"{kind!r} has no attribute {name!r}"
        return f"{kind} has no element {name!r}"

    def _fail_with_undefined_error(self, *args, **kwargs):
        raise self._undefined_exception(self._undefined_message)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        self._fail_with_undefined_error()

    __add__ = __radd__ = __sub__ = __rsub__ = _fail_with_undefined_error
    __mul__ = __rmul__ = __div__ = __rdiv__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = _fail_with_undefined_error
    __floordiv__ = __rfloordiv__ = _fail_with_undefined_error
    __mod__ = __rmod__ = _fail_with_undefined_error
    __pos__ = __neg__ = _fail_with_undefined_error
    __call__ = __getitem__ = _fail_with_undefined_error
    __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __int__ = __float__ = __complex__ = _fail_with_undefined_error
    __pow__ = __rpow__ = _fail_with_undefined_error

    def __eq__(self, other):
        return type(self) is type(other)

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


class ChainableUndefined(Undefined):
    """Its attributes and items are undefined again."""

    __slots__ = ()

    def __html__(self):
        return str(self)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, _name):
        return self


class DebugUndefined(Undefined):
    """Prints as what the template says."""

    __slots__ = ()

    def __str__(self):
        if self._undefined_hint:
            shown = f"undefined value printed: {self._undefined_hint}"
        elif self._undefined_obj is missing:
            shown = self._undefined_name
        else:
            kind = object_type_repr(self._undefined_obj)
            shown = f"no such element: {kind}[{self._undefined_name!r}]"
        return f"{{{{ {shown} }}}}"


class StrictUndefined(Undefined):
    """May be tested for being defined, and nothing else."""

    __slots__ = ()

    __iter__ = __str__ = __len__ = Undefined._fail_with_undefined_error
    __eq__ = __ne__ = __bool__ = __hash__ = Undefined._fail_with_undefined_error
    __contains__ = Undefined._fail_with_undefined_error


def make_logging_undefined(logger=None, base=Undefined):
    """A kind of undefined value that writes to a log when it is used."""
    if logger is None:
        import logging

        logger = logging.getLogger(__name__)

    def warn(undefined):
        logger.warning("Template variable warning: %s", undefined._undefined_message)

    class LoggingUndefined(base):
        __slots__ = ()

        def _fail_with_undefined_error(self, *args, **kwargs):
            try:
                super()._fail_with_undefined_error(*args, **kwargs)
            except self._undefined_exception as error:
                logger.error("Template variable error: %s", error)
                raise

        def __str__(self):
            warn(self)
            return super().__str__()

        def __iter__(self):
            warn(self)
            return super().__iter__()

        def __bool__(self):
            warn(self)
            return super().__bool__()

    return LoggingUndefined


for _kind in (Undefined, ChainableUndefined, DebugUndefined, StrictUndefined):
    _kind.__module__ = "jinja2.runtime"

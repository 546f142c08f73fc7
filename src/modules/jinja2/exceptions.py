"""What can go wrong with a template."""


def _as_undefined(name):
    """The name if it is an undefined value, else None."""
    from .undefined import Undefined

    return name if isinstance(name, Undefined) else None


def _listed(name):
    absent = _as_undefined(name)
    return str(name if absent is None else absent._undefined_message)


class TemplateError(Exception):
    """Base of all errors of templates."""

    def __init__(self, message=None):
        super().__init__(message)

    @property
    def message(self):
        return next(iter(self.args), None)


class TemplateNotFound(IOError, LookupError, TemplateError):
    """A template that no loader has."""

    message = None

    def __init__(self, name, message=None):
        IOError.__init__(self, name)
        if message is None:
            absent = _as_undefined(name)
            if absent is not None:
                absent._fail_with_undefined_error()
        self.message = name if message is None else message
        self.name, self.templates = name, [name]

    def __str__(self):
        return str(self.message)


class TemplatesNotFound(TemplateNotFound):
    """None of several templates was found."""

    def __init__(self, names=(), message=None):
        if message is None:
            message = "none of the templates given were found: " + ", ".join(map(_listed, names))
        last = names[-1] if names else None
        super().__init__(last, message)
        self.templates = list(names)


class TemplateSyntaxError(TemplateError):
    """A template that is not well-formed, and where."""

    def __init__(self, message, lineno, name=None, filename=None):
        super().__init__(message)
        self.lineno, self.name, self.filename = lineno, name, filename
        self.source, self.translated = None, False

    def __str__(self):
        # An error with a place in its traceback need not tell it again.
        return self.message if self.translated else "\n".join(self._report())

    def _report(self):
        yield self.message
        origin = self.filename or self.name
        yield f'  File "{origin}", line {self.lineno}' if origin else f"  line {self.lineno}"
        rows = () if self.source is None else self.source.splitlines()
        if 0 < self.lineno <= len(rows):
            yield "    " + rows[self.lineno - 1].strip()

    def __reduce__(self):
        made_of = self.message, self.lineno, self.name, self.filename
        return type(self), made_of


class TemplateAssertionError(TemplateSyntaxError):
    """A template that is well-formed but cannot mean anything."""


class TemplateRuntimeError(TemplateError):
    """A mistake that showed while a template was rendered."""


class UndefinedError(TemplateRuntimeError):
    """Something was done with an undefined value that it does not allow."""


class SecurityError(TemplateRuntimeError):
    """A template tried what its sandbox forbids."""


class FilterArgumentError(TemplateRuntimeError):
    """A filter was given arguments that it cannot take."""

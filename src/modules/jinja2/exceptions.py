"""What can go wrong with a template."""


class TemplateError(Exception):
    """Base of all errors of templates."""

    def __init__(self, message=None):
        super().__init__(message)

    @property
    def message(self):
        return self.args[0] if self.args else None


class TemplateNotFound(IOError, LookupError, TemplateError):
    """A template that no loader has."""

    message = None

    def __init__(self, name, message=None):
        IOError.__init__(self, name)
        if message is None:
            from .runtime import Undefined

            if isinstance(name, Undefined):
                name._fail_with_undefined_error()
            message = name
        self.message = message
        self.name = name
        self.templates = [name]

    def __str__(self):
        return str(self.message)


class TemplatesNotFound(TemplateNotFound):
    """None of several templates was found."""

    def __init__(self, names=(), message=None):
        if message is None:
            from .runtime import Undefined

            shown = ", ".join(
                str(one._undefined_message) if isinstance(one, Undefined) else str(one)
                for one in names
            )
            message = f"none of the templates given were found: {shown}"
        super().__init__(names[-1] if names else None, message)
        self.templates = list(names)


class TemplateSyntaxError(TemplateError):
    """A template that is not well-formed, and where."""

    def __init__(self, message, lineno, name=None, filename=None):
        super().__init__(message)
        self.lineno = lineno
        self.name = name
        self.filename = filename
        self.source = None
        self.translated = False

    def __str__(self):
        if self.translated:
            return self.message
        place = f"line {self.lineno}"
        origin = self.filename or self.name
        if origin:
            place = f'File "{origin}", {place}'
        parts = [self.message, f"  {place}"]
        if self.source is not None:
            lines = self.source.splitlines()
            if 0 < self.lineno <= len(lines):
                parts.append(f"    {lines[self.lineno - 1].strip()}")
        return "\n".join(parts)

    def __reduce__(self):
        return self.__class__, (self.message, self.lineno, self.name, self.filename)


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

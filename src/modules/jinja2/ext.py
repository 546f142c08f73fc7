"""Extensions: tags beyond the common ones."""

_KNOWN_TAGS = frozenset(("do", "break", "continue"))


class Extension:
    """Base of extensions. `tags` may name `do`, `break` and `continue`; a source may be changed before it is read."""

    tags = frozenset()
    priority = 100

    identifier = "jinja2.ext.Extension"

    def __init_subclass__(cls):
        cls.identifier = ".".join((cls.__module__, cls.__name__))

    def __init__(self, environment):
        self.environment = environment
        unknown = sorted(set(self.tags) - _KNOWN_TAGS)
        if unknown:
            raise NotImplementedError(f"tags cannot be added here: {', '.join(unknown)}")

    def preprocess(self, source, name, filename=None):
        return source


class ExprStmtExtension(Extension):
    """The tag `do`: an expression whose value is not printed."""

    tags = {"do"}


class LoopControlExtension(Extension):
    """The tags `break` and `continue`."""

    tags = {"break", "continue"}


do, loopcontrols = ExprStmtExtension, LoopControlExtension

_BY_NAME = {
    "do": do,
    do.__name__: do,
    "loopcontrols": loopcontrols,
    loopcontrols.__name__: loopcontrols,
}


def named(name):
    """The extension of a name as environments are given it."""
    module, _, short = name.rpartition(".")
    if module == "jinja2.ext" and short in _BY_NAME:
        return _BY_NAME[short]
    raise ImportError(f"no extension {name!r} here; there are jinja2.ext.do and jinja2.ext.loopcontrols")

"""Extensions: tags beyond the common ones."""


class Extension:
    """Base of extensions. `tags` may name `do`, `break` and `continue`; a source may be changed before it is read."""

    tags = frozenset()
    priority = 100

    identifier = "jinja2.ext.Extension"

    def __init_subclass__(cls):
        cls.identifier = f"{cls.__module__}.{cls.__name__}"

    def __init__(self, environment):
        self.environment = environment
        unknown = sorted(set(self.tags) - {"do", "break", "continue"})
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


do = ExprStmtExtension
loopcontrols = LoopControlExtension


def named(name):
    """The extension of a name as environments are given it."""
    known = {"do": do, "loopcontrols": loopcontrols}
    known.update((cls.__name__, cls) for cls in (do, loopcontrols))
    module, _, short = name.rpartition(".")
    if module == "jinja2.ext" and short in known:
        return known[short]
    raise ImportError(f"no extension {name!r} here; there are jinja2.ext.do and jinja2.ext.loopcontrols")

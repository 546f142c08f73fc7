"""help() shows signatures, docstrings and members."""


def f(a, b=2, *args, c: int = 3, **kw) -> str:
    """Does a thing.

    In detail:
        indented
    """


def bare(x):
    pass


class Base:
    """A base."""
    __slots__ = ()

    def inherited(self):
        "From the base."


class C(Base):
    """Class doc.

    More."""
    __slots__ = ()
    limit = 3

    def m(self, y=1):
        "Doc of m."

    def n(self):
        pass

    def inherited(self):
        pass

    @classmethod
    def make(cls):
        "Makes one."

    @staticmethod
    def st(a):
        "Static."

    @property
    def size(self):
        "The size."

    @property
    def both(self):
        "Both."

    @both.setter
    def both(self, v):
        pass


for thing in (f, bare, C, C().m, C(), C.size, C.make, "nosuchthing"):
    help(thing)
    print("--")
help("".join(["builtins", ".nothing"]))
print(repr(help)[:22])

"""The tower of abstract number classes. Each names what its numbers must define, and derives the rest from that."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _alone():
    def refuse(self):
        raise NotImplementedError
    return refuse


def _with_other():
    def refuse(self, other):
        raise NotImplementedError
    return refuse


def _required(names, make=_with_other):
    """Abstract methods of those names, for the namespace of a class: called through super() they refuse."""
    methods = {}
    for name in names.split():
        methods[name] = method = abstractmethod(make())
        method.__name__ = method.__qualname__ = name
    return methods


def _required_property(name):
    return property(_required(name, _alone)[name])


class Number(metaclass=ABCMeta):
    """Anything that is a number."""
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Numbers with a real and an imaginary part."""
    __slots__ = ()
    __hash__ = None

    real, imag = _required_property("real"), _required_property("imag")
    locals().update(_required("__neg__ __pos__ __abs__ conjugate", _alone))
    locals().update(_required("__eq__ __add__ __radd__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__"))

    @abstractmethod
    def __complex__(self):
        """The number as a builtin complex."""

    def __bool__(self):
        return not self == 0

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return (-self) + other


class Real(Complex):
    """Numbers on the real line: they have an order, and can be rounded."""
    __slots__ = ()

    locals().update(_required("__float__ __trunc__ __floor__ __ceil__", _alone))
    locals().update(_required("__lt__ __le__ __floordiv__ __rfloordiv__ __mod__ __rmod__"))

    # On the real line a number is its own real part and its own conjugate.
    def conjugate(self):
        return +self

    @abstractmethod
    def __round__(self, ndigits=None):
        """The nearest whole number, or so many digits behind the point."""
        raise NotImplementedError

    real = property(conjugate)
    imag = property(lambda self: 0)

    def __complex__(self):
        return complex(float(self), 0.0)

    def __divmod__(self, other):
        quotient = self // other
        return quotient, self % other

    def __rdivmod__(self, other):
        quotient = other // self
        return quotient, other % self


class Rational(Real):
    """Fractions of two integers, in lowest terms."""
    __slots__ = ()

    numerator, denominator = _required_property("numerator"), _required_property("denominator")

    def __float__(self):
        over, under = self.numerator, self.denominator
        return int(over) / int(under)


class Integral(Rational):
    """Whole numbers, with the bit operations."""
    __slots__ = ()

    locals().update(_required("__int__ __invert__", _alone))
    locals().update(_required("__lshift__ __rlshift__ __rshift__ __rrshift__"))
    locals().update(_required("__and__ __rand__ __or__ __ror__ __xor__ __rxor__"))

    # Over one, a whole number is a fraction.
    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """The power, or with a modulus its remainder."""
        raise NotImplementedError

    def __index__(self):
        return int(self)

    def __float__(self):
        whole = int(self)
        return float(whole)


for _abstract, _builtin in (Complex, complex), (Real, float), (Integral, int):
    _abstract.register(_builtin)

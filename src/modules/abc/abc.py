"""Abstract base classes: the marks of abstract methods. The metaclass that heeds them is native."""
from _abc import ABCMeta, get_cache_token, update_abstractmethods


def abstractmethod(funcobj):
    """Marks what a subclass must have of its own before it can make objects."""
    setattr(funcobj, "__isabstractmethod__", True)
    return funcobj


class ABC(metaclass=ABCMeta):
    """A class to inherit from instead of naming the metaclass."""
    __slots__ = ()


class abstractproperty(property):
    """Outdated: @property over @abstractmethod says the same."""
    __isabstractmethod__ = True


class _Marking:
    """Marks the function that a decorator gets."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractclassmethod(_Marking, classmethod):
    """Outdated: @classmethod over @abstractmethod says the same."""


class abstractstaticmethod(_Marking, staticmethod):
    """Outdated: @staticmethod over @abstractmethod says the same."""

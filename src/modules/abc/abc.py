"""Abstract base classes."""
from _abc import ABCMeta, get_cache_token, update_abstractmethods


def abstractmethod(funcobj):
    """Marks a method that concrete subclasses must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """classmethod and abstractmethod in one; better written as both decorators."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """staticmethod and abstractmethod in one; better written as both decorators."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """property and abstractmethod in one; better written as both decorators."""
    __isabstractmethod__ = True


class ABC(metaclass=ABCMeta):
    """Base of classes that want ABCMeta as their metaclass."""
    __slots__ = ()

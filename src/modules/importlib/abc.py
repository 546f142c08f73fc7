"""The abstract classes of importers and loaders."""

import abc


class Loader(metaclass=abc.ABCMeta):
    """Makes and fills modules."""

    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        raise ImportError


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds the specs of modules."""

    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds the specs of modules below a folder."""

    def invalidate_caches(self):
        pass


class InspectLoader(Loader):
    """A loader that can show the source."""

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError


class ResourceLoader(Loader):
    """A loader that can read files."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError

"""Where environments find templates."""

import posixpath

from .exceptions import TemplateNotFound


def _absent(template, *message):
    """The error for a template that a loader does not have."""
    return TemplateNotFound(template, *message)


def split_template_path(template):
    """The parts of a template's name; none may lead out of its folder."""
    parts = template.split("/")
    if ".." in parts or "\\" in template:
        raise _absent(template)
    return [part for part in parts if part not in ("", ".")]


class BaseLoader:
    """Base of loaders: get_source gives a template's text, its file and whether it is up to date."""

    has_source_access = True

    def get_source(self, environment, template):
        if self.has_source_access:
            raise _absent(template)
        raise RuntimeError(f"{type(self).__name__} cannot provide access to the source")

    def list_templates(self):
        raise TypeError("this loader cannot iterate over all templates")

    def load(self, environment, name, globals=None):
        text, path, is_current = self.get_source(environment, name)
        names = {} if globals is None else globals
        code = environment._define(text, name, path)
        return environment.template_class._defined(environment, code, name, path, names, is_current)


class DictLoader(BaseLoader):
    """Templates of a dict."""

    def __init__(self, mapping):
        self.mapping = mapping

    def get_source(self, environment, template):
        if template not in self.mapping:
            raise _absent(template)
        text = self.mapping[template]

        def is_current():
            return text == self.mapping.get(template)

        return text, None, is_current

    def list_templates(self):
        return sorted(self.mapping)


class FunctionLoader(BaseLoader):
    """Templates that a function gives: text, or what get_source gives, or None."""

    def __init__(self, load_func):
        self.load_func = load_func

    def get_source(self, environment, template):
        found = self.load_func(template)
        if found is None:
            raise _absent(template)
        return (found, None, None) if isinstance(found, str) else found


class PrefixLoader(BaseLoader):
    """Loaders by the first part of a template's name."""

    def __init__(self, mapping, delimiter="/"):
        self.mapping = mapping
        self.delimiter = delimiter

    def get_loader(self, template):
        prefix, delimiter, rest = template.partition(self.delimiter)
        if delimiter and prefix in self.mapping:
            return self.mapping[prefix], rest
        raise _absent(template)

    def get_source(self, environment, template):
        responsible, rest = self.get_loader(template)
        try:
            found = responsible.get_source(environment, rest)
        except TemplateNotFound as error:
            raise _absent(template) from error
        return found

    def list_templates(self):
        return [
            f"{prefix}{self.delimiter}{name}"
            for prefix, loader in self.mapping.items()
            for name in loader.list_templates()
        ]


class ChoiceLoader(BaseLoader):
    """Several loaders: the first that has a template gives it."""

    def __init__(self, loaders):
        self.loaders = loaders

    def get_source(self, environment, template):
        for candidate in self.loaders:
            try:
                found = candidate.get_source(environment, template)
            except TemplateNotFound:
                continue
            return found
        raise _absent(template)

    def list_templates(self):
        return sorted({name for loader in self.loaders for name in loader.list_templates()})


def _as_of_now(path):
    """A function that tells whether a file is still there as it is now."""
    from os.path import getmtime, isfile

    written = getmtime(path)
    return lambda: isfile(path) and getmtime(path) == written


class FileSystemLoader(BaseLoader):
    """Templates of folders."""

    def __init__(self, searchpath, encoding="utf-8", followlinks=False):
        single = isinstance(searchpath, str) or not hasattr(searchpath, "__iter__")
        self.searchpath = [str(path) for path in ([searchpath] if single else searchpath)]
        self.encoding, self.followlinks = encoding, followlinks

    def get_source(self, environment, template):
        from os.path import isfile

        parts = split_template_path(template)
        paths = (posixpath.join(folder, *parts) for folder in self.searchpath)
        path = next(filter(isfile, paths), None)
        if path is None:
            places = "path" + "s" * (len(self.searchpath) != 1)
            shown = ", ".join(map(repr, self.searchpath))
            raise _absent(template, f"{template!r} not found in search {places}: {shown}")
        with open(path, encoding=self.encoding) as file:
            text = file.read()
        return text, path, _as_of_now(path)

    def list_templates(self):
        import os

        found = set()
        for folder in self.searchpath:
            for at, _, files in os.walk(folder):
                below = at[len(folder) :]
                found.update(posixpath.join(below, name).strip("/").removeprefix("./") for name in files)
        return sorted(found)

"""Where environments find templates."""

import posixpath

from .exceptions import TemplateNotFound


def split_template_path(template):
    """The parts of a template's name; none may lead out of its folder."""
    parts = []
    for part in template.split("/"):
        if part == ".." or "\\" in part:
            raise TemplateNotFound(template)
        if part and part != ".":
            parts.append(part)
    return parts


class BaseLoader:
    """Base of loaders: get_source gives a template's text, its file and whether it is up to date."""

    has_source_access = True

    def get_source(self, environment, template):
        if not self.has_source_access:
            raise RuntimeError(f"{type(self).__name__} cannot provide access to the source")
        raise TemplateNotFound(template)

    def list_templates(self):
        raise TypeError("this loader cannot iterate over all templates")

    def load(self, environment, name, globals=None):
        source, filename, uptodate = self.get_source(environment, name)
        namespace = environment._define(source, name, filename)
        return environment.template_class._defined(
            environment, namespace, name, filename, {} if globals is None else globals, uptodate
        )


class DictLoader(BaseLoader):
    """Templates of a dict."""

    def __init__(self, mapping):
        self.mapping = mapping

    def get_source(self, environment, template):
        if template not in self.mapping:
            raise TemplateNotFound(template)
        source = self.mapping[template]
        return source, None, lambda: source == self.mapping.get(template)

    def list_templates(self):
        return sorted(self.mapping)


class FunctionLoader(BaseLoader):
    """Templates that a function gives: text, or what get_source gives, or None."""

    def __init__(self, load_func):
        self.load_func = load_func

    def get_source(self, environment, template):
        found = self.load_func(template)
        if found is None:
            raise TemplateNotFound(template)
        return (found, None, None) if isinstance(found, str) else found


class PrefixLoader(BaseLoader):
    """Loaders by the first part of a template's name."""

    def __init__(self, mapping, delimiter="/"):
        self.mapping = mapping
        self.delimiter = delimiter

    def get_loader(self, template):
        prefix, delimiter, name = template.partition(self.delimiter)
        if not delimiter or prefix not in self.mapping:
            raise TemplateNotFound(template)
        return self.mapping[prefix], name

    def get_source(self, environment, template):
        loader, name = self.get_loader(template)
        try:
            return loader.get_source(environment, name)
        except TemplateNotFound as error:
            raise TemplateNotFound(template) from error

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
        for loader in self.loaders:
            try:
                return loader.get_source(environment, template)
            except TemplateNotFound:
                pass
        raise TemplateNotFound(template)

    def list_templates(self):
        return sorted({name for loader in self.loaders for name in loader.list_templates()})


class FileSystemLoader(BaseLoader):
    """Templates of folders."""

    def __init__(self, searchpath, encoding="utf-8", followlinks=False):
        single = isinstance(searchpath, str) or not hasattr(searchpath, "__iter__")
        self.searchpath = [str(path) for path in ([searchpath] if single else searchpath)]
        self.encoding = encoding
        self.followlinks = followlinks

    def get_source(self, environment, template):
        import os

        parts = split_template_path(template)
        for folder in self.searchpath:
            filename = posixpath.join(folder, *parts)
            if not os.path.isfile(filename):
                continue
            with open(filename, encoding=self.encoding) as file:
                source = file.read()
            changed = os.path.getmtime(filename)
            return (
                source,
                filename,
                lambda: os.path.isfile(filename) and os.path.getmtime(filename) == changed,
            )
        shown = ", ".join(repr(path) for path in self.searchpath)
        plural = "path" if len(self.searchpath) == 1 else "paths"
        raise TemplateNotFound(template, f"{template!r} not found in search {plural}: {shown}")

    def list_templates(self):
        import os

        found = set()
        for folder in self.searchpath:
            for at, _, files in os.walk(folder):
                for name in files:
                    path = posixpath.join(at, name)[len(folder) :].strip("/")
                    found.add(path.removeprefix("./"))
        return sorted(found)

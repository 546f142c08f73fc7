"""Small things that templates and their environments use."""

import json
import random
from collections import deque

from markupsafe import Markup, escape


class _NoValue:
    """Stands for no value at all, where None could be one."""

    def __repr__(self):
        return "missing"

    def __reduce__(self):
        return "missing"


missing = _NoValue()


def _marker(kind):
    """A decorator for callables whose first argument is to be of that kind."""

    def mark(function):
        function.jinja_pass_arg = kind
        return function

    mark.__name__ = f"pass_{kind}"
    return mark


pass_context, pass_eval_context, pass_environment = map(_marker, ("context", "eval_context", "environment"))


def passed_argument(callee):
    """What a callable wants as its first argument: "context", "eval_context", "environment" or None."""
    kind = getattr(callee, "jinja_pass_arg", None)
    return kind if type(kind) is str else None


def is_undefined(obj):
    """True for an undefined value."""
    from . import undefined

    return isinstance(obj, undefined.Undefined)


def consume(iterable):
    """Runs through an iterable."""
    deque(iterable, 0)


def clear_caches():
    """Nothing is cached here: compiled templates are the engine's."""


def object_type_repr(obj):
    """How messages name the kind of an object."""
    if obj is None or obj is Ellipsis:
        return repr(obj)
    kind = type(obj)
    module = kind.__module__
    named = kind.__name__ if module == "builtins" else f"{module}.{kind.__name__}"
    return named + " object"


def pformat(obj):
    import pprint

    return pprint.pformat(obj)


class Cycler:
    """Gives its items in turn, again and again."""

    def __init__(self, *items):
        if not items:
            raise RuntimeError("at least one item has to be provided")
        self.items = items
        self.pos = 0

    def reset(self):
        self.pos = 0

    @property
    def current(self):
        return self.items[self.pos]

    def next(self):
        given = self.current
        following = self.pos + 1
        self.pos = following if following < len(self.items) else 0
        return given

    __next__ = next


class Joiner:
    """Nothing at its first call, its separator at each later one."""

    def __init__(self, sep=", "):
        self.sep = sep
        self.used = False

    def __call__(self):
        if self.used:
            return self.sep
        self.used = True
        return ""


def _values_of(namespace):
    return object.__getattribute__(namespace, "_values")


class Namespace:
    """Holds values that templates may assign to from inner scopes."""

    def __init__(self, /, *args, **kwargs):
        self._values = dict(*args, **kwargs)

    def __getattribute__(self, name):
        if name == "__class__":
            return type(self)
        values = _values_of(self)
        if name in values:
            return values[name]
        raise AttributeError(name)

    def __setitem__(self, name, value):
        _values_of(self)[name] = value

    def __repr__(self):
        return f"<Namespace {_values_of(self)!r}>"


_SAFE_IN_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027"}
)


def htmlsafe_json_dumps(obj, dumps=None, **kwargs):
    """JSON that may stand in HTML, in <script> too."""
    text = (dumps or json.dumps)(obj, **kwargs)
    return Markup(text.translate(_SAFE_IN_SCRIPT))


def select_autoescape(
    enabled_extensions=("html", "htm", "xml"),
    disabled_extensions=(),
    default_for_string=True,
    default=False,
):
    """A function for an environment's autoescape, which decides by a template's name."""
    enabled = tuple(f".{extension.lstrip('.').lower()}" for extension in enabled_extensions)
    disabled = tuple(f".{extension.lstrip('.').lower()}" for extension in disabled_extensions)

    def autoescape(template_name):
        if template_name is None:
            return default_for_string
        lowered = template_name.lower()
        if lowered.endswith(enabled):
            return True
        if lowered.endswith(disabled):
            return False
        return default

    return autoescape


_WORDS = """a ac accumsan ad adipiscing aenean aliquam aliquet amet ante aptent arcu at auctor augue bibendum blandit
class commodo condimentum congue consectetuer consequat conubia convallis cras cubilia cum curabitur curae cursus
dapibus diam dictum dignissim dis dolor donec dui duis egestas eget eleifend elementum elit enim erat eros est et
etiam eu euismod facilisi facilisis fames faucibus felis fermentum feugiat fringilla fusce gravida habitant hac
hendrerit hymenaeos iaculis id imperdiet in inceptos integer interdum ipsum justo lacinia lacus laoreet lectus leo
libero ligula litora lobortis lorem luctus maecenas magna magnis malesuada massa mattis mauris metus mi molestie
mollis montes morbi mus nam nascetur natoque nec neque netus nibh nisi nisl non nonummy nostra nulla nullam nunc
odio orci ornare parturient pede pellentesque penatibus per pharetra phasellus placerat platea porta porttitor
posuere potenti praesent pretium primis proin pulvinar purus quam quis quisque rhoncus ridiculus risus rutrum
sagittis sapien scelerisque sed sem semper senectus sit sociis sociosqu sodales sollicitudin suscipit suspendisse
taciti tellus tempor tempus tincidunt torquent tortor tristique turpis ullamcorper ultrices ultricies urna ut
varius vehicula vel velit venenatis vestibulum vitae vivamus viverra volutpat vulputate""".split()


def _sentence_words(count):
    """Words of one paragraph: a capital begins it and each sentence, commas come in between."""
    words = []
    capital = True
    comma_at = stop_at = 0
    last = None
    for at in range(count):
        word = random.choice([one for one in _WORDS if one != last])
        last = word
        shown = word.capitalize() if capital else word
        capital = False
        if at - comma_at > random.randrange(3, 8):
            comma_at = at
            stop_at += 2
            shown += ","
        if at - stop_at > random.randrange(10, 20):
            comma_at = stop_at = at
            shown = shown.rstrip(",") + "."
            capital = True
        words.append(shown)
    return words


def generate_lorem_ipsum(n=5, html=True, min=20, max=100):
    """Paragraphs of filler text."""
    paragraphs = []
    for _ in range(n):
        text = " ".join(_sentence_words(random.randrange(min, max))).rstrip(",")
        paragraphs.append(text if text.endswith(".") else text + ".")
    if not html:
        return "\n\n".join(paragraphs)
    return Markup("\n".join(f"<p>{escape(text)}</p>" for text in paragraphs))

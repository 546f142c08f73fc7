"""The filters that templates may use after `|`."""

import math
from itertools import chain, groupby as group_runs
from typing import NamedTuple

from markupsafe import Markup, escape, soft_str

from .exceptions import FilterArgumentError
from .undefined import Undefined
from .utils import htmlsafe_json_dumps, pass_context, pass_environment, pass_eval_context, pformat


def ignore_case(value):
    """Text in lower case for comparing; anything else as it is."""
    return value.lower() if isinstance(value, str) else value


def _getter(environment, attribute, postprocess=None, default=None):
    """A function that reads an attribute by its dotted path; whole numbers in it are items."""
    if attribute is None:
        parts = []
    elif isinstance(attribute, str):
        parts = [int(part) if part.isdigit() else part for part in attribute.split(".")]
    else:
        parts = [attribute]

    def get(item):
        for part in parts:
            item = environment.getitem(item, part)
            if default is not None and isinstance(item, Undefined):
                item = default
        return item if postprocess is None else postprocess(item)

    return get


def _multi_getter(environment, attribute, postprocess=None):
    """Like _getter, for attributes between commas: a list of their values."""
    parts = attribute.split(",") if isinstance(attribute, str) else [attribute]
    getters = [_getter(environment, part, postprocess) for part in parts]

    def get(item):
        return [getter(item) for getter in getters]

    return get


def do_forceescape(value):
    """Escaped, even if it is markup already."""
    if hasattr(value, "__html__"):
        value = value.__html__()
    return escape(str(value))


def do_urlencode(value):
    """Quoted for a URL: text for its path, pairs as a query."""
    from urllib.parse import quote, quote_plus

    def query_part(part):
        return quote_plus(part if isinstance(part, bytes) else str(part), safe="")

    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return quote(value if isinstance(value, bytes) else str(value), safe="/")
    pairs = value.items() if isinstance(value, dict) else value
    return "&".join(f"{query_part(key)}={query_part(one)}" for key, one in pairs)


@pass_eval_context
def do_replace(eval_ctx, s, old, new, count=None):
    if count is None:
        count = -1
    if not eval_ctx.autoescape:
        return str(s).replace(str(old), str(new), count)
    marked = hasattr(old, "__html__") or (hasattr(new, "__html__") and not hasattr(s, "__html__"))
    s = escape(s) if marked else soft_str(s)
    return s.replace(soft_str(old), soft_str(new), count)


def do_upper(s):
    return soft_str(s).upper()


def do_lower(s):
    return soft_str(s).lower()


def do_items(value):
    """The pairs of a mapping; none of an undefined value."""
    from collections.abc import Mapping

    if isinstance(value, Undefined):
        return
    if not isinstance(value, Mapping):
        raise TypeError("Can only get item pairs from a mapping.")
    yield from value.items()


_BAD_IN_ATTRIBUTE_NAME = frozenset(" \t\n\r\f\v/>=")


@pass_eval_context
def do_xmlattr(eval_ctx, d, autospace=True):
    """Attributes of an element; None and undefined values are left out."""
    shown = []
    for key, value in d.items():
        if value is None or isinstance(value, Undefined):
            continue
        if not _BAD_IN_ATTRIBUTE_NAME.isdisjoint(key):
            raise ValueError(f"Invalid character in attribute name: {key!r}")
        shown.append(f'{escape(key)}="{escape(value)}"')
    text = " ".join(shown)
    if autospace and text:
        text = " " + text
    return Markup(text) if eval_ctx.autoescape else text


def do_capitalize(s):
    return soft_str(s).capitalize()


_WORD_BREAKS = "-({[<"


def do_title(s):
    """A capital at each word's beginning, small letters behind it."""
    text = soft_str(s)
    words = []
    start = 0
    for at, character in enumerate(text):
        if character.isspace() or character in _WORD_BREAKS:
            words += [text[start:at], text[at : at + 1]]
            start = at + 1
    words.append(text[start:])
    return "".join(word[:1].upper() + word[1:].lower() for word in words)


def do_dictsort(value, case_sensitive=False, by="key", reverse=False):
    """The pairs of a dict, sorted by key or value."""
    if by not in ("key", "value"):
        raise FilterArgumentError('You can only sort by either "key" or "value"')
    place = 0 if by == "key" else 1

    def key(pair):
        return pair[place] if case_sensitive else ignore_case(pair[place])

    return sorted(value.items(), key=key, reverse=reverse)


@pass_environment
def do_sort(environment, value, reverse=False, case_sensitive=False, attribute=None):
    key = _multi_getter(environment, attribute, None if case_sensitive else ignore_case)
    return sorted(value, key=key, reverse=reverse)


@pass_environment
def do_unique(environment, value, case_sensitive=False, attribute=None):
    """The items whose value was not seen before."""
    get = _getter(environment, attribute, None if case_sensitive else ignore_case)
    seen = set()
    for item in value:
        key = get(item)
        if key not in seen:
            seen.add(key)
            yield item


def _extreme(environment, value, choose, case_sensitive, attribute):
    items = iter(value)
    try:
        first = next(items)
    except StopIteration:
        return environment.undefined("No aggregated item, sequence was empty.")
    key = _getter(environment, attribute, None if case_sensitive else ignore_case)
    return choose(chain([first], items), key=key)


@pass_environment
def do_min(environment, value, case_sensitive=False, attribute=None):
    return _extreme(environment, value, min, case_sensitive, attribute)


@pass_environment
def do_max(environment, value, case_sensitive=False, attribute=None):
    return _extreme(environment, value, max, case_sensitive, attribute)


def do_default(value, default_value="", boolean=False):
    if isinstance(value, Undefined) or (boolean and not value):
        return default_value
    return value


@pass_eval_context
def do_join(eval_ctx, value, d="", attribute=None):
    """Items as one text; where output is escaped, markup if anything in it is."""
    if attribute is not None:
        value = map(_getter(eval_ctx.environment, attribute), value)
    if not eval_ctx.autoescape:
        return str(d).join(map(str, value))
    if hasattr(d, "__html__"):
        return soft_str(d).join(map(soft_str, value))
    items = list(value)
    if any(hasattr(item, "__html__") for item in items):
        texts = (item if hasattr(item, "__html__") else str(item) for item in items)
        return escape(d).join(texts)
    return str(d).join(map(str, items))


def do_center(value, width=80):
    return soft_str(value).center(width)


@pass_environment
def do_first(environment, seq):
    for item in seq:
        return item
    return environment.undefined("No first item, sequence was empty.")


@pass_environment
def do_last(environment, seq):
    for item in reversed(seq):
        return item
    return environment.undefined("No last item, sequence was empty.")


@pass_context
def do_random(context, seq):
    import random

    try:
        return random.choice(seq)
    except IndexError:
        return context.environment.undefined("No random item, sequence was empty.")


def do_filesizeformat(value, binary=False):
    """A size for readers: 13 kB, 4.1 MB."""
    size = float(value)
    base = 1024 if binary else 1000
    if size == 1:
        return "1 Byte"
    if size < base:
        return f"{int(size)} Bytes"
    units = [letter + ("iB" if binary else "B") for letter in ("K" if binary else "k") + "MGTPEZY"]
    power = 1
    while power < len(units) and size >= base ** (power + 1):
        power += 1
    return f"{size / base**power:.1f} {units[power - 1]}"


def do_pprint(value):
    return pformat(value)


@pass_eval_context
def do_urlize(
    eval_ctx,
    value,
    trim_url_limit=None,
    nofollow=False,
    target=None,
    rel=None,
    extra_schemes=None,
):
    """Text whose web and mail addresses are links."""
    from .links import urlize

    policies = eval_ctx.environment.policies
    words = set((rel or "").split())
    if nofollow:
        words.add("nofollow")
    words.update((policies["urlize.rel"] or "").split())
    if target is None:
        target = policies["urlize.target"]
    if extra_schemes is None:
        extra_schemes = policies["urlize.extra_schemes"] or ()
    for scheme in extra_schemes:
        if not scheme.endswith(":") or not scheme[:-1].replace("+", "").replace(".", "").replace("-", "").isalnum():
            raise FilterArgumentError(f"{scheme!r} is not a valid URI scheme prefix.")
    text = urlize(
        value,
        trim_url_limit,
        " ".join(sorted(words)) or None,
        target,
        extra_schemes,
    )
    return Markup(text) if eval_ctx.autoescape else text


def do_indent(s, width=4, first=False, blank=False):
    """Lines moved to the right: not the first, nor empty ones, unless told."""
    indention = width if isinstance(width, str) else " " * width
    newline = "\n"
    if isinstance(s, Markup):
        indention = Markup(indention)
        newline = Markup(newline)
    s += newline
    if blank:
        text = (newline + indention).join(s.splitlines())
    else:
        lines = s.splitlines()
        text = lines.pop(0)
        if lines:
            text += newline + newline.join(indention + line if line else line for line in lines)
    return indention + text if first else text


@pass_environment
def do_truncate(env, s, length=255, killwords=False, end="...", leeway=None):
    """Text cut to a length, at a blank unless `killwords`; a little longer is left alone."""
    if leeway is None:
        leeway = env.policies["truncate.leeway"]
    assert length >= len(end), f"expected length >= {len(end)}, got {length}"
    assert leeway >= 0, f"expected leeway >= 0, got {leeway}"
    if len(s) <= length + leeway:
        return s
    kept = s[: length - len(end)]
    return (kept if killwords else kept.rsplit(" ", 1)[0]) + end


@pass_environment
def do_wordwrap(
    environment,
    s,
    width=79,
    break_long_words=True,
    wrapstring=None,
    break_on_hyphens=True,
):
    import textwrap

    if wrapstring is None:
        wrapstring = environment.newline_sequence

    def wrapped(line):
        return wrapstring.join(
            textwrap.wrap(
                line,
                width=width,
                expand_tabs=False,
                replace_whitespace=False,
                break_long_words=break_long_words,
                break_on_hyphens=break_on_hyphens,
            )
        )

    return wrapstring.join(wrapped(line) for line in s.splitlines())


def do_wordcount(s):
    import re

    return len(re.findall(r"\w+", soft_str(s)))


def do_int(value, default=0, base=10):
    try:
        if isinstance(value, str):
            return int(value, base)
        return int(value)
    except (TypeError, ValueError):
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            return default


def do_float(value, default=0.0):
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def do_format(value, *args, **kwargs):
    if args and kwargs:
        raise FilterArgumentError(
            "can't handle positional and keyword arguments at the same time"
        )
    return soft_str(value) % (kwargs or args)


def do_trim(value, chars=None):
    return soft_str(value).strip(chars)


def do_striptags(value):
    marked = hasattr(value, "__html__")
    return Markup(value.__html__() if marked else str(value)).striptags()


def do_slice(value, slices, fill_with=None):
    """Items in that many columns, as even as can be."""
    items = list(value)
    least, longer = divmod(len(items), slices)
    at = 0
    for column in range(slices):
        end = at + least + (column < longer)
        part = items[at:end]
        at = end
        if fill_with is not None and longer and column >= longer:
            part.append(fill_with)
        yield part


def do_batch(value, linecount, fill_with=None):
    """Items in rows of that many."""
    row = []
    for item in value:
        if len(row) == linecount:
            yield row
            row = []
        row.append(item)
    if row:
        if fill_with is not None:
            row += [fill_with] * (linecount - len(row))
        yield row


def do_round(value, precision=0, method="common"):
    if method not in ("common", "ceil", "floor"):
        raise FilterArgumentError("method must be common, ceil or floor")
    if method == "common":
        return round(value, precision)
    shift = 10**precision
    return getattr(math, method)(value * shift) / shift


class _Group(NamedTuple):
    grouper: object
    list: list

    def __repr__(self):
        return tuple.__repr__(self)

    def __str__(self):
        return tuple.__str__(self)


@pass_environment
def do_groupby(environment, value, attribute, default=None, case_sensitive=False):
    """Groups of items with the same attribute, in its order."""
    key = _getter(environment, attribute, None if case_sensitive else ignore_case, default)
    groups = [_Group(shown, list(items)) for shown, items in group_runs(sorted(value, key=key), key)]
    if case_sensitive:
        return groups
    as_it_is = _getter(environment, attribute, default=default)
    return [_Group(as_it_is(items[0]), items) for _, items in groups]


@pass_environment
def do_sum(environment, iterable, attribute=None, start=0):
    if attribute is not None:
        iterable = map(_getter(environment, attribute), iterable)
    return sum(iterable, start)


def do_list(value):
    return list(value)


def do_mark_safe(value):
    return Markup(value)


def do_reverse(value):
    if isinstance(value, str):
        return value[::-1]
    try:
        return reversed(value)
    except TypeError:
        try:
            items = list(value)
        except TypeError:
            raise FilterArgumentError("argument must be iterable") from None
        items.reverse()
        return items


@pass_environment
def do_attr(environment, obj, name):
    """An attribute, never an item."""
    name = str(name)
    if environment.sandboxed:
        try:
            value = getattr(obj, name)
        except AttributeError:
            return environment.undefined(obj=obj, name=name)
        return environment._guarded(obj, name, value)
    try:
        return getattr(obj, name)
    except AttributeError:
        return environment.undefined(obj=obj, name=name)


@pass_context
def do_map(context, value, *args, **kwargs):
    """Each item's attribute, or each through another filter."""
    if value:
        yield from map(_mapped(context, args, kwargs), value)


def _mapped(context, args, kwargs):
    environment = context.environment
    if not args and "attribute" in kwargs:
        attribute = kwargs.pop("attribute")
        default = kwargs.pop("default", None)
        if kwargs:
            raise FilterArgumentError(f"Unexpected keyword argument {next(iter(kwargs))!r}")
        return _getter(environment, attribute, default=default)
    if not args:
        raise FilterArgumentError("map requires a filter argument")
    name, *rest = args

    def apply(item):
        return environment.call_filter(name, item, rest, kwargs, context=context)

    return apply


def _chosen(context, value, args, kwargs, wanted, by_attribute):
    """The items for which a test answers as wanted; without a test, those that are true."""
    if not value:
        return
    environment = context.environment
    get = None
    if by_attribute:
        if not args:
            raise FilterArgumentError("Missing parameter for attribute name")
        get = _getter(environment, args[0])
        args = args[1:]
    for item in value:
        subject = item if get is None else get(item)
        if args:
            held = environment.call_test(args[0], subject, args[1:], kwargs, context=context)
        else:
            held = subject
        if bool(held) is wanted:
            yield item


@pass_context
def do_select(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, True, False)


@pass_context
def do_reject(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, False, False)


@pass_context
def do_selectattr(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, True, True)


@pass_context
def do_rejectattr(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, False, True)


@pass_eval_context
def do_tojson(eval_ctx, value, indent=None):
    policies = eval_ctx.environment.policies
    kwargs = policies["json.dumps_kwargs"]
    if indent is not None:
        kwargs = dict(kwargs, indent=indent)
    return htmlsafe_json_dumps(value, dumps=policies["json.dumps_function"], **kwargs)


FILTERS = {
    "abs": abs,
    "attr": do_attr,
    "batch": do_batch,
    "capitalize": do_capitalize,
    "center": do_center,
    "count": len,
    "d": do_default,
    "default": do_default,
    "dictsort": do_dictsort,
    "e": escape,
    "escape": escape,
    "filesizeformat": do_filesizeformat,
    "first": do_first,
    "float": do_float,
    "forceescape": do_forceescape,
    "format": do_format,
    "groupby": do_groupby,
    "indent": do_indent,
    "int": do_int,
    "items": do_items,
    "join": do_join,
    "last": do_last,
    "length": len,
    "list": do_list,
    "lower": do_lower,
    "map": do_map,
    "max": do_max,
    "min": do_min,
    "pprint": do_pprint,
    "random": do_random,
    "reject": do_reject,
    "rejectattr": do_rejectattr,
    "replace": do_replace,
    "reverse": do_reverse,
    "round": do_round,
    "safe": do_mark_safe,
    "select": do_select,
    "selectattr": do_selectattr,
    "slice": do_slice,
    "sort": do_sort,
    "string": soft_str,
    "striptags": do_striptags,
    "sum": do_sum,
    "title": do_title,
    "tojson": do_tojson,
    "trim": do_trim,
    "truncate": do_truncate,
    "unique": do_unique,
    "upper": do_upper,
    "urlencode": do_urlencode,
    "urlize": do_urlize,
    "wordcount": do_wordcount,
    "wordwrap": do_wordwrap,
    "xmlattr": do_xmlattr,
}

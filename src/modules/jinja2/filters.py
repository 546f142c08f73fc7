"""The filters that templates may use after `|`."""

import math
from itertools import chain, groupby as group_runs
from typing import NamedTuple

from markupsafe import Markup, escape, soft_str

from .exceptions import FilterArgumentError
from .undefined import Undefined
from .utils import htmlsafe_json_dumps, pass_context, pass_environment, pass_eval_context, pformat

# By name: these are functions from elsewhere, _filter adds those of this module.
_offered = {"abs": abs, "count": len, "length": len, "e": escape, "escape": escape, "string": soft_str}


def _filter(*names, wants=None):
    """Offers a function to templates under names; `wants` marks what it takes before the value."""

    def offer(function):
        if wants is not None:
            wants(function)
        for name in names:
            _offered[name] = function
        return function

    return offer


def _is_unset(value):
    return isinstance(value, Undefined)


def _is_marked(value):
    return hasattr(value, "__html__")


def _policy(eval_ctx, name):
    return eval_ctx.environment.policies[name]


def _nothing(environment, kind):
    """The undefined value that stands for an item of an empty sequence."""
    return environment.undefined(f"No {kind} item, sequence was empty.")


def ignore_case(value):
    """Text in lower case for comparing; anything else as it is."""
    return value.lower() if isinstance(value, str) else value


def _steps(attribute):
    """A dotted path as names and, where they are whole numbers, indexes."""
    if attribute is None:
        return ()
    if not isinstance(attribute, str):
        return (attribute,)
    return tuple(int(step) if step.isdigit() else step for step in attribute.split("."))


def _reader(environment, attribute, exact_case=True, fallback=None):
    """A function that reads an attribute of an item, or gives the item itself where there is no attribute."""
    steps = _steps(attribute)

    def read(item):
        for step in steps:
            item = environment.getitem(item, step)
            if fallback is not None and _is_unset(item):
                item = fallback
        return item if exact_case else ignore_case(item)

    return read


@_filter("forceescape")
def do_forceescape(value):
    """Escaped, even if it is markup already."""
    return escape(str(value.__html__() if _is_marked(value) else value))


@_filter("urlencode")
def do_urlencode(value):
    """Quoted for a URL: text for its path, pairs as a query."""
    from urllib.parse import quote, quote_plus

    def query_part(part):
        return quote_plus(part if isinstance(part, bytes) else str(part), safe="")

    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return quote(value if isinstance(value, bytes) else str(value), safe="/")
    pairs = value.items() if isinstance(value, dict) else value
    return "&".join(f"{query_part(key)}={query_part(one)}" for key, one in pairs)


@_filter("replace", wants=pass_eval_context)
def do_replace(eval_ctx, s, old, new, count=None):
    as_text = soft_str if eval_ctx.autoescape else str
    if eval_ctx.autoescape and (_is_marked(old) or (_is_marked(new) and not _is_marked(s))):
        subject = escape(s)
    else:
        subject = as_text(s)
    return subject.replace(as_text(old), as_text(new), -1 if count is None else count)


@_filter("upper")
def do_upper(s):
    return soft_str(s).upper()


@_filter("lower")
def do_lower(s):
    return soft_str(s).lower()


@_filter("items")
def do_items(value):
    """The pairs of a mapping; none of an undefined value."""
    from collections.abc import Mapping

    if isinstance(value, Mapping):
        yield from value.items()
    elif not _is_unset(value):
        raise TypeError("Can only get item pairs from a mapping.")


_BAD_IN_ATTRIBUTE_NAME = frozenset(" \t\n\r\f\v/>=")


def _attribute_text(name, value):
    if _BAD_IN_ATTRIBUTE_NAME.isdisjoint(name):
        return f'{escape(name)}="{escape(value)}"'
    raise ValueError(f"Invalid character in attribute name: {name!r}")


@_filter("xmlattr", wants=pass_eval_context)
def do_xmlattr(eval_ctx, d, autospace=True):
    """Attributes of an element; None and undefined values are left out."""
    present = [pair for pair in d.items() if not (pair[1] is None or _is_unset(pair[1]))]
    text = " ".join([_attribute_text(*pair) for pair in present])
    if autospace and text:
        text = " " + text
    return Markup(text) if eval_ctx.autoescape else text


@_filter("capitalize")
def do_capitalize(s):
    text = soft_str(s)
    return text.capitalize()


_WORD_BREAKS = "-({[<"


@_filter("title")
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


@_filter("dictsort")
def do_dictsort(value, case_sensitive=False, by="key", reverse=False):
    """The pairs of a dict, sorted by key or value."""
    if by not in ("key", "value"):
        raise FilterArgumentError('You can only sort by either "key" or "value"')
    place = int(by == "value")

    def rank(pair):
        return pair[place] if case_sensitive else ignore_case(pair[place])

    return sorted(value.items(), key=rank, reverse=reverse)


@_filter("sort", wants=pass_environment)
def do_sort(environment, value, reverse=False, case_sensitive=False, attribute=None):
    attributes = attribute.split(",") if isinstance(attribute, str) else [attribute]
    readers = [_reader(environment, one, case_sensitive) for one in attributes]

    def rank(item):
        return [read(item) for read in readers]

    return sorted(value, key=rank, reverse=reverse)


@_filter("unique", wants=pass_environment)
def do_unique(environment, value, case_sensitive=False, attribute=None):
    """The items whose value was not seen before."""
    read = _reader(environment, attribute, case_sensitive)
    met = set()
    for item in value:
        mark = read(item)
        if mark in met:
            continue
        met.add(mark)
        yield item


def _extreme(environment, value, choose, case_sensitive, attribute):
    items = iter(value)
    for first in items:
        return choose(chain((first,), items), key=_reader(environment, attribute, case_sensitive))
    return _nothing(environment, "aggregated")


@_filter("min", wants=pass_environment)
def do_min(environment, value, case_sensitive=False, attribute=None):
    return _extreme(environment, value, min, case_sensitive, attribute)


@_filter("max", wants=pass_environment)
def do_max(environment, value, case_sensitive=False, attribute=None):
    return _extreme(environment, value, max, case_sensitive, attribute)


@_filter("d", "default")
def do_default(value, default_value="", boolean=False):
    lacking = _is_unset(value) or (boolean and not value)
    return default_value if lacking else value


def _marked_or_text(item):
    return item if _is_marked(item) else str(item)


@_filter("join", wants=pass_eval_context)
def do_join(eval_ctx, value, d="", attribute=None):
    """Items as one text; where output is escaped, markup if anything in it is."""
    items = value if attribute is None else map(_reader(eval_ctx.environment, attribute), value)
    if eval_ctx.autoescape and _is_marked(d):
        glue, as_text = soft_str(d), soft_str
    else:
        if eval_ctx.autoescape:
            items = list(items)
        if eval_ctx.autoescape and any(map(_is_marked, items)):
            glue, as_text = escape(d), _marked_or_text
        else:
            glue, as_text = str(d), str
    return glue.join(map(as_text, items))


@_filter("center")
def do_center(value, width=80):
    text = soft_str(value)
    return text.center(width)


@_filter("first", wants=pass_environment)
def do_first(environment, seq):
    for item in seq:
        return item
    return _nothing(environment, "first")


@_filter("last", wants=pass_environment)
def do_last(environment, seq):
    for item in reversed(seq):
        return item
    return _nothing(environment, "last")


@_filter("random", wants=pass_context)
def do_random(context, seq):
    import random

    try:
        return random.choice(seq)
    except IndexError:
        return _nothing(context.environment, "random")


@_filter("filesizeformat")
def do_filesizeformat(value, binary=False):
    """A size for readers: 13 kB, 4.1 MB."""
    size = float(value)
    step, letters, tail = (1024, "KMGTPEZY", "iB") if binary else (1000, "kMGTPEZY", "B")
    if size < step:
        return "1 Byte" if size == 1 else f"{int(size)} Bytes"
    for power, letter in enumerate(letters, 1):
        if not size >= step ** (power + 1):
            break
    return f"{size / step**power:.1f} {letter}{tail}"


@_filter("pprint")
def do_pprint(value):
    return pformat(value)


def _is_scheme(prefix):
    name, colon = prefix[:-1], prefix[-1:]
    return colon == ":" and "".join(character for character in name if character not in "+.-").isalnum()


@_filter("urlize", wants=pass_eval_context)
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

    relations = {*(rel or "").split(), *(_policy(eval_ctx, "urlize.rel") or "").split()}
    if nofollow:
        relations.add("nofollow")
    shown_in = _policy(eval_ctx, "urlize.target") if target is None else target
    schemes = extra_schemes
    if schemes is None:
        schemes = _policy(eval_ctx, "urlize.extra_schemes") or ()
    for scheme in schemes:
        if not _is_scheme(scheme):
            raise FilterArgumentError(f"{scheme!r} is not a valid URI scheme prefix.")
    text = urlize(value, trim_url_limit, " ".join(sorted(relations)) or None, shown_in, schemes)
    return Markup(text) if eval_ctx.autoescape else text


@_filter("indent")
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


@_filter("truncate", wants=pass_environment)
def do_truncate(env, s, length=255, killwords=False, end="...", leeway=None):
    """Text cut to a length, at a blank unless `killwords`; a little longer is left alone."""
    spare = env.policies["truncate.leeway"] if leeway is None else leeway
    for name, given, least in (("length", length, len(end)), ("leeway", spare, 0)):
        assert given >= least, f"expected {name} >= {least}, got {given}"
    if len(s) <= length + spare:
        return s
    kept = s[: length - len(end)]
    return (kept if killwords else kept.rsplit(" ", 1)[0]) + end


@_filter("wordwrap", wants=pass_environment)
def do_wordwrap(
    environment,
    s,
    width=79,
    break_long_words=True,
    wrapstring=None,
    break_on_hyphens=True,
):
    from textwrap import TextWrapper

    wrapper = TextWrapper(width, expand_tabs=False, replace_whitespace=False)
    wrapper.break_long_words = break_long_words
    wrapper.break_on_hyphens = break_on_hyphens
    glue = environment.newline_sequence if wrapstring is None else wrapstring
    return glue.join([glue.join(wrapper.wrap(line)) for line in s.splitlines()])


@_filter("wordcount")
def do_wordcount(s):
    import re

    return len(re.findall(r"\w+", soft_str(s)))


_NO_NUMBER = (TypeError, ValueError)


@_filter("int")
def do_int(value, default=0, base=10):
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except _NO_NUMBER:
        pass
    try:
        return int(float(value))
    except (*_NO_NUMBER, OverflowError):
        return default


@_filter("float")
def do_float(value, default=0.0):
    try:
        return float(value)
    except _NO_NUMBER:
        return default


@_filter("format")
def do_format(value, *args, **kwargs):
    if args and kwargs:
        raise FilterArgumentError("can't handle positional and keyword arguments at the same time")
    pattern = soft_str(value)
    return pattern % kwargs if kwargs else pattern % args


@_filter("trim")
def do_trim(value, chars=None):
    text = soft_str(value)
    return text.strip(chars)


@_filter("striptags")
def do_striptags(value):
    return Markup(value.__html__() if _is_marked(value) else str(value)).striptags()


@_filter("slice")
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


@_filter("batch")
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


@_filter("round")
def do_round(value, precision=0, method="common"):
    if method == "common":
        return round(value, precision)
    if method not in ("ceil", "floor"):
        raise FilterArgumentError("method must be common, ceil or floor")
    shift = 10**precision
    return getattr(math, method)(value * shift) / shift


class _Group(NamedTuple):
    grouper: object
    list: list

    def __repr__(self):
        return tuple.__repr__(self)

    def __str__(self):
        return tuple.__str__(self)


@_filter("groupby", wants=pass_environment)
def do_groupby(environment, value, attribute, default=None, case_sensitive=False):
    """Groups of items with the same attribute, in its order."""
    read = _reader(environment, attribute, case_sensitive, default)
    groups = [_Group(shared, list(items)) for shared, items in group_runs(sorted(value, key=read), read)]
    if not case_sensitive:
        as_it_is = _reader(environment, attribute, fallback=default)
        groups = [_Group(as_it_is(items[0]), items) for _, items in groups]
    return groups


@_filter("sum", wants=pass_environment)
def do_sum(environment, iterable, attribute=None, start=0):
    if attribute is not None:
        iterable = map(_reader(environment, attribute), iterable)
    return sum(iterable, start)


@_filter("list")
def do_list(value):
    return list(value)


@_filter("safe")
def do_mark_safe(value):
    return Markup(value)


@_filter("reverse")
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


@_filter("attr", wants=pass_environment)
def do_attr(environment, obj, name):
    """An attribute, never an item."""
    wanted = str(name)
    try:
        value = getattr(obj, wanted)
    except AttributeError:
        return environment.undefined(obj=obj, name=wanted)
    return environment._guarded(obj, wanted, value) if environment.sandboxed else value


def _mapped(context, args, kwargs):
    """What `map` does with an item: its attribute, or what another filter makes of it."""
    environment = context.environment
    if args:
        name, *rest = args
        return lambda item: environment.call_filter(name, item, rest, kwargs, context=context)
    if "attribute" not in kwargs:
        raise FilterArgumentError("map requires a filter argument")
    for name in kwargs:
        if name not in ("attribute", "default"):
            raise FilterArgumentError(f"Unexpected keyword argument {name!r}")
    return _reader(environment, kwargs["attribute"], fallback=kwargs.get("default"))


@_filter("map", wants=pass_context)
def do_map(context, value, *args, **kwargs):
    """Each item's attribute, or each through another filter."""
    if value:
        yield from map(_mapped(context, args, kwargs), value)


def _chosen(context, value, args, kwargs, wanted, by_attribute):
    """The items for which a test answers as wanted; without a test, those that are true."""
    if not value:
        return
    environment = context.environment
    path = None
    if by_attribute:
        if not args:
            raise FilterArgumentError("Missing parameter for attribute name")
        path, *args = args
    read = _reader(environment, path)
    for item in value:
        answer = read(item) if by_attribute else item
        if args:
            answer = environment.call_test(args[0], answer, args[1:], kwargs, context=context)
        if bool(answer) is wanted:
            yield item


@_filter("select", wants=pass_context)
def do_select(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, True, False)


@_filter("reject", wants=pass_context)
def do_reject(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, False, False)


@_filter("selectattr", wants=pass_context)
def do_selectattr(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, True, True)


@_filter("rejectattr", wants=pass_context)
def do_rejectattr(context, value, *args, **kwargs):
    return _chosen(context, value, args, kwargs, False, True)


@_filter("tojson", wants=pass_eval_context)
def do_tojson(eval_ctx, value, indent=None):
    options = dict(_policy(eval_ctx, "json.dumps_kwargs"))
    if indent is not None:
        options["indent"] = indent
    return htmlsafe_json_dumps(value, dumps=_policy(eval_ctx, "json.dumps_function"), **options)


FILTERS = dict(sorted(_offered.items()))

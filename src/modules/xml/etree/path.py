"""The paths that find() and its relatives understand: tags, *, ., .., // and conditions in brackets."""

import re

_TOKEN = re.compile(r"""('[^']*'|"[^"]*"|::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+""")
_cache = {}


def _tokens(path, namespaces):
    default = namespaces.get('') if namespaces else None
    in_attribute = False
    for sign, tag in _TOKEN.findall(path):
        if tag and tag[0] != '{':
            if ':' in tag:
                prefix, name = tag.split(':', 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield sign, f'{{{namespaces[prefix]}}}{name}'
                except KeyError:
                    raise SyntaxError('prefix %r not found in prefix map' % prefix) from None
            elif default and not in_attribute:
                yield sign, f'{{{default}}}{tag}'
            else:
                yield sign, tag
            in_attribute = False
        else:
            yield sign, tag
            in_attribute = sign == '@'


def _matches(tag):
    """A test of element tags; {*}name and {ns}* are wildcards."""
    if tag in ('*', '{*}*'):
        return lambda found: isinstance(found, str)
    if tag == '{}*':
        return lambda found: isinstance(found, str) and found[:1] != '{'
    if tag[:3] == '{*}':
        suffix = tag[2:]
        plain = tag[3:]
        return lambda found: isinstance(found, str) and (found == plain or found[:1] == '{' and found.endswith(suffix))
    if tag[-2:] == '}*':
        prefix = tag[:-1]
        return lambda found: isinstance(found, str) and found.startswith(prefix)
    if tag[:2] == '{}':
        tag = tag[2:]
    return lambda found: found == tag


def _child(tag):
    matches = _matches(tag)
    return lambda context, elements: (child for element in elements for child in element if matches(child.tag))


def _star(context, elements):
    return (child for element in elements for child in element if isinstance(child.tag, str))


def _self(context, elements):
    return elements


def _descendants(tag):
    matches = _matches(tag)
    return lambda context, elements: (
        found for element in elements for found in element.iter() if found is not element and matches(found.tag))


def _parents(context, elements):
    found = set()
    for element in elements:
        parent = context.parents().get(element)
        if parent is not None and id(parent) not in found:
            found.add(id(parent))
            yield parent


def _condition(tokens):
    signature, values = [], []
    for sign, tag in tokens:
        if sign == ']':
            break
        if (sign, tag) == ('', ''):
            continue
        if sign and sign[:1] in '\'"':
            values.append(sign[1:-1])
            signature.append("'")
        else:
            values.append(tag or sign)
            signature.append(sign or '-')
    else:
        raise SyntaxError('invalid path')
    kind = ''.join(signature)
    if kind == '@-':
        return lambda context, elements: (e for e in elements if e.get(values[1]) is not None)
    if kind in ("@-='", "@-!='"):
        name, value, equal = values[1], values[-1], kind == "@-='"
        return lambda context, elements: (
            e for e in elements if (e.get(name) == value if equal else e.get(name) not in (None, value)))
    if kind == '-' and not re.match(r'-?\d+$', values[0]):
        return lambda context, elements: (e for e in elements if e.find(values[0]) is not None)
    if kind in (".='", ".!='", "-='", "-!='") and not (kind[0] == '-' and re.match(r'-?\d+$', values[0])):
        name, value, equal = values[0], values[-1], '!' not in kind

        def by_text(context, elements):
            for e in elements:
                candidates = [e] if kind[0] == '.' else e.findall(name)
                if any((''.join(c.itertext()) == value) == equal for c in candidates):
                    yield e
        return by_text
    if kind in ('-', '-()', '-()--', '-()-'):
        return _position(kind, values)
    raise SyntaxError('invalid predicate')


def _position(kind, values):
    if kind == '-':
        index = int(values[0]) - 1
        if index < 0:
            raise SyntaxError('XPath position >= 1 expected')
    else:
        if values[0] != 'last':
            raise SyntaxError('unsupported function')
        index = -1
        if kind != '-()':
            try:
                index = int(values[2] if kind == '-()-' else values[2] + values[3]) - 1
            except ValueError:
                raise SyntaxError('unsupported expression') from None
            if index > -2:
                raise SyntaxError('XPath offset from last() must be negative')

    def at_position(context, elements):
        parents = context.parents()
        for e in elements:
            try:
                siblings = list(parents[e].findall(e.tag))
                if siblings[index] is e:
                    yield e
            except (IndexError, KeyError):
                pass
    return at_position


class _Context:
    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _compiled(path, namespaces):
    key = (path, tuple(sorted(namespaces.items(), key=lambda item: item[0] or '')) if namespaces else None)
    steps = _cache.get(key)
    if steps is not None:
        return steps
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    if path[-1:] == '/':
        path += '*'
    tokens = [token for token in _tokens(path, namespaces)]
    steps = []
    rest = iter(tokens)
    for sign, tag in rest:
        if sign == '/' or (sign, tag) == ('', ''):
            continue
        if sign == '//':
            sign, tag = next(rest, ('', ''))
            if sign == '*':
                steps.append(_descendants('*'))
            elif not sign and tag:
                steps.append(_descendants(tag))
            else:
                raise SyntaxError('invalid descendant')
        elif sign == '.':
            steps.append(_self)
        elif sign == '..':
            steps.append(_parents)
        elif sign == '*':
            steps.append(_star)
        elif sign == '[':
            steps.append(_condition(rest))
        elif not sign:
            steps.append(_child(tag))
        else:
            raise SyntaxError('invalid path')
    if len(_cache) > 100:
        _cache.clear()
    _cache[key] = steps
    return steps


def iterfind(element, path, namespaces=None):
    steps = _compiled(path, namespaces)
    context = _Context(element)
    found = [element]
    for step in steps:
        found = step(context, found)
    return iter(found)


def find(element, path, namespaces=None):
    return next(iterfind(element, path, namespaces), None)


def findall(element, path, namespaces=None):
    return list(iterfind(element, path, namespaces))


def findtext(element, path, default=None, namespaces=None):
    found = find(element, path, namespaces)
    return default if found is None else found.text if found.text is not None else ''

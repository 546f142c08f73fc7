# A JSON writer and reader written in plain Python, compared with the module.
import json
def dump(value, indent=0):
    match value:
        case None: return 'null'
        case bool(): return str(value).lower()
        case int() | float(): return repr(value)
        case str(): return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}.get(c, c if 32 <= ord(c) < 127 else ''.join(f'\\u{u:04x}' for u in units(c))) for c in value) + '"'
        case [] | {}: return '{}' if isinstance(value, dict) else '[]'
        case list() | tuple(): return '[' + ', '.join(map(dump, value)) + ']'
        case dict(): return '{' + ', '.join(f'{dump(str(k))}: {dump(v)}' for k, v in value.items()) + '}'
        case _: raise TypeError(f'cannot write {type(value).__name__}')
def units(c):
    n = ord(c)
    return [n] if n < 0x10000 else [0xD800 + (n - 0x10000 >> 10), 0xDC00 + (n - 0x10000 & 0x3FF)]
def load(text):
    def skip(i):
        while i < len(text) and text[i] in ' \n\t\r': i += 1
        return i
    def value(i):
        i = skip(i)
        if i >= len(text): raise ValueError('unexpected end')
        c = text[i]
        if c == '{' or c == '[':
            out, i, close = ({} if c == '{' else []), skip(i + 1), '}' if c == '{' else ']'
            if text[i] == close: return out, i + 1
            while True:
                if c == '{':
                    key, i = value(i); i = skip(i)
                    if text[i] != ':': raise ValueError(f'expected : at {i}')
                    out[key], i = value(i + 1)
                else:
                    item, i = value(i); out.append(item)
                i = skip(i)
                if text[i:i + 1] == close: return out, i + 1
                if text[i:i + 1] != ',': raise ValueError(f'expected , at {i}')
                i += 1
        if c == '"':
            parts, i = [], i + 1
            while text[i] != '"':
                if text[i] == '\\':
                    e = text[i + 1]
                    if e == 'u': parts.append(chr(int(text[i + 2:i + 6], 16))); i += 6
                    else: parts.append({'n': '\n', 't': '\t'}.get(e, e)); i += 2
                else: parts.append(text[i]); i += 1
            return ''.join(parts).encode('utf-16', 'surrogatepass').decode('utf-16'), i + 1
        for word, result in ('null', None), ('true', True), ('false', False):
            if text.startswith(word, i): return result, i + len(word)
        j = i
        while j < len(text) and text[j] in '+-.eE0123456789': j += 1
        if i == j: raise ValueError(f'unexpected {c!r} at {i}')
        number = text[i:j]
        return (float(number) if set(number) & set('.eE') else int(number)), j
    result, end = value(0)
    if skip(end) != len(text): raise ValueError(f'extra data at {end}')
    return result
data = {'name': 'Zoë "Z" 😀\n', 'list': [1, -2.5, 1e20, True, None, [], {}], 'nested': {'a': {'b': [[1]]}}, '': 0}
print(dump(data), dump(data) == json.dumps(data), load(json.dumps(data)) == data, load(dump(data)) == data)
for bad in '', '[1', '{"a" 1}', '[1] 2', '?', '[1 2]':
    try: print(load(bad))
    except (ValueError, IndexError) as error: print(repr(bad), type(error).__name__, error)
try: dump({1, 2})
except TypeError as error: print(error)

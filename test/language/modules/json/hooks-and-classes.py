import json, io
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === hooks ===
text = '{"a": 1.50, "b": [2, {"c": NaN}], "d": {"e": 3}}'
print(json.loads(text, object_hook=lambda d: sorted(d.items(), key=lambda p: p[0])), json.loads(text, object_pairs_hook=list), json.loads(text, parse_float=str, parse_int=lambda s: f'int {s}', parse_constant=lambda s: f'constant {s}'), json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads('[1, 2]', parse_int=float), sep='\n')
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'Point({self.x}, {self.y})'
def decode(d): return Point(d['x'], d['y']) if d.get('type') == 'point' else d
print(json.loads('[{"type": "point", "x": 1, "y": 2}, {"x": 3}]', object_hook=decode))
# === encoder classes ===
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point): return {'type': 'point', 'x': o.x, 'y': o.y}
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps([Point(1, 2), {3, 1}], cls=Encoder), Encoder(indent=1, sort_keys=True).encode({'b': Point(0, 0), 'a': {2}}), list(json.JSONEncoder().iterencode([1, {'a': 'b'}])), sep='\n')
attempt(json.dumps, 5j)
attempt(lambda: json.dumps(5j, cls=Encoder))
print(json.JSONDecoder().decode(' [1] '), json.JSONDecoder().raw_decode('{"a": 1} rest'), json.JSONDecoder(object_hook=len).decode('{"a": {}, "b": 1}'))
attempt(json.JSONDecoder().raw_decode, ' 1')
attempt(json.JSONDecoder().raw_decode, '')
# === files ===
out = io.StringIO()
json.dump({'k': [1, 2.5, None]}, out, indent=2)
print(out.getvalue(), json.load(io.StringIO('{"x": [true]}')), json.load(io.BytesIO(b'[1]')))
attempt(json.load, '[1]')
# === round trips ===
for value in {'a': [1, 2.5, None, True, 'é']}, [[], {}, '', 0], 'x' * 5, 1e308, 2 ** 70, 0.1 + 0.2: print(json.loads(json.dumps(value)) == value, end=' ')
print(json.loads(json.dumps({1: 2, None: 3, True: 4})), json.loads(json.dumps((1, (2,)))), sorted(json.__all__))

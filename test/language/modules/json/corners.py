import json
def attempt(action, *arguments):
    try: print(repr(action(*arguments)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === options ===
for options in (dict(indent=True), dict(indent='x\n'), dict(separators=(1, 2)), dict(separators='ab'), dict(separators=(',',)), dict(indent=1.5), dict(cls=5), dict(skipkeys=1), dict(default=5), dict(indent=0, separators=('', '')), dict(ensure_ascii=False, separators=('é', '😀'))):
    print(options)
    attempt(lambda: json.dumps([1, {'a': 2, 'b': {}}], **options))
for options in (dict(object_hook=5), dict(parse_int=5), dict(strict=0), dict(foo=1), dict(cls=5), dict(object_pairs_hook=tuple, object_hook=list)): attempt(lambda: json.loads('{"a": [1, "\t"]}', **options))
# === deep ===
deep = []
for _ in range(3000): deep = [deep]
print(len(json.dumps(deep)), len(json.dumps(deep, indent=1)), json.dumps(json.loads('[' * 5000 + ']' * 5000)) == '[' * 5000 + ']' * 5000)
attempt(json.loads, '[' * 100000)
attempt(json.loads, '{"a":' * 100000)
# === default in a chain, and circles through it ===
class A:
    def __init__(self, to): self.to = to
a, b = A(None), A(None)
a.to, b.to = b, a
attempt(lambda: json.dumps(a, default=lambda o: o.to))
attempt(lambda: json.dumps([a, a], default=lambda o: [1]))
attempt(lambda: json.dumps([a, {'k': a}], default=lambda o: {'x': [2, {}]}, indent=1))
attempt(lambda: json.dumps(A(5), default=lambda o: o.to))
attempt(lambda: json.dumps(a, default=lambda o: [o]))
x = [1]
attempt(lambda: json.dumps([x, x, {'a': x}]))
# === keys ===
print(json.dumps({True: 1, False: 2, None: 3, 1.5: 4, 10 ** 20: 5, float('inf'): 6, 'é"': 7}), json.loads('{"a": 1, "b": 2, "a": 3}'), json.loads('[{"a": 1, "b": 2}, {"a": 3, "a": 4}, {"a": 5, "b": 6}, {"b": 7, "a": 8}, {"a": 9}]'))
print(json.dumps({'b': 1, 'a': 2, '😀': 3, 'é': 4, '\uffff': 5}, sort_keys=True, ensure_ascii=False).encode(), json.dumps({3: 1, 2.5: 2, True: 3}, sort_keys=True))
attempt(lambda: json.dumps({(1,): 1}))
attempt(lambda: json.dumps({float('nan'): 1}, allow_nan=False))
print(json.dumps({(1,): 1}, skipkeys=True, indent=1), json.dumps({(1,): 1, 'a': 2, 3j: 4}, skipkeys=True, indent=1))
# === numbers ===
print([json.loads(text) for text in ('1.5', '0.1', '1e22', '1e23', '123456789.123456789', '0.000001', '1e-7', '9007199254740993', '-9007199254740993', '1.7976931348623157e308', '5e-324', '-0', '-0.0', '0e5', '1E5', '100000000000000000000.5', '12345678901234567890')])
print(json.dumps([1e-5, 0.0001, 1e15, 1e16, 1e17, 123456789.125, -1e-10, 1e100, 0.1 + 0.2, 1 / 3, 5e-324, 2.0, -0.0]))
# === errors in texts beyond the BMP ===
for text in ('"😀" x', '["😀", ]', '{"😀": 1,\n "a" 2}', '"😀\\q"', '\ufeff1'): attempt(json.loads, text)
print(json.JSONDecoder().raw_decode('"😀"x'), json.JSONDecoder().raw_decode('😀 [1] ', 2))
error = json.JSONDecodeError('m', 'ab\ncd', 4)
print(error, repr(error), error.args, error.msg, error.doc, error.pos, error.lineno, error.colno)
attempt(json.JSONDecodeError, 'm')
# === classes ===
class E(json.JSONEncoder):
    item_separator = ';'
    def default(self, o): return [o.__class__.__name__]
print(E().encode([1, 2, 1j]), json.dumps([1, {2}], cls=E), list(E(indent=2).iterencode({'a': [1, {}], 'b': []})), E().encode('é'), json.JSONEncoder(ensure_ascii=False).encode('é'))
class Upper(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        for chunk in super().iterencode(o): yield chunk.upper()
print(json.dumps({'a': [True]}, cls=Upper), vars(json.JSONEncoder()), json.JSONEncoder.item_separator)
class D(json.JSONDecoder):
    def __init__(self, **options): super().__init__(object_hook=self.hook, **options)
    def hook(self, d): return sorted(d)
print(json.loads('[{"b": 1, "a": 2}]', cls=D), json.loads('[1.5]', cls=json.JSONDecoder, parse_float=str))
attempt(json.JSONEncoder, 1)
attempt(lambda: json.loads())
attempt(lambda: json.dumps(1, 2))

# A tiny test framework: discovery, fixtures, parametrised cases, expected errors, a report.
class Skip(Exception): pass
def cases(*rows):
    def mark(function): function.rows = rows; return function
    return mark
class raises:
    def __init__(self, kind, match=''): self.kind, self.match = kind, match
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        assert kind is not None, f'{self.kind.__name__} was not raised'
        self.error = error
        return issubclass(kind, self.kind) and self.match in str(error)
class Suite:
    def setup(self): self.items = []
    def teardown(self): self.items = None
    def run(self):
        for name in sorted(n for n in dir(self) if n.startswith('test_')):
            method = getattr(self, name)
            for row in getattr(method, 'rows', [()]):
                self.setup()
                try: method(*row)
                except AssertionError as error: result = f'FAIL {error}' if str(error) else 'FAIL'
                except Skip as error: result = f'skip ({error})'
                except Exception as error: result = f'ERROR {type(error).__name__}: {error}'
                else: result = 'ok'
                finally: self.teardown()
                yield f'{name}{row or ""}', result
class ListSuite(Suite):
    def test_append(self):
        self.items.append(1)
        assert self.items == [1]
    def test_fresh(self): assert not self.items, self.items
    @cases((1, 1, 2), (2, 2, 5), ('a', 'b', 'ab'), (1, 'x', None))
    def test_add(self, a, b, expected): assert a + b == expected, f'{a!r} + {b!r} is {a + b!r}, not {expected!r}'
    def test_pop(self):
        with raises(IndexError, 'empty list') as caught: self.items.pop()
        assert caught.error.args == ('pop from empty list',)
    def test_no_error(self):
        with raises(ValueError): pass
    def test_other_error(self):
        with raises(ValueError): {}['k']
    def test_skipped(self): raise Skip('not today')
results = list(ListSuite().run())
for name, result in results: print(f'{name:.<30}{result}')
print({kind: sum(r.split()[0] == kind for _, r in results) for kind in ('ok', 'FAIL', 'ERROR', 'skip')})

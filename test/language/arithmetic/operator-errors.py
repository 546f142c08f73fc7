def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === binary operators name both types ===
values = {'int': 1, 'str': 'a', 'list': [1], 'tuple': (1,), 'dict': {}, 'set': {1}, 'None': None, 'float': 1.5, 'bytes': b'a'}
import operator
for symbol, function in {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '//': operator.floordiv, '%': operator.mod, '**': operator.pow, '@': operator.matmul, '<<': operator.lshift, '>>': operator.rshift, '&': operator.and_, '|': operator.or_, '^': operator.xor}.items():
    for left, right in ('int', 'str'), ('str', 'int'), ('list', 'int'), ('int', 'list'), ('None', 'int'), ('dict', 'set'), ('set', 'list'), ('float', 'bytes'), ('bytes', 'str'), ('tuple', 'list'), ('dict', 'dict'):
        try:
            print(left, symbol, right, '->', function(values[left], values[right]))
        except TypeError as error:
            print(left, symbol, right, '->', error)

# === as operators and in place ===
attempt(lambda: 1 + 'a')
attempt(lambda: 'a' + 1)
attempt(lambda: [] + ())
attempt(lambda: 'a' * 'b')
attempt(lambda: [1] * 1.5)
attempt(lambda: print >> 'x')
attempt(lambda: print - 1)
def in_place(source):
    try:
        exec(source)
    except TypeError as error:
        print(source, '->', error)
for source in 'x = 1; x += "a"', 'x = []; x += 1', 'x = "a"; x -= "b"', 'x = None; x *= 2', 'x = {}; x |= 1', 'x = set(); x |= [1]', 'x = 2; x **= "a"', 'x = 1; x @= 2', 'x = (); x += []', 'x = {1}; x -= 1', 'x = 1; x //= None', 'x = 1; x >>= 1.0', 'x = 5; x %= "a"':
    in_place(source)

# === comparison ===
attempt(lambda: 1 < 'a')
attempt(lambda: 'a' >= 1)
attempt(lambda: None < None)
attempt(lambda: [1] < (1,))
attempt(lambda: [1, 'a'] < [1, 2])
attempt(lambda: {} < {})
attempt(lambda: 1j > 1)
attempt(lambda: {1} < [1])
attempt(lambda: sorted([1, 'a']))
attempt(lambda: max(1, None))
attempt(lambda: 1 in 5)
attempt(lambda: 1 in 'abc')
attempt(lambda: 'a' in b'abc')
attempt(lambda: 'a' not in 3)
print(1 == 'a', 1 != 'a', [] == (), None == 0, {} == [])

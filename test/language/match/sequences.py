# === lengths and stars ===
def shape(x):
    match x:
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [a, b]: return f'two {a} {b}'
        case [1, *rest]: return f'one then {rest}'
        case [*init, 9]: return f'{init} then nine'
        case (first, _, *_, last): return f'{first}..{last}'
        case _: return 'no sequence'
for x in [], [5], (1, 2), [1, 2, 3], [2, 3, 9], [2, 3, 4, 5], 'ab', b'ab', bytearray(b'ab'), range(2), {1, 2}, {'a': 1}, iter([1]), None, memoryview(b'ab'):
    print(shape(x), end='; ')
print()

# === nested, or-patterns, as ===
def command(text):
    match text.split():
        case ['go', ('north' | 'south' | 'east' | 'west') as direction]: return f'going {direction}'
        case ['go', other]: return f'cannot go {other}'
        case ['take', *things] if things: return f'taking {things}'
        case ['quit' | 'exit']: return 'bye'
        case [verb, *_]: return f'unknown verb {verb}'
        case []: return 'say something'
for text in 'go north', 'go up', 'take a b', 'take', 'exit', 'dance now', '':
    print(command(text))
match [[1, 2], [3, [4, 5]]]:
    case [[a, b], [c, [d, e]]]: print(a, b, c, d, e)
match [1, [2, 3], 4]:
    case [int() as x, [*inner] as whole, y]: print(x, inner, whole, y)
match ((1, 'a'), (2, 'b')):
    case ((1 | 2 as n, s), *more): print(n, s, more)

# === own sequences must be registered; subclasses of list and tuple match ===
import collections.abc
class Seq(collections.abc.Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
class NotSeq:
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 2][i]
class MyList(list): pass
class MyStr(str): pass
for x in Seq(1, 2), NotSeq(), MyList([1, 2]), MyStr('ab'), collections.deque([1, 2]), collections.namedtuple('T', 'a b')(1, 2), collections.UserList([1, 2]):
    match x:
        case [a, b]: print(type(x).__name__, a, b)
        case _: print(type(x).__name__, 'no')

# === length is asked before items ===
log = []
class Log(Seq):
    def __len__(self):
        log.append('len')
        return super().__len__()
    def __getitem__(self, i):
        log.append(i)
        return super().__getitem__(i)
match Log(1, 2, 3):
    case [a, b]: pass
    case [1, *_, 3]: print('matched', log)
log.clear()
match Log(1, 2, 3, 4):
    case [a, *mid, z]: print(a, mid, z, log)

# === matching in loops, with continue and return ===
def total(instructions):
    stack = []
    for instruction in instructions:
        match instruction:
            case int(n): stack.append(n)
            case '+': stack.append(stack.pop() + stack.pop())
            case '*': stack.append(stack.pop() * stack.pop())
            case ('dup',): stack.append(stack[-1])
            case None: continue
            case _: return f'bad {instruction!r}'
    return stack
print(total([1, 2, '+', None, ('dup',), '*']), total([1, 'x']))

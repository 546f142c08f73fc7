# === literals, or, wildcard, guard, capture ===
def kind(x):
    match x:
        case 0: return 'zero'
        case 1 | 2 | 3: return 'small'
        case -1: return 'minus one'
        case 1.5: return 'float'
        case 2 + 3j: return 'complex'
        case 'a' | "b": return 'letter'
        case b'x': return 'bytes'
        case None: return 'none'
        case True: return 'true'
        case False: return 'false'
        case int() if x > 100: return f'big {x}'
        case str() as s if s.isupper(): return f'upper {s}'
        case [] | (): return 'empty sequence'
        case {}: return 'mapping'
        case _: return 'other'
for x in 0, 1, 3, -1, 1.5, 2 + 3j, 'a', b'x', None, True, False, 101, 50, 'UP', 'low', [], (), {}, {'k': 1}, 1.0, 0.0, object, -0.0, range(0):
    print(repr(x), kind(x), end='; ')
print()

# === dotted names are values; bare names capture ===
class Color:
    RED = 1
    GREEN = 'g'
def color(x):
    match x:
        case Color.RED: return 'red'
        case Color.GREEN: return 'green'
        case other: return f'captured {other}'
print(color(1), color('g'), color(True), color(5))

# === bindings stay after the match; guards see them; failed patterns may bind ===
match (1, 2):
    case (a, b) if a > b: print('no')
    case (a, b) if a < b: print('yes', a, b)
print(a, b)
match 'no case matches':
    case 1: pass
    case [x]: pass
print('went on', 'x' in globals())
match [1, [2, 3]]:
    case [p, [q, 9]]: pass
    case [p, [q, r]] if (s := p + q + r) > 5: print(p, q, r, s)

# === the subject is evaluated once; comparisons use == and is ===
log = []
class Eq:
    def __eq__(self, other):
        log.append(other)
        return other == 'match me'
def subject():
    log.append('subject')
    return Eq()
match subject():
    case 1: pass
    case None: print('None is compared by identity')
    case True: print('so is True')
    case 'x' | 'match me': print('matched')
print(log)
match 1, 'two', *[3]:
    case 1, str(t), *rest: print(t, rest)
match float('nan'):
    case 0.0: print('no')
    case float(n): print(n)

# === match, case and _ as names ===
match = {'case': 1}
print(match['case'])
match match:
    case {'case': case}: print(case)
def f(match, case=2, type=3): return match + case + type
print(f(1), f(match=1, case=1, type=1))
_ = 'kept'
match 5:
    case _: print(_)
match (0 or 3):
    case 3: print('parenthesised')
match -5 + 3:
    case -2: print('negative')

# === order ===
log = []
def run(kind):
    for n in range(3):
        try:
            log.append(f'try {n}')
            if kind == 'break' and n == 1:
                break
            if kind == 'continue':
                continue
            if kind == 'return' and n == 1:
                return 'returned'
            if kind == 'raise' and n == 1:
                raise ValueError('raised')
        except ValueError as error:
            log.append(f'except {error}')
        else:
            log.append('else')
        finally:
            log.append(f'finally {n}')
    return 'end'
for kind in 'none', 'break', 'continue', 'return', 'raise':
    log.clear()
    print(kind, run(kind), log)

# === return in finally wins ===
def override():
    try:
        return 'try'
    finally:
        return 'finally'
def swallow():
    try:
        1 / 0
    finally:
        return 'swallowed'
def value_is_fixed():
    x = 1
    try:
        return x
    finally:
        x = 2
def mutable_is_not():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
print(override(), swallow(), value_is_fixed(), mutable_is_not())

# === break and continue in finally ===
def breaks():
    while True:
        try:
            return 'lost'
        finally:
            break
    return 'after break'
def continues():
    count = 0
    for n in range(3):
        try:
            raise KeyError(n)
        finally:
            count += 1
            continue
    return count
print(breaks(), continues())

# === nested ===
def nested():
    try:
        try:
            raise ValueError('inner')
        finally:
            log.append('inner finally')
            try:
                raise KeyError('in finally')
            except KeyError as error:
                log.append(f'handled {error}')
    except ValueError as error:
        log.append(f'outer {error} {error.__context__!r}')
        return 'done'
    finally:
        log.append('outer finally')
log.clear()
print(nested(), log)
def raise_in_finally():
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')
try:
    raise_in_finally()
except KeyError as error:
    print(repr(error), repr(error.__context__))

# === in generators ===
def generator():
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')
log.clear()
for n in generator():
    break
g = generator()
next(g)
g.close()
print(n, log[-1])

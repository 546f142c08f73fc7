# === caught ===
try:
    1 / 0
except ZeroDivisionError as error:
    print('caught', error)

# === else and finally ===
def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError:
        print('cannot divide')
        result = None
    else:
        print('divided')
    finally:
        print('done')
    return result

print(divide(6, 3))
print(divide(6, 0))

# === first matching handler ===
for action in (lambda: [][0], lambda: {}['k'], lambda: int('x'), lambda: None + 1):
    try:
        action()
    except IndexError as error:
        print('index', error)
    except (KeyError, ValueError) as error:
        print('key or value', error)
    except Exception as error:
        print('other', type(error).__name__, error)

# === raise ===
class TooSmall(Exception):
    pass

def check(n):
    if n < 10:
        raise TooSmall(f'{n} is too small')
    return n

try:
    check(3)
except TooSmall as error:
    print(error)
print(check(30))

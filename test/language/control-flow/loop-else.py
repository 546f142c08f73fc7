# === for ... else ===
def search(items, wanted):
    for item in items:
        if item == wanted:
            print('found', item)
            break
    else:
        print('not found', wanted)
search([1, 2, 3], 2)
search([1, 2, 3], 9)
search([], 1)

# === while ... else ===
n = 3
while n:
    n -= 1
    if n == 10:
        break
else:
    print('ran out', n)
while True:
    break
else:
    print('never')
while False:
    print('never')
else:
    print('at once')

# === continue reaches the else; return and raise do not ===
for n in range(3):
    continue
else:
    print('after continue', n)
def returns():
    for n in range(3):
        return n
    else:
        print('never')
print(returns())
try:
    for n in range(3):
        raise ValueError(n)
    else:
        print('never')
except ValueError as error:
    print('raised', error)

# === nested ===
for a in range(2, 12):
    for b in range(2, a):
        if a % b == 0:
            print(a, '=', b, '*', a // b, end='; ')
            break
    else:
        print(a, 'is prime', end='; ')
print()
for a in range(3):
    for b in range(3):
        if b == 1:
            continue
        if a == 1:
            break
        print(a, b, end=' ')
    else:
        print('inner complete', end=' ')
        continue
    print('inner broke', end=' ')
print()

# === break in the else belongs to the outer loop ===
for a in range(3):
    for b in range(2):
        pass
    else:
        break
print(a, b)

# === pass, empty loops, one-liners ===
for _ in (): pass
if 1: pass
while 0: pass
for x in 1, 2: print(x, end=';'); print(x * 2, end=';')
print()
if not None: x = 1; y = 2; print(x, y)

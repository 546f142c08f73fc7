# === input reads lines from standard input ===
name = input('name? ')
print(f'[{name}]')
print(repr(input()), repr(input('>')), repr(input(5)))
import sys
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print('line', repr(line))
try: input('more? ')
except EOFError as error: print('EOFError', error)
try: input(1, 2)
except TypeError as error: print(error)
print(repr(sys.stdin.read()))

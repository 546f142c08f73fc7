def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === round ===
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1.5, 0), round(True), round(5, 3), round(0.5), round(1e20), round(2.5, None), round(-0.5), round(123.456, -1), round(1e-10, 5), round(0.15, 1), round(9.995, 2))
for arguments in ('a',), (1.5, 'a'), (1.5, 1.5), (), (None,), (float('nan'),), (float('inf'),), (1, 2, 3): attempt(round, *arguments)
class R:
    def __round__(self, n=None): return f'rounded {n}'
print(round(R()), round(R(), 3), round(R(), None))
# === int and float of odd things ===
print(int(), int('  12  '), int(3.99), int(-3.99), int(True), int('0b1', 0), int('z', 36), float(), float('1e3'), float('  -inf '), float('nan'), float(2 ** 52), int(1e18), int('1_0'), float('1_0.5'), int(b'7'), float(b'7'))
for function, arguments in (int, ('1.5',)), (int, ('',)), (int, ([],)), (int, (None,)), (int, ('a', 16, 3)), (int, ('z', 10)), (int, (1.5, 10)), (float, ('x',)), (float, ([],)), (float, ('1,5',)), (int, (float('nan'),)), (int, (float('-inf'),)), (float, (10 ** 400,)), (int, ('１２３',)), (int, ('9' * 5000,)), (int, (1, 2)), (int, ('10', 1)), (int, ('10', None)): attempt(function, *arguments)
# === complex, bool ===
print(complex('1+2j'), complex(1, 2), bool(), bool([]), bool('False'), bool(0.0), bool(None))
attempt(complex, 'a')
attempt(bool, 1, 2)

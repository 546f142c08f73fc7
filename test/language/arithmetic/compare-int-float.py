# === exact beyond 2 ** 53 ===
big = 2 ** 53
print(big == float(big), big + 1 == float(big), big + 1 > float(big), float(big) < big + 1, big + 1 != float(big), big - 1 < float(big))
print(10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 > 1e23, 10 ** 400 > 1e308, -10 ** 400 < -1e308)
print(10 ** 400 < float('inf'), 10 ** 400 == float('inf'), -10 ** 400 > float('-inf'), 10 ** 400 != float('nan'), 1 < float('nan'))
print(int(1e23), int(1e22), 2 ** 63 == 9.223372036854775808e18, 2 ** 63 - 1 == 9.223372036854775808e18)
print(0.5 < 1, 1 > 0.5, 2 ** 60 > 0.5, -2 ** 60 < -0.5, 3 == 3.0, 3 != 3.5, 1.5 <= 2, 1 <= 1.0, 0 == -0.0)

# === hash agrees with equality ===
print(hash(1) == hash(1.0) == hash(True), hash(2 ** 53) == hash(float(2 ** 53)), hash(10 ** 22) == hash(1e22), hash(0.0) == hash(-0.0) == hash(0))
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(10 ** 40), hash(0.5), hash(1.5), hash(-2.25), hash(float('inf')), hash(float('-inf')), hash(1e300), hash(3.14))
print(hash(1j), hash(1 + 2j), hash(2 + 0j), hash(None) == hash(None), hash(()) , hash((1, 2)), hash((1, (2, 3))), hash(frozenset()), hash(frozenset({1, 2, 3})), hash(range(5)), hash(True))

# === as dict keys ===
table = {1: 'int'}
table[1.0] = 'float'
table[True] = 'bool'
table[2 ** 53 + 1] = 'big'
print(table, table.get(1 + 0j), table.get(float(2 ** 53)), (2 ** 53) in table)
nan = float('nan')
table = {nan: 1, float('nan'): 2}
print(len(table), table[nan], float('nan') in table, nan in [nan], float('nan') in [nan], [nan] == [nan], [float('nan')] == [nan], (nan,) == (nan,))

# === min, max, sort with mixed numbers ===
print(sorted([3, 2.5, True, 10 ** 20, 1e19, -1]), max(1, 1.0), max(1.0, 1), min(True, 1), min(1, True), max(2 ** 53 + 1, float(2 ** 53)))

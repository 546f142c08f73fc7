# === list ===
items = [3, 1, 2]
items.append(5)
items.sort()
print(items, len(items), items[0], items[-1], items[1:3])
items[0] = 'first'
del items[1]
print(items, 3 in items, 9 in items)
print([1, 2] + [3], [0] * 4)

# === dict ===
ages = {'ann': 30, 'bob': 25}
ages['cid'] = 41
ages['ann'] += 1
print(ages, len(ages), ages['ann'], ages.get('dan'), ages.get('dan', 0))
del ages['bob']
for name, age in ages.items():
    print(name, age)
print('ann' in ages, list(ages), list(ages.values()))

# === set ===
numbers = {3, 1, 2, 3}
numbers.add(4)
print(sorted(numbers), len(numbers), 3 in numbers)
print({1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3})

# === tuple ===
pair = 1, 'x'
number, text = pair
print(pair, number, text, pair[0], len(pair))

# === nested ===
table = [[row * column for column in range(4)] for row in range(3)]
print(table, table[2][3])
tree = {'left': {'value': 1}, 'right': [{'value': 2}]}
print(tree['left']['value'], tree['right'][0]['value'])
alias = table[0]
alias.append(99)
print(table[0])

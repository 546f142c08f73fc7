# === list, tuple, set, dict ===
print([], [1], [1,], [1, [2, [3]]], [*range(3), 9, *'ab'])
print((), (1,), (1, 2,), ((1,),), (1), 1,)
print({1}, {1, 1.0, True}, {*[1], *(2,)}, {0}, {*()})
print({}, {'a': 1,}, {1: 'a', 1.0: 'b', True: 'c'}, {**{'a': 1}, 'b': 2, **{'a': 3}})

# === self-containing ===
items = [1]
items.append(items)
print(items)
table = {'k': 1}
table['self'] = table
print(table)
pair = ([],)
pair[0].append(pair)
print(pair)

# === order of evaluation ===
log = []
def note(value):
    log.append(value)
    return value
{note('k1'): note('v1'), note('k2'): note('v2')}
[note(1), note(2)]
{note('a'): note('x'), **{note('b'): note('y')}}
print(log)

# === unhashable ===
for source in '{[]}', '{[]: 1}', '{{}: 1}', '{(1, []): 2}', '{set()}', '{*1}', '[*1]', '{**1}', '{**[1]}', '(*None,)':
    try:
        print(eval(source))
    except TypeError as error:
        print(source, '->', error)

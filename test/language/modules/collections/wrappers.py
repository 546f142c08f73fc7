import copy
from collections import ChainMap, UserDict, UserList, UserString


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


# === UserDict ===
class Loud(UserDict):
    def __setitem__(self, key, value): super().__setitem__(str(key).upper(), value)


class Missing(UserDict):
    def __missing__(self, key): return f'no {key}'


loud = Loud({'a': 1}, b=2)
loud.extra = [1]
print(loud, loud.copy(), loud.copy().extra is loud.extra, copy.copy(loud), type(copy.copy(loud)).__name__, copy.deepcopy(loud).extra)
print(Loud.fromkeys('xy', 0), loud | {'c': 3}, {'c': 3} | loud, loud | UserDict(z=1), loud == {'A': 1, 'B': 2}, 'a' in loud, loud.get('zz'), len(loud))
loud |= {'lower': 1}
print(loud, Missing()['q'], Missing().get('q'), Missing(a=1)['a'], UserDict() or 'empty', UserDict([('k', 'v')]))
attempt(lambda: loud['zz'])
attempt(lambda: loud | 5)
attempt(lambda: loud.pop('zz'))
attempt(lambda: UserDict(5))


# === ChainMap ===
class Default(ChainMap):
    def __missing__(self, key): return 0


first, second = {'a': 1}, {'b': 2, 'a': 3}
chain = ChainMap(first, second)
child = chain.new_child({'c': 3}, d=4)
print(chain, child, child.parents == chain, list(child), len(child), [*ChainMap().items()], Default(first)['zz'], ChainMap({}).parents)
copied = copy.copy(chain)
copied['new'] = 1
print(first, copied.maps[1] is second, chain.get('a'), chain.get('zz', 5), chain | ChainMap(dict(q=1)), dict(z=0) | chain)
chain |= {'u': 1}
print(chain.maps, chain.popitem(), chain.pop('a'), chain.pop('zz', None), chain['a'])
attempt(chain.popitem)
attempt(chain.pop, 'b')
attempt(chain.__delitem__, 'b')
attempt(lambda: chain | 5)
loop = ChainMap()
loop['me'] = loop
print(loop, bool(loop), bool(ChainMap()), 'me' in loop)


# === UserList ===
class Row(UserList): pass


row = Row([3, 1, 2])
row.note = ['x']
print(row, Row(row), Row('ab'), row[1:], type(row[1:]).__name__, row + [4], [4] + row, row + (5,), (5,) + row, row * 2, 2 * row, copy.copy(row).note is row.note)
row += [9]
row += Row([8])
row *= 2
row.sort(reverse=True)
print(row, row.index(9), row.count(3), row == [9, 9, 8, 8, 3, 3, 2, 2, 1, 1], row < [10], row > Row([9]), row.pop(), row.pop(0), 3 in row)
row.extend(Row([0]))
row.insert(0, 'i')
row.remove(3)
row.reverse()
row[0] = 'z'
del row[1]
row[2:4] = [7]
print(row, row.copy(), len(row), Row([[1]]) in Row([[[1]]]), row.clear(), row)
attempt(row.pop)
attempt(row.remove, 1)
attempt(lambda: row + 5)
attempt(hash, row)


# === UserString ===
class Word(UserString): pass


word = Word('hello')
for result in (word.upper(), word.center(9, '*'), word.replace('l', Word('L')), word + Word('!'), 'x' + word, word * 2, 2 * word, word[1:3], word.title(),
               word.removeprefix(Word('he')), word.translate({104: 'H'}), word.zfill(7), word.expandtabs(), Word('%s!') % 'x', Word('{} {a}').format(1, a=2)):
    print(repr(result), type(result).__name__, end=', ')
print()
print(word.find('l'), word.find(Word('l'), 3), word.count('l'), word.index('e'), word.split('l'), word.partition('l'), word.startswith('he'), word.endswith(('x', 'o')),
      word.isalpha(), word.join(['a', 'b']), word.encode(), word.encode(None, None), Word('{a}').format_map({'a': 1}), list(word), list(reversed(word)), word.rindex('l'))
print(word == 'hello', word < Word('z'), word > 'a', hash(word) == hash('hello'), 'ell' in word, Word('e') in word, len(word), str(word), int(Word('5')), float(Word('1.5')), complex(Word('1j')))
print(Word(5), Word(word), copy.copy(word), copy.deepcopy(word), word.__getnewargs__(), Word.maketrans('a', 'b'), word.splitlines(), '%s and %s' % (word, word), Word('ß').casefold())
attempt(word.index, 'z')
attempt(lambda: word < 5)
attempt(lambda: 5 in word)

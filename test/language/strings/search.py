def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === find, index, count ===
s = 'abracadabra'
print(s.find('a'), s.find('a', 1), s.find('a', -3), s.find('z'), s.find(''), s.find('', 5), s.find('', 50), s.find('abra', 1, 5), s.find('abra', 7, 11), s.find('abra', 7, 10))
print(s.rfind('a'), s.rfind('a', 0, 10), s.rfind('abra'), s.rfind(''), s.rfind('', 2, 4), s.rfind('z'), s.rfind('', 50))
print(s.index('bra'), s.rindex('bra'), s.count('a'), s.count('abra'), s.count(''), s.count('a', 1), s.count('a', 1, -1), 'aaaa'.count('aa'), ''.count(''), ''.count('a'), s.count('', 11), s.count('', 12))
attempt(s.index, 'z')
attempt(s.rindex, 'z')
attempt(s.index, '', 50)
attempt(s.find, 1)
attempt(s.find)
attempt(s.count, None)
attempt(s.find, 'a', 'b')
attempt(s.index, 'a', None, None)

# === startswith, endswith ===
print(s.startswith('abra'), s.startswith('bra', 1), s.startswith(('x', 'ab')), s.startswith(()), s.startswith(''), s.startswith('', 11), s.startswith('', 12), s.endswith('bra'), s.endswith(('x', 'ra')), s.endswith('a', 0, 4), s.endswith('abr', None, 3), s.endswith('dab', -6, -2))
attempt(s.startswith, 1)
attempt(s.startswith, ['a'])
attempt(s.startswith, ('a', 1))
attempt(s.startswith, ('z', 1))
attempt(s.endswith, None)

# === in ===
print('' in '', '' in 'a', 'bra' in s, 'Bra' in s, 'a' not in s)
attempt(lambda: None in s)
attempt(lambda: 1 not in s)

# === removeprefix, removesuffix, partition ===
print('TestCase'.removeprefix('Test'), 'TestCase'.removeprefix('Case'), 'TestCase'.removesuffix('Case'), 'aaa'.removesuffix('a'), 'a'.removesuffix(''), 'aa'.removeprefix('aaa'))
print('k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='), '=v'.partition('='), 'a::b'.partition('::'))
attempt('a'.partition, '')
attempt('a'.rpartition, '')
attempt('a'.partition, 1)
attempt('a'.removeprefix, 1)

def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === + * comparison ===
print('a' + 'b' * 3, 3 * 'ab', 'a' * 0, 'a' * -5, 'ab' 'cd' * 2, '' + '', 'é' * 2)
print('a' < 'b', 'a' < 'A', 'abc' < 'abcd', '' < 'a', 'é' > 'z', '10' < '9', 'a' == 'a', 'a' != 'b', 'a' <= 'a', 'Z' < 'a' < 'é' < '中' < '😀')
attempt(lambda: 'a' + 1)
attempt(lambda: 1 + 'a')
attempt(lambda: 'a' + None)
attempt(lambda: 'a' + b'b')
attempt(lambda: 'a' * 'b')
attempt(lambda: 'a' * 1.0)
attempt(lambda: 'a' - 'b')
attempt(lambda: 'a' < 1)
attempt(lambda: -'a')
attempt(lambda: 'a' * (2 ** 62))

# === iteration and conversion ===
print(list('héy😀'), tuple('ab'), sorted('banana'), set('aaa'), dict.fromkeys('aba', 0), list(enumerate('ab')), list(zip('ab', 'xyz')), list(reversed('abc')), min('hello'), max('hello'), ''.join(reversed('😀ab')), [*'ab'], len('é'), bool(''), bool(' '))
print(str(5), str(None), str([1, 'a']), str(), str('a'), str(b'a'), str(b'\xc3\xa9', 'utf-8'), str(b'a', encoding='ascii'), str(object=5), str(b'\xff', 'ascii', 'replace'), str(b'ab', errors='strict'))
attempt(lambda: str('a', 'utf-8'))
attempt(lambda: str(5, 'utf-8'))
attempt(lambda: str(b'\xff', 'ascii'))
attempt(lambda: str(1, 2, 3, 4))
attempt(lambda: 'a'())
attempt(lambda: 'a'.foo)
attempt(lambda: 'a'.Upper())
attempt(lambda: 'a'.upper(1))
attempt(lambda: str.upper())
attempt(lambda: str.upper(1))
attempt(lambda: ' '.joinn)

# === subclass of str ===
class Name(str):
    def upper(self):
        return 'SHOUT ' + super().upper()
    def __str__(self):
        return 'str!'
n = Name('ann')
print(n, repr(n), n + 'b', type(n + 'b').__name__, n.upper(), f'{n}', '%s' % n, n == 'ann', {n: 1}['ann'], type(n[:]).__name__, type(str(n)).__name__, ''.join([n]), type(n.strip()).__name__, len(n), isinstance(n, str), n.__class__.__name__, str.__str__(n), format(n), format(n, '>5'))

# === encode ===
print('é😀'.encode(), 'é'.encode('latin-1'), 'é'.encode('utf-16'), 'a'.encode('utf-32-be'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'replace'), 'é😀'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'namereplace'), 'a'.encode(encoding='UTF8', errors='strict'))
attempt(lambda: 'aé'.encode('ascii'))
attempt(lambda: 'a€'.encode('latin-1'))
attempt(lambda: 'a'.encode('nope'))
attempt(lambda: 'é'.encode('ascii', 'nope'))
attempt(lambda: 'a'.encode(1))

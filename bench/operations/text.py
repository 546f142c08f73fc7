"""Single operations in loops of 20,000: strings."""

N = 20000


def str_concat(n=N):
    s = ''
    for i in range(n):
        s += 'x'


def str_index(n=N):
    s = 'hello world'
    c = 0
    for i in range(n):
        if s[i % 11] == 'o':
            c += 1


def str_iter(n=N):
    s = 'x' * n
    c = 0
    for ch in s:
        if ch == 'x':
            c += 1


def str_isalpha(n=N):
    s = 'x'
    for i in range(n):
        s.isalpha()


def str_split(n=N):
    s = 'a b c d e'
    for i in range(n // 5):
        s.split()


def str_join(n=N):
    ','.join(str(i) for i in range(n))


def str_in(n=N):
    for i in range(n):
        'x' in 'abcxyz'


def str_method(n=N):
    for i in range(n):
        'abc'.upper()


def str_slice(n=N):
    s = 'hello world'
    for i in range(n):
        s[2:5]


def str_replace(n=N):
    for i in range(n):
        'hello'.replace('l', 'L')


def str_startswith(n=N):
    s = 'hello'
    for i in range(n):
        s.startswith('he')


def fstring(n=N):
    for i in range(n):
        f'{i} and {i}'


def fstring_fmt(n=N):
    for i in range(n):
        f'{i:5d} {1.5:.2f}'


def percent_fmt(n=N):
    for i in range(n):
        '%d %s' % (i, 'a')


def str_int(n=N):
    for i in range(n):
        int(str(i))


def ord_chr(n=N):
    for i in range(n):
        chr(ord('a') + i % 26)

def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === indexes and slices ===
s = 'abcdefg'
print(s[0], s[-1], s[2:5], s[:3], s[3:], s[:], s[-3:], s[:-3], s[::2], s[1::2], s[::-1], s[5:1:-2], s[10:], s[-100:2], s[2:2], s[4:2], s[-2:-5:-1])
print(s[None:None:None], s[slice(1, 4)], s[True], s[:10 ** 30], s[-10 ** 30:2], s[::10 ** 30])
attempt(lambda: s[7])
attempt(lambda: s[-8])
attempt(lambda: ''[0])
attempt(lambda: s['a'])
attempt(lambda: s[1.0])
attempt(lambda: s[None])
attempt(lambda: s[::0])
attempt(lambda: s['a':])
attempt(lambda: s[1:2.0])
attempt(lambda: s[10 ** 30])
attempt(lambda: s[1, 2])

# === beyond the BMP: one index per code point ===
w = 'a😀b𝒳é'
print(len(w), w[1], w[2], w[3], w[::-1], w[1:3], w[-2], list(w), [hex(ord(c)) for c in w])
print(w.index('b'), w.find('𝒳'), w.rfind('😀'), w.count('😀'), '😀' in w, w.replace('😀', 'x'), w.split('😀'), w.center(9, '*'), ('😀' * 3)[1], '😀' + 'a' == 'a'.join(['😀', '']))
print('\U0001F600' > '\uffff', max('a\uffff😀') == '😀', sorted('😀\uffffa\ue000')[-1], len('👨‍👩‍👧'), len('e\u0301'), 'é' == 'e\u0301')

# === lone surrogates ===
t = '\ud83d\ude00'
print(len(t), t == '😀', repr(t), ascii(t), [hex(ord(c)) for c in t], repr('\ud800'), repr('x\udfffy'))
attempt(lambda: t.encode())
attempt(lambda: 'a\ud800b'.encode('utf-8'))
print(t.encode('utf-16-le', 'surrogatepass'), t.encode('utf-8', 'surrogatepass'), '\udc80'.encode('utf-8', 'surrogateescape'), b'\xff'.decode('utf-8', 'surrogateescape') == '\udcff')

# === immutable ===
def assign():
    s[0] = 'x'
def delete():
    del s[0]
attempt(assign)
attempt(delete)

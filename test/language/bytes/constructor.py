# What bytes and bytearray are made from, and what they refuse.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


class Idx:
    def __index__(self): return 3
class BadIdx:
    def __index__(self): raise TypeError('no')
    def __iter__(self): return iter([1,2])
class ValIdx:
    def __index__(self): raise ValueError('val')
class By:
    def __bytes__(self): return b'by'
class BadBy:
    def __bytes__(self): return 'x'
class BA(bytearray): pass
class BB(bytes):
    def __bytes__(self): return b'own'
class Both:
    def __bytes__(self): return b'bb'
    def __index__(self): return 2
class It:
    def __iter__(self): return iter([1, Idx(), True])
class GI:
    def __getitem__(self, i):
        if i < 3: return i
        raise IndexError
class S(str): 
    def __bytes__(self): return b'S'
for t in bytes, bytearray:
    for v in Idx(), BadIdx(), ValIdx(), By(), BadBy(), BA(b'x'), BB(b'y'), Both(), It(), GI(), S('q'), True, -1, 10**30, 1.5, None, [1,256], [-1], ['a'], [1.5], (1,2), {1:2}, {5}, range(3), 'a', object, iter([1]), [10**30], memoryview(b'abc')[::2]:
        attempt(t, v)
    attempt(t, 'é', 'utf-8')
    attempt(t,'é','ascii')
    attempt(t,'é','ascii','ignore')
    attempt(t,'é',errors='ignore')
    attempt(t,'a',encoding=5)
    attempt(t,'a','utf-8',5)
    attempt(t,b'a','utf-8')
    attempt(t,b'a',errors='strict')
    attempt(t,encoding='utf-8')
    attempt(t,errors='x')
    attempt(t,source='a',encoding='ascii')
    attempt(t,5,'ascii')
    attempt(t,'a',None)
    attempt(t, 'a', 'nope')
    attempt(t, S('q'), 'ascii')
    attempt(t.fromhex, 'ab CD\t01\n')
    attempt(t.fromhex,'a')
    attempt(t.fromhex,'abc')
    attempt(t.fromhex,'zz')
    attempt(t.fromhex,'a z')
    attempt(t.fromhex,'ab é')
    attempt(t.fromhex,5)
    attempt(t.fromhex,b'ab')
    attempt(t.fromhex,'é')
    attempt(t.fromhex,'1 2')
    attempt(t.fromhex, '\u00a0ab')
    attempt(t.fromhex,'')
    attempt(t.maketrans, b'ab', b'cd')
    attempt(t.maketrans,b'a',b'bc')
    attempt(t.maketrans,'a','b')

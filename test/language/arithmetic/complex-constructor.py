# What complex() reads and converts.
def attempt(action, *arguments, **k):
    try:
        print(repr(action(*arguments, **k)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
class S(str): pass
class C:
    def __complex__(self): return 1+2j
class CC(complex): pass
class CS:
    def __complex__(self): return CC(1,2)
class CI:
    def __complex__(self): return 1
class F:
    def __float__(self): return 2.5
class FI:
    def __float__(self): return 2
class I:
    def __index__(self): return 7
class II:
    def __index__(self): return 'a'
for v in C(), CI(), F(), FI(), I(), II(), CC(3,4), 10**400, None, b'1', [], '1e400+1j', 'nan-infj', '+nan', '1_2', '1__2', '_1', '1_j', '1_2e1_0j','  (  1+2j  )  ', '(1)', '((1))', '1+j','1-j','j1','1jj','infinityj', '٣+٤j', '\u2003 3j', '1\x002', '1e5', '.5', '.', '5.', '1.e3j', 'é', '+', '-', '1+1', '1+-2j', '--1', '1 +2j', S('1+2j'):
    attempt(complex, v)
    attempt(complex, 0, v)
    attempt(complex, 0, imag=v)
attempt(complex, '1', '2'); attempt(complex, imag='2'); attempt(complex,real='2'); attempt(complex, 1,2,3); attempt(complex, foo=1)
attempt(CC, 1, 2); print(type(CC(1)), CC(1)+1, type(CC(1)+1), type(+CC(1)), type(CC(1).conjugate()), repr(CC(1,2)))
attempt(lambda: 10**400 + 1j); attempt(lambda: 1j ** (10**400)); attempt(lambda:(1e200+1e200j)**2); attempt(lambda:(1e200+1e200j)**2.5); attempt(lambda: abs(1e308+1e308j)); attempt(lambda: (1+1j)/0)
attempt(lambda: 1j.__pow__(2, 3)); attempt(lambda: 1j.__rpow__(2, 3));attempt(lambda: 1j.__rpow__(2, None)); attempt(lambda: 1j.__pow__('a',3)); attempt(lambda: 1j.__add__('a')); attempt(lambda: 1j.__lt__(1))
attempt(lambda: 1j.__getnewargs__()); attempt(lambda: 1j.__format__(5)); attempt(lambda: 1j.__complex__()); attempt(lambda: 1j.real.__class__); 

# center, ljust, rjust, zfill, expandtabs.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


class Idx:
    def __index__(self): return 3
for t in bytes, bytearray:
    x = t(b'Hello World')
    for name in 'center','ljust','rjust':
        f=getattr(x,name)
        attempt(f,15)
        attempt(f,16,b'*')
        attempt(f,15,bytearray(b'-'))
        attempt(f,15,'*')
        attempt(f,15,b'**')
        attempt(f,'a')
        attempt(f,5)
        attempt(f,Idx())
        attempt(f,-5)
        attempt(f,15,None)
        attempt(f,15,5)
    for w in 3,4,5,6: attempt(t(b'ab').center,w,b'.'); attempt(t(b'abc').center,w,b'.')
    attempt(t(b'-12').zfill,6)
    attempt(t(b'+').zfill,3)
    attempt(t(b'12').zfill,'a')
    attempt(t(b'12').zfill,Idx())
    attempt(t(b'').zfill,3)
    attempt(t(b'--1').zfill,6)
    attempt(x.expandtabs)
    attempt(t(b'a\tbb\tccc\td\n\te').expandtabs)
    attempt(t(b'a\tbb\tccc').expandtabs,4)
    attempt(t(b'a\tb').expandtabs,0)
    attempt(t(b'a\tb').expandtabs,-1)
    attempt(t(b'a\tb').expandtabs,'x')
    attempt(t(b'a\tb').expandtabs,tabsize=Idx())
    attempt(t(b'\r\ta').expandtabs,3)

# find, count, startswith and their kin, with every kind of argument.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


class Idx:
    def __index__(self): return 3
for t in bytes, bytearray:
    x = t(b'Hello World')
    for name in 'find','rfind','index','rindex','count':
        f=getattr(x,name)
        attempt(f,b'o')
        attempt(f,b'o',5)
        attempt(f,b'o',5,6)
        attempt(f,b'o',-4)
        attempt(f,111)
        attempt(f,300)
        attempt(f,'o')
        attempt(f,b'')
        attempt(f,b'',20)
        attempt(f,b'',3,3)
        attempt(f,b'',4,3)
        attempt(f,None)
        attempt(f,b'o',None,None)
        attempt(f,b'o','a')
        attempt(f,Idx())
        attempt(f,b'zz')
        attempt(f,b'l',Idx(),Idx())
        attempt(f,1.5)
        attempt(f,-1)
        attempt(f,b'l',-100,100)
    for name in 'startswith','endswith':
        f=getattr(x,name)
        attempt(f,b'He')
        attempt(f,b'ld')
        attempt(f,(b'x',b'He',b'ld'))
        attempt(f,'He')
        attempt(f,('He',))
        attempt(f,b'',20)
        attempt(f,b'',11)
        attempt(f,b'lo',3,5)
        attempt(f,bytearray(b'He'))
        attempt(f,memoryview(b'ld'))
        attempt(f,5)
        attempt(f,[b'H'])
        attempt(f,())
        attempt(f,b'He',0,1)
    attempt(x.removeprefix,b'He')
    attempt(x.removeprefix,'He')
    attempt(x.removesuffix,b'ld')
    attempt(x.removesuffix,b'')
    attempt(x.removeprefix,b'')
    attempt(x.removeprefix,5)
    attempt(x.removesuffix,bytearray(b'World'))

import traceback
def a(): return (*0, 0)
def b(): return [1, *0]
def c(): return {1, *0}
def d(): return {0: 0, **0}
def e(): return print(1, *0)
def f(): return print(*0)
def g(): return print(1, **0)
def h(): return print(1, *[1], *0, k=1)
def i(): return {1, []}
def j(): return {1, *[[]]}
def k(): return {**{}, []: 1}
def l(): x, *y = *0, 1
def m(): return {*[1], []}
def n(): return print(*[1], **5)
def o(): return print(**{'a': 1}, **{'a': 2})
class X: pass
def p():
    class Y(X, *0): pass
def q(): return [*[1], undefined]
def r(): return {**{}, [][0]: 1}
for act in a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r:
    try: act()
    except Exception: print(traceback.format_exc())

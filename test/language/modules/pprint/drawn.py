"""Data drawn at random in every option, cycles, and a printer of one's own."""
import pprint, random, collections, types, dataclasses
r=random.Random(9)
@dataclasses.dataclass
class P:
    name: str
    items: list
    hidden: int = dataclasses.field(default=3, repr=False)
@dataclasses.dataclass
class Q(P):
    def __repr__(self): return 'Q!'
class MyD(dict): pass
class MyL(list):
    def __repr__(self): return 'MyL'+'x'*90
class MyDeque(collections.deque): pass
class NS(types.SimpleNamespace): pass
class I(int): pass
def gen(d):
    k=r.randrange(26 if d>0 else 9)
    n=r.randint(0,6)
    if k==0: return r.randint(-10**9,10**9)
    if k==1: return ' '.join(r.choice(['alpha','be','gamma\n','  ','delta']) for _ in range(r.randint(0,25)))
    if k==2: return bytes(r.randrange(256) for _ in range(r.randint(0,40)))
    if k==3: return bytearray(r.randrange(256) for _ in range(r.randint(0,30)))
    if k==4: return None
    if k==5: return r.random()
    if k==6: return True
    if k==7: return I(123456)
    if k==8: return 'x'*r.randint(0,100)
    key=lambda: r.choice([r.randint(0,50), 'key%d'%r.randint(0,50), (1,r.randint(0,5)), 1.5])
    if k<11: return [gen(d-1) for _ in range(n)]
    if k<13: return tuple(gen(d-1) for _ in range(n))
    if k<15: return {key():gen(d-1) for _ in range(n)}
    if k==15: return {r.randint(0,10**8) for _ in range(n*2)}
    if k==16: return frozenset(r.randint(0,10**8) for _ in range(n*2))
    if k==17: return collections.OrderedDict((key(),gen(d-1)) for _ in range(n))
    if k==18: x=collections.defaultdict(int); x.update({i:gen(d-1) for i in range(n)}); return x
    if k==19: return collections.Counter('abcdefg'*n+'abc')
    if k==20: return collections.ChainMap(*[{i:gen(d-1)} for i in range(n)])
    if k==21: return MyDeque([gen(d-1) for _ in range(n)], r.choice([None,10]))
    if k==22: return r.choice([collections.UserDict({i:gen(d-1) for i in range(n)}), collections.UserList([gen(d-1) for _ in range(n)])])
    if k==23: return r.choice([P,Q])('n'*n,[gen(d-1) for _ in range(n)])
    if k==24: return r.choice([NS,types.SimpleNamespace])(a=gen(d-1),bb=gen(d-1))
    return r.choice([MyD({i:gen(d-1) for i in range(n)}), MyL([1]), types.MappingProxyType({i:gen(d-1) for i in range(n)})])
for i in range(90):
    x=gen(4)
    kw=dict(indent=r.choice([1,1,2,4,0]), width=r.choice([80,80,40,20,5,1]), depth=r.choice([None,None,1,2]), compact=r.random()<.4, sort_dicts=r.random()<.6, underscore_numbers=r.random()<.3)
    print(pprint.pformat(x,**kw)); print(pprint.isreadable(x), pprint.isrecursive(x), pprint.saferepr(x))
import re
l=[1,'x'*70,{}]; l.append(l); l[2]['a']=l
print(re.sub(r'id=\d+','id=',pprint.pformat(l)), pprint.isrecursive(l), pprint.isreadable(l), re.sub(r'id=\d+','id=',pprint.saferepr(l)))
ns=types.SimpleNamespace(a='y'*90); ns.me=ns; print(pprint.pformat(ns))
pprint.pp({'b':1,'a':2}); pprint.pprint({'b':1,'a':[1]*50}, compact=True, width=30)
class PP(pprint.PrettyPrinter):
    def format(self,o,c,m,l):
        if isinstance(o,str): return ('<'+o+'>',False,False)
        return super().format(o,c,m,l)
PP(width=20).pprint({'a':'long text here','b':['another one',1,2,3]})
for a in (dict(indent=-1),dict(depth=0),dict(width=0)):
    try: pprint.PrettyPrinter(**a)
    except ValueError as e: print(e)

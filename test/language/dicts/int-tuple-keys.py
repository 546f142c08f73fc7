"""Tuples of small ints as keys: lookups, removals, equal tuples of other numbers, nested ones and subclasses."""
import collections
import random
d={}
for i in range(200):
    for j in range(5): d[(i,j)]=i*j
assert d[(3,4)]==12 and d[(3.0,True)]==3 and (200,0) not in d and (1,2,3) not in d
for i in range(0,200,2):
    del d[(i,1)]
assert (2,1) not in d and (3,1) in d and len(d)==900
for i in range(0,200,2): d[(i,1)]='x'
assert d[(2,1)]=='x' and len(d)==1000
c=d.copy(); c[(9,9)]=1; assert (9,9) not in d
for k in list(d):
    if k[0]%3: d.pop(k)
for i in range(1000): d[(i,-i)]=i
assert d[(999,-999)]==999, d[(999,-999)]
s={(1,2),(True,2.0),(1,2,3)}; assert len(s)==2
s|={(i,i) for i in range(100)}; assert (1,2) in s and (50.0,50) in s
s-={(i,i) for i in range(0,100,2)}; assert (50,50) not in s and len(s)==52
e={((1,2),(3,4)):1, ((1,2),(3,5)):2, (1,(2,3)):3, ((1,2),3):4}
assert e[((1,2),(3,4))]==1 and e[((1.0,2),(3,5))]==2 and e[(1,(2,3))]==3 and e[((1,2),3)]==4 and ((1,),(2,3)) not in e
P=collections.namedtuple('P','x y'); assert d[P(5,-5)]==5; d[P(7777,1)]=3; assert d[(7777,1)]==3; assert type([k for k in d if k==(7777,1)][0]) is P
f={frozenset({(1,2),(3,4)}):1}; assert f[frozenset({(3,4),(1,2)})]==1 and frozenset({(3,4),(1,3)}) not in f
big={(2**31,1):1,(-2**31,1):2,(2**31-1,1):3,(2**40,2**60):4,(0.5,1):5,(-0.0,1):6}
assert big[(2**31,1)]==1 and big[(-2**31,1)]==2 and big[(2.0**31,1)]==1 and big[(2**40,2**60)]==4 and big[(0.5,1)]==5 and big[(0,1)]==6 and big[(False,True)]==6
o=collections.OrderedDict(((i,i),i) for i in range(10)); o.move_to_end((3,3),last=False); o.move_to_end((4,4)); assert next(iter(o))==(3,3) and o[(4,4)]==4 and list(o)[-1]==(4,4)
x=collections.Counter((random.randrange(10),random.randrange(10)) for _ in range(5000)); assert sum(x.values())==5000 and len(x)==100
while len(d)>3: d.popitem()
t=tuple(range(64)); u=tuple(range(65)); w={t:1,u:2}; assert w[tuple(range(64))]==1 and w[tuple(range(65))]==2 and w[tuple(float(i) for i in range(64))]==1
class T(tuple):
    def __eq__(self,o): return self is o
    __hash__=object.__hash__
a=T((1,2)); q={a:1,(1,2):2}; assert len(q)==2 and q[a]==1 and q[(1,2)]==2
class U(tuple):
    def __hash__(self): return hash((1,2))
v=U((1,2)); assert q.get(v)in(1,2)
print(len(d), len(s), sorted(e.values()), len(x), list(o)[:2], sum(range(5)))
one = {(4, 4)}
((a, b),) = one
print(a, b)
try:
    (a,) = {(1, 1), (2, 2)}
except ValueError as error:
    print(error)
(a,) = {'x', 'y'} - {'y'}
print(a)


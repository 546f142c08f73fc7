"""Generators of one's own, odd arguments and what is said to them."""
import random, copy
def a(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: random.randbytes(-1), lambda: random.SystemRandom().randbytes(-1), lambda: random.randbytes(1.5), lambda: random.SystemRandom().getrandbits(-1), lambda: random.Random(1,2), lambda: random.choice(), lambda: random.random(1),lambda: random.SystemRandom(3).getstate(),lambda: random.uniform(1), lambda: random.choices([],k=1), lambda: random.sample({1},1), lambda: random.randint(5,3), lambda: random.randint(1,2.0), lambda: random.seed([])): a(f)
class R(random.Random):
    def __init__(self,x=None): self.c=0; super().__init__(x)
    def random(self):
        self.c+=1
        return (self.c*0.37)%1
r=R(3)
a(lambda:[r.random(), r.randint(1,10), r.choice('abc'), r.sample(range(100),4), r.gauss(), r.normalvariate(1,2), r.gammavariate(2,3), r.gammavariate(.5,1), r.betavariate(1,2), r.uniform(1,2), r.choices('abc',[1,2,3],k=4), r.choices('abc',k=3), r.triangular(1,2,1.5), r.binomialvariate(30,.2), r.binomialvariate(100,.4), r.vonmisesvariate(1,2), r.c])
x=list(range(10)); r.shuffle(x); a(lambda:x)
class B(random.Random):
    def getrandbits(self,k): return (5<<k)%7 % (1<<k)
b=B(1)
a(lambda:[b.randrange(3), b.randint(1,6), b.choice([1,2,3]), b.random()])
q=random.Random(7); q2=copy.deepcopy(q); q3=copy.copy(q); a(lambda:(q.random()==q2.random()==q3.random()))
a(lambda: type(q.getstate()[1]) is tuple and q.getstate()[0])
s=q.getstate(); v=q.random(); q.setstate(s); a(lambda: v==q.random())
a(lambda:q.setstate((1,)+s[1:])); a(lambda:q.setstate((3,s[1][:5],None)));a(lambda:q.setstate((3,list(s[1]),None)))
from fractions import Fraction
from decimal import Decimal
q.seed(1)
a(lambda:[q.uniform(Fraction(1,2),3), q.normalvariate(Fraction(1,2),1), q.choices([1,2,3],[Fraction(1,2),1,2],k=3), q.triangular(5,5,5), q.gauss(Fraction(1,3),2)])
a(lambda:q.uniform(Decimal(1),2)); a(lambda:q.gauss(Decimal(1)))
for w in [dict(weights=[0,0]),dict(weights=[1]),dict(weights=[1,float('inf')]),dict(cum_weights=[1,2],weights=[1,2]),dict(weights=3)]: a(lambda:q.choices([1,2],**w))
for k in [-1,5]: a(lambda:q.sample([1,2],k))
a(lambda:q.sample([1,2],3,counts=[2,2])); a(lambda:q.sample([1,2],1,counts=[2])); a(lambda:q.sample([1,2],1,counts=[2.5,1])); a(lambda:q.sample([1,2],1,counts=[-2,-2])); a(lambda: q.sample([], 0, counts=[]))
a(lambda:q.choice({})); a(lambda:q.choice({1})); a(lambda:q.choice(5)); a(lambda: q.choice({0:1}))
a(lambda:q.randrange(0)); a(lambda:q.randrange(1,5,0)); a(lambda:q.randrange(1,None,2)); a(lambda:q.randrange(10,5,2)); a(lambda:q.randrange(True)); a(lambda:q.randrange(10**30,10**31)); a(lambda:q.randrange(2.0)); a(lambda: q.randrange(10, 0, -3))
a(lambda:q.binomialvariate(5,2)); a(lambda:q.binomialvariate(-1)); a(lambda:q.gammavariate(0,1)); a(lambda:q.expovariate(0)); a(lambda:q.paretovariate(0)); a(lambda:q.weibullvariate(1,0)); a(lambda:q.lognormvariate(1000,1))
a(lambda:isinstance(random.SystemRandom(), random.Random)); a(lambda: random.Random.VERSION); a(lambda: random.TWOPI)
a(lambda: q.gauss_next is None)
from collections import deque, UserList
q.seed(3); a(lambda: q.sample(deque([1,2,3]),2)); a(lambda: q.sample(UserList([1,2,3]),2)); a(lambda: q.sample('abc', True)); a(lambda: q.sample((1,2), 1.0))
class RR(random.Random):
    def seed(self, a=None, version=2): print('seed', a); super().seed(5, version)
a(lambda: RR(9).random()); a(lambda: q.seed(a=5, version=1)); a(lambda: q.random()); q.seed('hello', 1); a(q.random); q.seed(b'\xff\x01', version=1); a(q.random); q.seed(1.5); a(q.random); q.seed(bytearray(b'abc')); a(q.random); q.seed(True); a(q.random); q.seed('é😀'); a(q.random); q.seed('', 1); a(q.random); q.seed('é😀', 1); a(q.random)
print(len(random.__all__), sorted(random.__all__)==sorted("Random SystemRandom betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate".split()))

"""Operators, formats and rounding over numbers drawn at random, and numbers of classes of one's own."""
import random, sys, copy, math, numbers
from fractions import Fraction as F
from decimal import Decimal
r=random.Random(5)
def num():
    k=r.randrange(9)
    big=r.choice([5,100,10**9,10**30])
    if k<4: return F(r.randint(-big,big), r.randint(1,big))
    if k==4: return r.randint(-big,big)
    if k==5: return r.choice([0.5,-1.25,3.0,float('inf'),float('nan'),1e300,-0.0,r.random()])
    if k==6: return r.choice([1j,2+0j,0.5+0j])
    if k==7: return r.choice([True,False,'x',None,Decimal('0.5')])
    return F(r.randint(-6,6), r.randint(1,4))
import operator as o
ops=[o.add,o.sub,o.mul,o.truediv,o.floordiv,o.mod,divmod,o.lt,o.le,o.gt,o.ge,o.eq,o.ne]
for i in range(500):
    a,b=num(),num()
    if not isinstance(a,F) and not isinstance(b,F): a=F(r.randint(-9,9),r.randint(1,9))
    f=r.choice(ops)
    try: print(i, repr(f(a,b)))
    except Exception as e: print(i, type(e).__name__, e)
for i in range(120):
    a=F(r.randint(-50,50), r.randint(1,20)); b=r.choice([r.randint(-5,5), F(r.randint(-5,5),r.randint(1,3)), 0.5, 'x', Decimal(2), 2.0])
    for x,y in ((a,b),(b,a)):
        try: print(i, repr(x**y))
        except Exception as e: print(i, type(e).__name__, e)
for i in range(600):
    v=F(r.randint(-10**r.randint(0,12),10**r.randint(0,12)), r.randint(1,10**r.randint(0,12)))
    sp=''.join([r.choice(['','','','*','0','é'])+r.choice(['','<','>','=','^']), r.choice(['','+','-',' ']), r.choice(['','','z']), r.choice(['','#']), r.choice(['','','0','5','010','12','00','008']), r.choice(['','',',','_']), r.choice(['','.0','.3','.12','.']), r.choice(['','e','E','f','F','g','G','%','n','d'])])
    try: print(i, repr(sp), repr(format(v,sp)))
    except Exception as e: print(i, repr(sp), type(e).__name__, e)
for i in range(120):
    v=F(r.randint(-10**20,10**20), r.randint(1,10**r.randint(0,20)))
    print(v.limit_denominator(r.randint(1,10**r.randint(0,6))), round(v), round(v,r.randint(-5,5)), hash(v), float(v), math.floor(v), math.ceil(v), int(v), hash(F(1,2**61-1)))
class MyF(F):
    def __init__(self,*a): self.tag=a
m=MyF(3,4); print(repr(m), m.tag, type(m+1).__name__, type(-m).__name__, type(copy.copy(m)).__name__, copy.deepcopy(m)==m, MyF.from_float(0.5), type(MyF.from_decimal(Decimal('1.5'))).__name__, m.numerator)
class R(numbers.Rational):
    numerator=property(lambda s:3); denominator=property(lambda s:6)
for n in R.__abstractmethods__: setattr(R,n,lambda s,*a: NotImplemented)
R.__abstractmethods__=frozenset()
q=R.__new__(R)
for f in (lambda: F(q), lambda: F(q,2), lambda: F(1)+q, lambda: q+F(1), lambda: F(1,2)==q, lambda: F(1,2)<q, lambda: F(4)**q, lambda: isinstance(F(1),numbers.Rational), lambda: issubclass(F,numbers.Real), lambda: F.from_decimal(1.5), lambda: F.from_decimal(3), lambda: F(Decimal('1.25')), lambda: F(Decimal('nan')), lambda: F(int), lambda: F('1'*5000), lambda: F('٣/٤'), lambda: F(3).real, lambda: F(3).imag, lambda: F(3).conjugate(), lambda: complex(F(1,3)), lambda: F(1,2).__add__('x'), lambda: F.__doc__ is None, lambda: F.__module__, lambda: F(1,3).from_float(2.0), lambda: math.fsum([F(1,3)]), lambda: '%d %s' % (F(7,2), F(7,2)), lambda: '{:>8}'.format(F(1,2)), lambda: F(1).foo, lambda: sorted([F(1,3),0.1,F(1,4)]), lambda: {F(1,2):1}[0.5], lambda: {0.5:1}[F(1,2)], lambda: F(5,3) in {F(5,3)}, lambda: sum([F(1,3)]*3), lambda: F(1.5).as_integer_ratio(), lambda: pow(F(1,2),-3), lambda: F(10)//F(3), lambda:format(F(1,3),5)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)

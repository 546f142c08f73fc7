from fractions import Fraction as F
import math, copy
def a(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for s in ('3/4',' 3/4 ','3 /4','3/ 4','1_0/2','.5','5.','1e3','1.5e-3','+3','-3/4','3/-4','','/','1/0','1e','e3','1__0','0x10','1/2.0','inf','nan','1.2_3','1_e3','3/4e1', '- 3', '3/4/5', '1_0.5', '._5', '5_', 'e', '.'):
    try: print(repr(s), F(s))
    except Exception as e: print(repr(s), type(e).__name__, e)
for sp in ('','5','.2f','>10','010','+','#','_','e','.3e','g','%','10.2f','=10','x','.0f','#.0f',',','*^12','<8.1f','n','_.3f','z.1f','-010.2f','+#','08,.2f', ' ', '.5g', '#.5g', 'E', '.1%', 'F', 'G', '020.3f','_>12.2f', ',.1f', '012,.1f'):
    for v in (F(7,3),F(-22,7),F(5),F(1234567,1),F(-1,1000)):
        try: print(repr(sp), repr(format(v,sp))[:60], end=' ')
        except Exception as e: print(repr(sp), type(e).__name__, e, end=' ')
    print()
x, y = F(3,4), F(-5,6)
print(x+y, x-y, x*y, x/y, x//y, x%y, divmod(x,y), x**2, x**-2, x**y if 0 else '', x**0.5, 2**x, abs(y), -x, +y, int(y), math.floor(y), math.ceil(y), round(F(5,2)), round(F(7,2)), round(F(22,7),2), round(F(12345),-2), hash(F(1,2))==hash(0.5), x==0.75, x<1, x>0.5, y<x, x==F('0.75'), bool(F(0)), F(3.5), F(1.1).limit_denominator(10), F(math.pi).limit_denominator(1000), F(True), x+1, 1-x, x*0.5, 2.0/x, x+1j, F(7).is_integer(), F(3,6).as_integer_ratio(), copy.copy(x) is x, {x: 1}[0.75], sum([x,y]), max(x,y), float(y), complex(x), str(x), repr(y), F(10,-8), F(x), F(F(1,2),F(3,4)))
for f in (lambda: F(1,0), lambda: F('x'), lambda: F(1.5,2), lambda: F([]), lambda: F(None), lambda: F(float('nan')), lambda: F(float('inf')), lambda: x/0, lambda: F(0)**-1, lambda: F.from_float('x'), lambda: F.from_float(0.5), lambda: x.limit_denominator(0), lambda: x<'a', lambda: x+'a', lambda: x%0, lambda: setattr(x,'numerator',3), lambda: F(1,2,3), lambda: F(numerator=3), lambda: x<1j, lambda: F(2)**F(1,2), lambda: F(-2)**F(1,2), lambda: 4**F(1,2), lambda: pow(F(2),3,5), lambda: F(3).__trunc__(), lambda: round(F(1,3),3), lambda: F.from_float(3)): a(f)

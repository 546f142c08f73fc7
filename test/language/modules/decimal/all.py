from decimal import *
import decimal
def attempt(source):
    try:
        print(source, '=>', repr(eval(source)))
    except Exception as error:
        print(source, '=>', f'{type(error).__name__}: {error}')
D=Decimal
# === one expression a line ===
for s in '''D()
D('1.10')
D('  -1_000.5e3 ')
D('Infinity')
D('-inf')
D('nan123')
D('sNaN')
D('abc')
D('')
D(None)
D(1.1)
D(-0.0)
D(10**40)
D(True)
D((0,(1,2,3),-2))
D((1,(1,),'F'))
D((0,(1,),'n'))
D((2,(1,),0))
D((0,(11,),0))
D((0,(1,)))
D([0,[1,2],3])
D((0,(1,),'x'))
D(D('1.5'))
D('1')/3
D(1)/D(0)
D(0)/D(0)
D(-1)/D(0)
D('1e999999')*10
D('1e-999999')/D('1e100')
D('0.1')+D('0.2')
D('1.1')+1
1+D('1.1')
D('1.1')+1.5
D('1.1')*2
D('7')//2
D('-7')//2
D('-7')%3
D('7.5')%-2
divmod(D('-7'),2)
D(5)%0
D(0)%0
D(5)//0
divmod(D(5),0)
D(2)**10
D(2)**-1
D(2)**D('0.5')
D(4)**D('0.5')
D('1.1')**2
D('1.23456789')**20
D(-8)**D('0.333')
D(0)**0
D(0)**-1
D(10)**30
D(10)**-30
D('1.0000000001')**1000000
2**D('1.5')
pow(D(3),5,7)
pow(D(3),-5,7)
D(1)**D('1.5')
D('1.00')**3
D(2)**D('inf')
D('inf')**2
D('-inf')**3
D(2).sqrt()
D('0.25').sqrt()
D(-1).sqrt()
D('100').sqrt()
D('1e-5').sqrt()
D(0).sqrt()
D('-0').sqrt()
D(1).exp()
D(0).exp()
D('-2.5').exp()
D('1e-30').exp()
D(1000).exp()
D('1e10').exp()
D('-1e10').exp()
D(2).ln()
D('1.0001').ln()
D(0).ln()
D(1).ln()
D(-1).ln()
D('1e100').ln()
D('0.999999999').ln()
D(100).log10()
D(2).log10()
D('0.001').log10()
D('1.5e-7').log10()
D('123.456').logb()
D(0).logb()
D('3.14159').quantize(D('0.01'))
D('2.675').quantize(D('0.01'),rounding=ROUND_HALF_UP)
D('2.665').quantize(D('0.01'))
D('1e30').quantize(D('0.01'))
D('1.5').quantize(D('1'))
D('2.5').quantize(D('1'))
D('-2.5').quantize(D('1'),ROUND_CEILING)
D('1').quantize(D('1e-30'))
D('1').quantize(1)
D('1').quantize(1.5)
D('1.5').quantize(D('1'),rounding='x')
[D('2.5').quantize(D(1),rounding=r) for r in (ROUND_CEILING,ROUND_FLOOR,ROUND_UP,ROUND_DOWN,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP)]
[D('-2.1').quantize(D(1),rounding=r) for r in (ROUND_CEILING,ROUND_FLOOR,ROUND_UP,ROUND_DOWN,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP)]
round(D('2.5'))
round(D('3.14159'),2)
round(D('1234'),-2)
round(D('nan'))
int(D('-3.9'))
int(D('inf'))
int(D('nan'))
float(D('1.1'))
float(D('1e400'))
float(D('snan'))
complex(D('1.5'))
str(D('1E+5'))
str(D('1e-7'))
str(D('0.000001'))
str(D('-0'))
str(D('123e-10'))
D('1E+5').to_eng_string()
D('1234E+4').to_eng_string()
D('0e5').to_eng_string()
D('1.20').normalize()
D('1200').normalize()
D('0.00').normalize()
D('1.20').as_tuple()
D('inf').as_tuple()
D('nan5').as_tuple()
D('-0.0').as_tuple()
D('1.25').as_integer_ratio()
D('-1e3').as_integer_ratio()
D('nan').as_integer_ratio()
D('1.5')==1.5
D('0.1')==0.1
D('0.1')<0.1
D('1.5')==D('1.50')
D('1.5')!=2
D('nan')==D('nan')
D('nan')<1
D('snan')==1
D('inf')>10**100
D('1')<'x'
D('1')=='x'
max(D(1),D(2))
sorted([D(3),D('1.5'),2])
sum([D('0.1')]*10)
hash(D('1.5'))==hash(1.5)
hash(D(10**20))==hash(10**20)
hash(D('0.1'))
hash(D('-1e-50'))
hash(D('snan'))
hash(D('inf'))
{D('1.0'):1}[1]
{0.5:1}[D('0.5')]
D('1.1') in {D('1.10')}
bool(D('0.0'))
-D('0')
-D('1.5')
abs(D('-1.5'))
+D('1.23456789012345678901234567890123')
D('123').adjusted()
D('0').adjusted()
D('1.5').copy_sign(D(-1))
D(3).compare(D(2))
D('nan').compare(D(2))
D(3).compare_total(D('3.0'))
D(3).max(D('nan'))
D(3).min(D(2))
D('-3').max_mag(2)
D('1').next_plus()
D('1').next_minus()
D('1').next_toward(2)
D('0').next_plus()
D('0').next_minus()
D(10).remainder_near(3)
D(11).remainder_near(4)
D('1101').logical_and(D('0111'))
D('1101').logical_or(D('0011'))
D('1101').logical_xor(D('0111'))
D('101').logical_invert()
D('1102').logical_and(D('1'))
D('1234').rotate(2)
D('1234').shift(2)
D('1234').shift(-2)
D('1.5').scaleb(3)
D('1.5').same_quantum(D('0.1'))
D('1.5').number_class()
D('-inf').number_class()
D('1e-1000010').number_class()
D('1').is_normal()
D('2').fma(3,4)
D('5.7').to_integral_value()
D('5.5').to_integral_exact()
D('1e5').to_integral_value()
D('1.5').to_integral_value(rounding=ROUND_FLOOR)
D.from_float(0.1)
D.from_float(3)
D.from_float('x')
D('1.5').real,D('1.5').imag
D('1.5').conjugate()
D('1.5').radix()
format(D('1234567.891'),',')
format(D('1234567.891'),',.2f')
format(D('0.5'),'%')
format(D('0.12345'),'.1%')
format(D('1234.5'),'e')
format(D('1234.5'),'.2e')
format(D('1234.5'),'.2E')
format(D('1234.5'),'g')
format(D('1234.5'),'.2g')
format(D('1e10'),'g')
format(D('1e10'),'f')
format(D('1.5'),'10')
format(D('1.5'),'<10')
format(D('1.5'),'^10')
format(D('1.5'),'010')
format(D('-1.5'),'010.3f')
format(D('1.5'),'+')
format(D('1.5'),' ')
format(D('1.5'),'*^10.1f')
format(D('1234567'),'020,')
format(D('inf'),'10')
format(D('nan'),'010f')
format(D('-0.0001'),'.2f')
format(D('-0.0001'),'z.2f')
format(D('1.5'),'x')
format(D('1.5'),'s')
format(D('0'),'.3e')
format(D('0e5'),'f')
format(D('1.23456'),'.3')
format(D('123456'),'.3')
format(D('1.5'),'#.0f')
f"{D('2.675'):.2f}"
f"{D('1e-10')}"
"%s %.2f"%(D('1.5'),D('2.345'))
getcontext()
Context()
Context(prec=5)
Context(prec=5,rounding=ROUND_UP,traps=[])
ExtendedContext
BasicContext
DefaultContext
Context(prec=0)
Context(rounding='x')
Context(traps=[5])
Context(prec=5).divide(1,3)
Context(prec=5).create_decimal('1.23456789')
Context(prec=5).create_decimal(1.1)
Context(prec=5).create_decimal_from_float(1.1)
Context(prec=3).add(D('1.2345'),1)
Context(prec=3).sqrt(2)
Context(prec=3).power(2,10)
Context(prec=3).power(2,10,7)
Context(prec=3).plus(D('1.2345'))
Context(prec=3).minus(D('1.2345'))
Context(prec=3).abs(D('-1.2345'))
Context(prec=3).divide_int(10,3)
Context(prec=3).divmod(10,3)
Context(prec=3).quantize(D('1.2345'),D('0.01'))
Context(prec=3).to_sci_string(D('1e10'))
Context(prec=50).exp(1)
Context(prec=50).ln(10)
Context(prec=50).log10(7)
Context(prec=100).sqrt(2)
Context().Etiny(),Context().Etop()
Context(prec=3).compare(1,2)
Context(prec=3).number_class(5)
Context(prec=3).copy()
getcontext().flags
getcontext().traps[Inexact]
getcontext().traps[5]
getcontext().foo
setattr(getcontext(),'prec','x')
setattr(getcontext(),'prec',0)
setattr(getcontext(),'rounding','x')
setattr(getcontext(),'Emax',-1)
localcontext(5)
localcontext(foo=5)
decimal.MAX_PREC,decimal.MAX_EMAX,decimal.MIN_EMIN,decimal.MIN_ETINY
InvalidOperation.__mro__
Overflow.__mro__
DivisionByZero.__mro__
issubclass(decimal.FloatOperation,TypeError)
D('1').__reduce__()
D('1.5').__class__
D('5').__floor__(),D('5.5').__ceil__(),D('-5.5').__floor__()
isinstance(D(1),float)
D('9'*30)+1
D('9.99999999999999999999999999999')
+D('9.99999999999999999999999999999')
D('1e-999999')*D('1e-10')
D('1')-D('1')
D('-1')+D('1')
D('1e50')+D('1e-50')
D('1e28')+D('0.5')
D(12345678901234567890123456789012345)*1
D('0.3')*3
D('1')/D('3')*D('3')
D('123.456').__round__(1)
DecimalTuple(0,(1,),2)
'''.strip().split('\n'):
    attempt(s)
# === contexts in place ===
with localcontext() as c:
    c.prec=5; c.traps[Inexact]=True
    attempt("D(1)/3"); attempt("D(1)/2")
with localcontext(prec=4, rounding=ROUND_UP) as c: attempt("D(1)/3"); attempt("c.flags[Inexact]"); attempt("sorted(x.__name__ for x,v in c.flags.items() if v)")
with localcontext(ExtendedContext) as c: attempt("D(1)/0"); attempt("D(0)/0"); attempt("D('x')"); attempt("D('inf')-D('inf')"); attempt("c.flags[DivisionByZero]"); attempt("c"); c.clear_flags(); attempt("c")
with localcontext() as c:
    c.traps[FloatOperation]=True; attempt("D(1.1)"); attempt("D(1)<1.5"); attempt("D(1)==1.5"); attempt("D.from_float(1.5)")
with localcontext() as c:
    c.Emax=5; c.Emin=-5; c.prec=3; attempt("D('1e5')*10"); attempt("D('999.9e3')*1"); c.traps[Overflow]=False; attempt("D('1e5')*10"); attempt("D('1e-5')/7"); attempt("D('1e-7')/1"); attempt("D('1e-8')/1"); attempt("c"); attempt("D('1.234e-6')*1"); attempt("[D('1e5').number_class(), D('1e-6').number_class()]")
class S(Decimal):
    def __new__(cls, v): return super().__new__(cls, v)
attempt("type(S('1.5')), S('1.5')+1, type(S('1.5')+1), S('1.5')")
from fractions import Fraction
attempt("D('0.5')==Fraction(1,2)"); attempt("D('0.5')<Fraction(2,3)"); attempt("Fraction(1,2)==D('0.5')"); attempt("hash(Fraction(1,2))==hash(D('0.5'))"); attempt("D(1)+Fraction(1,2)"); attempt("D('1')==1+0j")

# === rounding zero to an integer is no rounding ===
for text in "0.00", "-0.0", "0E-30", "1.00", "1.20":
    with decimal.localcontext() as context:
        context.clear_flags()
        print(decimal.Decimal(text).to_integral_exact(), [each.__name__ for each, on in context.flags.items() if on])

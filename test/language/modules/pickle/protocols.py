"""What every kind of object is as a pickle of every protocol, and what damaged pickles say."""
import pickle, random, datetime, decimal, fractions, collections, uuid, enum, dataclasses, io, copyreg, pathlib, types, array, functools, operator
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __init__(s,x): s.x=x
    def __eq__(s,o): return type(o) is type(s) and vars(s)==vars(o)
    def __repr__(s): return f'A({s.x!r})'
    def m(s): return s.x
    class In: pass
class S:
    __slots__=('a','b')
    def __init__(s): s.a=1
class St:
    def __getstate__(s): return {'k':1}
    def __setstate__(s,d): s.d=d
class R:
    def __reduce__(s): return (A,(5,),{'y':2})
class L(list): pass
class D(dict): pass
class N(int):
    def __getnewargs__(s): return (int(s)+1,)
class Kw:
    def __new__(cls,*,k): o=object.__new__(cls); o.k=k; return o
    def __getnewargs_ex__(s): return ((),{'k':s.k})
class C(enum.Enum): X=1; Y='b'
@dataclasses.dataclass
class P:
    n: int
    l: list
NT=collections.namedtuple('NT','a b')
class E(Exception):
    def __init__(s,a,b): super().__init__(a,b); s.b=b
def func(): pass
l=L([1,2]); l.attr=3; d=D(a=1); d.z=5
rec=[1]; rec.append(rec); rd={}; rd['me']=rd; shared=[7]
tup=([],); tup[0].append(tup)
vals=[None,True,False,0,1,255,256,65535,65536,-1,-128,-129,2**31-1,2**31,-2**31,-2**31-1,2**63,-2**63,10**30,-10**30,2**2000,1.5,-0.0,float('inf'),'','abc','é','😀','a\nb\\c\0','x'*300,b'',b'abc',b'x'*300,bytearray(b'ab'),bytearray(),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],{},{'a':1},{'a':1,2:'b'},set(),{1},frozenset([1]),frozenset(),[shared,shared],rec,rd,tup,A(1),A([1,'a']),S(),St(),R(),l,d,N(4),C.X,[C.X,C.Y],P(1,[2]),NT(1,2),E(1,2),ValueError('x'),func,A,int,type(None),A(3).m,range(5),slice(1,2),1+2j,datetime.date(2020,1,2),datetime.timedelta(1,2,3),decimal.Decimal('1.50'),fractions.Fraction(1,3),collections.OrderedDict(a=1,b=2),collections.deque([1,2],5),collections.Counter('aab'),collections.defaultdict(list,a=[1]),uuid.UUID(int=5),types.SimpleNamespace(a=1),list(range(1005)),{i:i for i in range(1003)},functools.partial(int,base=2),'ab'*40000,b'z'*70000,iter([1,2]),operator.itemgetter(1),NotImplemented,...]
for v in vals:
    for p in range(6):
        try: b=pickle.dumps(v,p)
        except Exception as e: print(type(v).__name__,p,type(e).__name__,e); continue
        try: w=pickle.loads(b)
        except Exception as e: print(type(v).__name__,p,'LOAD',type(e).__name__,e); continue
        try: same = w==v if not isinstance(v,(S,St,R,E,ValueError,functools.partial)) and v is not rec and v is not rd and v is not tup and type(v).__name__ not in ('list_iterator','itemgetter','method') else type(w).__name__
        except Exception as e: same=type(e).__name__
        print(type(v).__name__,p,len(b) if p in (0,1,2,3) and isinstance(v,(A,)) else (b if len(b)<150 else (len(b),b[:30],b[-10:])),same)
for v in ((i for i in []), type('Q',(),{}), type('Q',(),{})()):
    for p in (0,2,4): t(lambda: (pickle.dumps(v,p) and 'ok'))
def loc():
    class X: pass
    return X
import re
for f in (lambda: pickle.dumps(loc()), lambda: pickle.dumps(loc()()), lambda: pickle.dumps(1,7), lambda: pickle.dumps(1,-1), lambda: pickle.loads(b''), lambda: pickle.loads(b'\x80\x04'), lambda: pickle.loads(b'\x80\x09.'), lambda: pickle.loads('x'), lambda: pickle.loads(b'Z'), lambda: pickle.loads(b'\xff'), lambda: pickle.loads(b'(.'), lambda: pickle.loads(b'cnope\nx\n.'), lambda: pickle.loads(b'c__main__\nNope\n.'), lambda: pickle.loads(b'h\x05.'), lambda: pickle.loads(b"S'abc'\n."), lambda: pickle.loads(b"S'a\\xe9'\n.",encoding='latin1'), lambda: pickle.loads(b"U\x03a\xffb.",encoding='bytes'), lambda: pickle.loads(b'I01\n.'), lambda: pickle.loads(b'I5\n.'), lambda: pickle.loads(b'L7L\n.'), lambda: pickle.loads(b'F1.5\n.'), lambda: pickle.loads(b'Vab\\u00e9\n.'), lambda: pickle.loads(b'(lp0\nI1\na.'), lambda: pickle.loads(b'(dp0\nI1\nI2\ns.'), lambda: pickle.loads(b'(I1\nI2\nt.'), lambda: pickle.loads(b'(i__main__\nR\n.') and 'R', lambda: pickle.loads(b'(c__main__\nA\nI5\no.'), lambda: pickle.loads(b'N2\x85.'), lambda: pickle.loads(b'I1\nI2\n0.'), lambda: pickle.loads(b'c__builtin__\nxrange\n.'), lambda: pickle.loads(b'ccopy_reg\n_reconstructor\n.').__name__):
    t(f)
class Pk(pickle.Pickler):
    def persistent_id(s,o): return 'id-%d'%o.x if isinstance(o,A) else None
    def reducer_override(s,o): return (int,(99,)) if o is func else NotImplemented
class Un(pickle.Unpickler):
    def persistent_load(s,i): return ('loaded',i)
    def find_class(s,m,n): print('find',m,n); return super().find_class(m,n)
for p in (0,2,5):
    f=io.BytesIO(); Pk(f,p).dump([A(1),func,R]); print(f.getvalue()); f.seek(0); t(lambda: Un(f).load())
f=io.BytesIO(); k=pickle.Pickler(f,4); x=[1]; k.dump(x); k.dump(x); k.clear_memo(); k.dump(x); print(f.getvalue()); f.seek(0); u=pickle.Unpickler(f); t(lambda: [u.load(),u.load(),u.load()])
f=io.BytesIO(); pickle.dump({'a':1},f); pickle.dump('b',f); f.seek(0); print(pickle.load(f),pickle.load(f)); t(lambda: pickle.load(f))
copyreg.pickle(S, lambda s:(S,())); print(pickle.dumps(S(),2)); del copyreg.dispatch_table[S]
copyreg.add_extension('__main__','A',240); print(pickle.dumps(A,4)); print(pickle.loads(pickle.dumps(A,4))); 
print(pickle.HIGHEST_PROTOCOL,pickle.DEFAULT_PROTOCOL,pickle.MARK,pickle.STOP,pickle.format_version,issubclass(pickle.PicklingError,pickle.PickleError))

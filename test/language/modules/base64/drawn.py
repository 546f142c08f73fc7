"""Every encoding of bytes drawn at random, what damaged texts give, and odd arguments."""
import base64, random, io, array
r=random.Random(8)
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
for i in range(60):
    d=bytes(r.choice([0,32,255,r.randrange(256)]) if r.random()<.5 else 0 for _ in range(r.randint(0,30)))
    for f in 'b64 b32 b32hex b16 b85 a85 z85 urlsafe_b64'.split():
        e=getattr(base64,f+'encode')(d); print(f,e, getattr(base64,f+'decode')(e)==d)
        m=bytearray(e)
        for _ in range(r.randint(0,2)):
            if m: m[r.randrange(len(m))]=r.randrange(128)
        if r.random()<.3: m=m[:r.randint(0,len(m))]
        t(getattr(base64,f+'decode'),bytes(m))
    kw=dict(foldspaces=r.random()<.5,wrapcol=r.choice([0,0,1,2,5,20]),pad=r.random()<.5,adobe=r.random()<.5)
    e=base64.a85encode(d,**kw); print(e); t(base64.a85decode,e,foldspaces=kw['foldspaces'],adobe=kw['adobe'])
    print(base64.b85encode(d,True), base64.encodebytes(d*5)); t(base64.b64decode,bytes(d))
    t(base64.b64decode,d,validate=True); t(base64.b32decode,base64.b32encode(d).lower(),True); t(base64.b64encode,d,b'-_'); t(base64.b64decode,base64.b64encode(d,b'@!'),'@!')
for f,a in (('b64encode',('x',)),('b64encode',(b'x','ab')),('b64encode',(b'x',b'a')),('b64decode',('é',)),('b64decode',(5,)),('b64decode',('YQ==','abc')),('b32encode',('x',)),('b32decode',('ME======',True,'ab')),('b16encode',(5,)),('b85encode',('x',)),('encodebytes',('x',)),('decodebytes',('x',)),('a85decode',(b'~>',)),('a85encode',()),('b64encode',()),('standard_b64decode',(None,)),('a85decode',(b'ab',True))):
    t(getattr(base64,f),*a)
t(base64.a85decode,b'~>',adobe=True); t(base64.a85decode,b'>',adobe=True); t(base64.a85decode,b'<~>',adobe=True); t(base64.a85encode,b'',adobe=True); t(base64.a85encode,b'',adobe=True,wrapcol=3); t(base64.a85encode,b'',wrapcol=3)
o=io.BytesIO(); base64.encode(io.BytesIO(bytes(range(200))),o); print(o.getvalue()); o2=io.BytesIO(); base64.decode(io.BytesIO(o.getvalue()),o2); print(o2.getvalue()==bytes(range(200)))
t(base64.b64encode,memoryview(b'abcdef')[::2]); t(base64.b64encode,array.array('i',[1,2])); t(base64.b32encode,memoryview(b'abcdef')[::2]); t(base64.urlsafe_b64decode,'_-8='); print(sorted(base64.__all__), base64.MAXLINESIZE, base64.MAXBINSIZE)

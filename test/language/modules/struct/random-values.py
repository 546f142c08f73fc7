"""What is packed comes back, in every order of bytes, from random values; edges of the ranges and what is refused."""
import random
import re
import struct
random.seed(5)
for fmt in '<bBhHiIqQlLefd?c3s4p','>bBhHiIqQlLefd?c3s4p','=hhlLqQ','@nNP','!IHe','<3h2xI':
    for _ in range(20):
        vals=[]
        n=0
        for cnt,c in re.findall(r'(\d*)([a-zA-Z?])',fmt):
            k=int(cnt or 1)
            if c in 'sp': vals.append(bytes(random.randrange(256) for _ in range(k-(c=='p')))); continue
            if c=='x': continue
            for _ in range(k):
                if c in 'efd': vals.append(random.choice([0.0,-0.0,1.5,random.uniform(-1000,1000),float('inf')]))
                elif c=='?': vals.append(random.random()<.5)
                elif c=='c': vals.append(bytes([random.randrange(256)]))
                else:
                    sz=struct.calcsize(fmt[0]+c)*8
                    vals.append(random.randrange(2**sz) if c in 'BHIQLNP' else random.randrange(-2**(sz-1),2**(sz-1)))
        b=struct.pack(fmt,*vals)
        print(fmt,b.hex(),struct.unpack(fmt,b))
    buf=bytearray(200); struct.pack_into(fmt,buf,7,*vals); print(bytes(buf[:80]).hex(), struct.unpack_from(fmt,buf,7)==struct.unpack(fmt,b))
for f,v in [('b',128),('B',-1),('h',40000),('H',70000),('i',2**31),('I',-1),('q',2**63),('Q',-1),('P',2**64),('f',1e40),('e',1e6),('i',2**70),('d','x'),('i','x'),('i',1.5)]:
    try: print(struct.pack(f,v))
    except Exception as e: print(type(e).__name__,e)
print(list(struct.iter_unpack('<hb',bytes(range(12)))))
print([bytes(range(n)).decode('latin-1') for n in (0,3,127)], b'abc \xc3\xa4'.decode(), ('a'*40).encode().decode(), b'hello'.translate(bytes(range(255,-1,-1)),b'l'), b'abc'.translate(None,b'b'), b'x=%d %s %c %-5d|%05.1f' % (3,b'q',65,4,2.5))

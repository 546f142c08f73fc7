"""Every part of an identifier, and what is refused."""
import uuid, copy
U='12345678-1234-5678-9234-567812345678'
x=uuid.UUID(U)
for n in 'bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int node time time_hi_version time_low time_mid urn variant version is_safe'.split(): print(n, getattr(x,n))
for a in [dict(),dict(hex=U,int=1),dict(hex='x'),dict(hex='g'*32),dict(bytes=b'1'),dict(bytes_le=b'1'),dict(bytes_le=x.bytes_le),dict(fields=(1,2)),dict(fields=(1,2,3,4,5,1<<48)),dict(fields=(-1,2,3,4,5,6)),dict(int=-1),dict(int=1<<128),dict(int=5,version=6),dict(int=5,version=4),dict(hex='{'+U+'}'),dict(hex='urn:uuid:'+U), dict(hex=5), dict(fields=(1,1<<16,3,4,5,6))]:
    try: print(repr(uuid.UUID(**a)))
    except Exception as e: print(type(e).__name__, e)
for v in range(0,256,16): y=uuid.UUID(int=v<<56|4<<76); print(y.variant,y.version, end=' ')
print(x<uuid.UUID(int=0), x==U, x==copy.copy(x)==copy.deepcopy(x), hash(x)==hash(x.int), {x:1}[uuid.UUID(U)], str(x)==U, int(x)==x.int)
try: x.int=3
except TypeError as e: print(e)
try: x<3
except TypeError as e: print(e)
print(uuid.uuid3(uuid.NAMESPACE_DNS,'python.org'), uuid.uuid5(uuid.NAMESPACE_URL,b'x'), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid1()!=uuid.uuid1(), uuid.uuid1(5,7).node, uuid.uuid1(5,7).clock_seq, uuid.getnode()==uuid.getnode(), uuid.SafeUUID.unsafe, uuid.NAMESPACE_X500)

import uuid
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
# === parts ===
for text in '12345678-1234-5678-1234-567812345678', '{12345678-1234-5678-9234-567812345678}', 'urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8', '00000000000000000000000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'C0FFEE00-1234-4abc-8def-0123456789AB':
    u = uuid.UUID(text)
    print(u, repr(u), u.hex, u.int, u.urn, u.fields, u.version, u.variant, u.time, u.bytes, u.bytes_le, u.node, u.clock_seq, u.clock_seq_hi_variant, u.is_safe)
    print(uuid.UUID(bytes=u.bytes) == u, uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(int=u.int) == u, uuid.UUID(fields=u.fields) == u, hash(u) == hash(uuid.UUID(text)), int(u) == u.int, {u: 1}[uuid.UUID(text)])
# === made ===
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'http://a.b'), uuid.uuid5(uuid.NAMESPACE_DNS, 'é'), uuid.UUID(int=5, version=4), sorted([uuid.UUID(int=2), uuid.UUID(int=1)])[0].int, uuid.UUID(int=1) < uuid.UUID(int=2))
a, b = uuid.uuid4(), uuid.uuid4(); print(a != b, a.version, a.variant, len(str(a)), str(a)[14])
a, b = uuid.uuid1(), uuid.uuid1(); print(a != b, a.version, a.variant, a.node == b.node, a.time < b.time, uuid.uuid1(node=5, clock_seq=7).node, uuid.uuid1(5, 7).clock_seq)
# === errors ===
for f in (lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: uuid.UUID('a', int=1), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b'x'), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(fields=(1 << 33, 0, 0, 0, 0, 0)), lambda: setattr(u, 'x', 1), lambda: u < 5, lambda: uuid.UUID(int=5, version=9), lambda: u == 5, lambda: uuid.UUID('z' * 32)): t(f)

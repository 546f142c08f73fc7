import hashlib, hmac, secrets
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
# === digests ===
for name in sorted(hashlib.algorithms_guaranteed):
    for data in b'', b'abc', b'x' * 300:
        h = hashlib.new(name, data)
        length = (20,) if name.startswith('shake') else ()
        print(name, h.name, h.digest_size, h.block_size, h.hexdigest(*length), getattr(hashlib, name)(data).digest(*length) == h.digest(*length))
h = hashlib.sha256()
for piece in b'a', bytearray(b'b'), memoryview(b'c'): h.update(piece)
c = h.copy(); c.update(b'd')
print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), c.hexdigest() == hashlib.sha256(b'abcd').hexdigest(), hashlib.new('SHA256').name, hashlib.md5(b'a', usedforsecurity=False).hexdigest(), hashlib.sha1(string=b'a').hexdigest())
s = hashlib.shake_256(b'x'); print(s.hexdigest(4), s.copy().hexdigest(70), s.digest(0))
# === blake2 parameters ===
for make in hashlib.blake2b, hashlib.blake2s:
    print(make(b'abc', digest_size=16).hexdigest(), make(b'abc', key=b'secret').hexdigest(), make(b'abc', salt=b'salt', person=b'me').hexdigest(), make(b'a' * 200, digest_size=20, fanout=2, depth=3, leaf_size=1000, node_offset=5, node_depth=1, inner_size=16, last_node=True).hexdigest(), make.MAX_DIGEST_SIZE, make.SALT_SIZE)
    h = make(b'a' * 128, key=b'k'); d = h.copy(); h.update(b'b'); print(h.hexdigest() == make(b'a' * 128 + b'b', key=b'k').hexdigest(), d.hexdigest() == make(b'a' * 128, key=b'k').hexdigest())
# === derivation ===
print(hashlib.pbkdf2_hmac('sha256', b'p', b's', 1000).hex(), hashlib.pbkdf2_hmac('sha1', b'p', b's', 2, 50).hex(), hashlib.scrypt(b'p', salt=b's', n=16, r=8, p=1, dklen=16).hex())
# === hmac ===
for name in 'md5', 'sha256', 'sha512', 'sha3_256':
    m = hmac.new(b'key', b'message', name); print(name, m.name, m.hexdigest(), m.digest_size, m.block_size, hmac.digest(b'key', b'message', name) == m.digest())
m = hmac.new(b'k' * 200, digestmod=hashlib.sha256); m.update(b'a'); n = m.copy(); n.update(b'b'); print(m.hexdigest(), n.hexdigest(), hmac.compare_digest(m.digest(), m.digest()), hmac.compare_digest('a', 'b'), hmac.compare_digest(b'a', b'ab'))
# === errors ===
for f in (lambda: hashlib.sha256('a'), lambda: hashlib.sha256(5), lambda: hashlib.new('nope'), lambda: hashlib.shake_128(b'').hexdigest(), lambda: hashlib.pbkdf2_hmac('sha256', b'p', b's', 0), lambda: hashlib.pbkdf2_hmac('sha256', 'p', b's', 1), lambda: hashlib.scrypt(b'p', salt=b's', n=15, r=8, p=1), lambda: hashlib.blake2b(b'a', digest_size=70), lambda: hashlib.blake2b(b'a', key=b'k' * 65), lambda: hashlib.blake2s(b'a', salt=b's' * 17), lambda: hashlib.blake2b(b'a', person=b's' * 17), lambda: hashlib.blake2s(b'a', digest_size=0), lambda: h.update('x'), lambda: hmac.new(b'k', b'm'), lambda: hmac.new('k', b'm', 'sha256'), lambda: hmac.new(b'k', 'm', 'sha256'), lambda: hmac.compare_digest('a', 'é'), lambda: hmac.compare_digest('a', b'a'), lambda: hmac.new(b'k', b'm', 'nope'), lambda: secrets.randbelow(0), lambda: secrets.choice([])): t(f)
# === secrets ===
print(len(secrets.token_bytes()), len(secrets.token_hex(5)), len(secrets.token_urlsafe(12)), all(0 <= secrets.randbelow(10) < 10 for _ in range(100)), secrets.choice([3]), secrets.randbits(8) < 256, secrets.token_hex() != secrets.token_hex(), secrets.compare_digest('a', 'a'))

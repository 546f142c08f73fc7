"""What pickles that no pickler writes make, or say."""
import pickle


class Text:
    def read(self, n):
        return 'abc'[:n]

    def readline(self):
        return 5


class Bytes:
    def __init__(self, data):
        self.data = data

    def read(self, n):
        taken, self.data = self.data[:n], self.data[n:]
        return taken

    def readline(self):
        return 5


def show(make):
    try:
        print(repr(make()))
    except BaseException as error:
        print(type(error).__name__, error)


# === files ===
show(lambda: pickle.load(Bytes(b'\x80')))
show(lambda: pickle.load(Bytes(pickle.dumps([1, 'x']))))

# === instructions ===
for data in [
    b'0.', b'N0.', b'N(0.', b'(N1.', b'1.', b'2.', b'(2.', b'a.', b'e.', b'(e.', b'q\x00.', b'Np-1\n.', b'Npx\n.', b'gx\n.',
    b'g5\n.', b'\x94.', b'\x85.', b'(\x85.', b't.', b'X\x05\x00\x00\x00ab.', b'X\x02\x00\x00\x00\xff\xfe.',
    b'\x8b\xff\xff\xff\xff.', b'\x8b\x01.', b'J\x01.', b'N}b.', b'c__main__\nText\n)\x81}(X\x01\x00\x00\x00aK\x02ub}.',
    b'c__main__\nText\n)\x81K\x01b.', b'NK\x01\x93.', b'\x95\x05\x00\x00\x00\x00\x00\x00\x00N.',
    b'\x95\x01\x00\x00\x00\x00\x00\x00\x00K\x01.', b'\x97.', b'\x82\x01.', b'r\xff\xff\xff\xff.', b'Nr\xff\xff\xff\x0f.',
    b'(N.', b'N', b'(o.', b'(K\x01N\x90.', b'\x8f(]\x90.', b'(]\x91.', b'N(K\x01K\x02u.', b'NK\x01a.', b'N(K\x01\x90.',
    b'}]K\x01s.', b']K\x01K\x02R.', b'c__main__\nText\n]\x81.', b'K\x01)\x81.', b'c__main__\nText\n)}\x92}.', b'(K\x01d.',
    b'}(K\x01u.', b'c__main__\nText\n]K\x01aR.', b'\x80\x05\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.', b'(K\x01K\x02K\x03t.',
    b'N)\x86.', b'K\x01K\x02K\x03\x87.', b'K\x01K\x02\x87.', b'\x8a\x00.', b'\x8a\x02\x00\x80.', b'G\x3f\xf8\x00\x00\x00\x00\x00\x00.',
    b'\x8c\x02\xc3\xa9.', b'\x8c\x04\xf0\x9f\x98\x80.', b'\x8c\x03\xed\xa0\x80.', b'B\x02\x00\x00\x00ab.', b'](NNe(e.', b'}(NNN}u.',
]:
    print(data, end=' ')
    show(lambda: pickle.loads(data))

# === depth ===
def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


print(len(pickle.dumps(nested(3000))))
try:
    pickle.dumps(nested(6000))
except RecursionError as error:
    print(error)
value = pickle.loads(pickle.dumps(nested(4000)))
depth = 0
while value:
    value = value[0]
    depth += 1
print(depth)

# === what is written to a file ===
class Written:
    def write(self, data):
        print('write', type(data).__name__, len(data), bytes(data[:12]), bytes(data[-6:]))


for protocol in (0, 1, 2, 4, 5):
    print(protocol)
    pickle.dump([1, 'a'], Written(), protocol)
    pickle.dump(list(range(40000)), Written(), protocol)
for protocol in (3, 4):
    pickle.dump([b'x' * 70000, 'y' * 70000, 'z'], Written(), protocol)

# === groups ===
for count in (1, 2, 1000, 1001, 2001):
    for value in (list(range(count)), dict.fromkeys(range(count)), set(range(count)), frozenset(range(count)), tuple(range(count))):
        data = pickle.dumps(value, 4)
        print(type(value).__name__, count, len(data), data[-12:], pickle.loads(data) == value)


# === what changes while it is written ===
class Grows(pickle.Pickler):
    def persistent_id(self, value):
        if value == 'grow':
            target.clear()
        return None


import io
for target in (['grow', 1, 2], [1, 'grow']):
    out = io.BytesIO()
    Grows(out, 4).dump(target)
    print(pickle.loads(out.getvalue()))

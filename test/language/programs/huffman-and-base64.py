# Coding by hand, compared with the built-in results.
import heapq
def huffman(text):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted({c: text.count(c) for c in text}.items()))]
    heapq.heapify(heap); order = len(heap)
    while len(heap) > 1:
        (n, _, a), (m, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (n + m, order, (a, b))); order += 1
    codes = {}
    def walk(node, code):
        if isinstance(node, tuple): walk(node[0], code + '0'); walk(node[1], code + '1')
        else: codes[node] = code or '0'
    walk(heap[0][2], '')
    return codes
text = 'abracadabra alakazam é'
codes = huffman(text)
bits = ''.join(codes[c] for c in text)
back, rest, word = {v: k for k, v in codes.items()}, '', ''
for bit in bits:
    word += bit
    if word in back: rest += back[word]; word = ''
print(codes, len(bits), rest == text, huffman('aaa'))
ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
def b64(data):
    out = ''
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), 'big')
        out += ''.join(ALPHABET[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1].ljust(4, '=')
    return out
def unb64(text):
    bits = ''.join(f'{ALPHABET.index(c):06b}' for c in text.rstrip('='))
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8))
for s in '', 'f', 'fo', 'foo', 'foob', 'é😀', 'x' * 20: assert unb64(b64(s.encode())) == s.encode(); print(b64(s.encode()), end=' ')
print()
def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8): crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
def fnv(data):
    h = 0xcbf29ce484222325
    for b in data: h = (h ^ b) * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
    return h
def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
print(f'{crc32(b"123456789"):08x} {fnv(b"hello"):016x} {adler(b"Wikipedia"):08x} {crc32(bytes(range(256))):#x}')
def lzw(text):
    table, out, w = {chr(i): i for i in range(256)}, [], ''
    for c in text:
        if w + c in table: w += c
        else: out.append(table[w]); table[w + c] = len(table); w = c
    return out + [table[w]] * bool(w)
print(lzw('TOBEORNOTTOBEORTOBEORNOT'), len(lzw('ab' * 200)))

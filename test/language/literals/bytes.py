# === forms ===
print(b'abc', B"abc", b'''ab
c''', b"it's", b'say "hi"', b'\'"')
print(b'\x00\x7f\x80\xff\t\n\r\\', b'\101\0', b'a' b'b')
print(rb'\n\x', Rb'\d', bR'\w', br"\s")
print(len(b'\u1234'), b'\N{x}'[:2])
print(b'line \
continues')

# === elements are ints ===
print(b'abc'[0], b'abc'[1:], list(b'\x00\xff'), b'abc'[-1])

# === malformed ===
for source in ("b'é'", r"b'\x4'", "b'a' 'b'", "'a' b'b'", "ub'a'", "bu'a'", "b'a", "bf'a'"):
    try:
        print(source, '->', eval(source))
    except SyntaxError as error:
        print(source, '->', error.msg)
    except Exception as error:
        print(source, '->', type(error).__name__)

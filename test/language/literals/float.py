# === forms ===
print(1.0, 1., .5, 0.5e0, 1e3, 1E3, 1e+3, 1e-3, 1.5e10, 00.5, 1_0.0_1, 1e1_0)
print(0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e15, 1e16, 123456789012345680.0)
print(0.0001, 0.00001, 0.000123, 1.5e-5, 5e-324, 1.7976931348623157e308)
print(1e400, -1e400, 1e-400)
print(9007199254740993.0, 4503599627370497.5, 2.5, -0.0)

# === complex ===
print(1j, 2.5j, 0j, 1_0j, 1e3j, 3 + 4j, 3 - 4j, -1j, -0j, 1 - 0j)
print(.5j, 1.j, (1 + 2j).real, (1 + 2j).imag, 012j)

# === malformed ===
for source in '1e', '1e+', '1_.5', '1._5', '1.5_', '1ee5', '1.2.3', '1jj', '1.0x':
    try:
        print(source, '->', eval(source))
    except SyntaxError as error:
        print(source, '->', error.msg)
    except Exception as error:
        print(source, '->', type(error).__name__, error)

# === bases ===
print(0, 7, 10, 0x1F, 0XfF, 0o17, 0O17, 0b101, 0B11)
print(1_000_000, 0x_ff_ff, 0b1111_0000, 0o_7_7, 1_0)
print(00, 000_0)

# === large ===
print(9007199254740991, 9007199254740992, 9007199254740993)
print(18446744073709551615, 18446744073709551616)
print(123456789012345678901234567890)
print(0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF)
print(-9223372036854775808, -9223372036854775809)

# === attributes need a space or parentheses ===
print((1).real, 1 .imag, 255 .bit_length(), (5).__add__(3))

# === malformed ===
for source in '012', '1__0', '1_', '0x', '0b2', '0o8', '1a', '0_7', '0xg', '1_a', '0b', '5in', '09.5', '0777':
    try:
        print(source, '->', eval(source))
    except SyntaxError as error:
        print(source, '->', error.msg)

import base64, binascii
def attempt(action, *arguments, **keywords):
    try: print(repr(action(*arguments, **keywords)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === base64 ===
for data in b'', b'a', b'ab', b'abc', b'\xff\xfe\xfd', bytes(range(60)): print(base64.b64encode(data), base64.b64decode(base64.b64encode(data)) == data, base64.urlsafe_b64encode(data), base64.b64encode(data, b'-_') == base64.urlsafe_b64encode(data))
for text in 'YQ==', b'YQ==', 'YQ', 'Y', 'YQ=', 'Y Q = =', 'YW\nI=', 'YQ==YQ==', '====', '=YQ=', 'YQ=x=', 'é', 5, 'YWJj!', bytearray(b'YWJj'), 'YWJjZ': attempt(base64.b64decode, text)
for text in 'YQ==', 'YQ', 'YW I=', '=YQ=', 'YQ==YQ==', 'YQ=Q', 'YWJj\n', 'YQ===': attempt(base64.b64decode, text, validate=True)
print(base64.urlsafe_b64decode('_-8='), base64.b64decode('_-8=', altchars='_-'), base64.standard_b64encode(b'x'), base64.standard_b64decode('eA=='))
attempt(base64.b64encode, 'text'); attempt(base64.b64encode, 5)
print(base64.encodebytes(bytes(range(100))), base64.decodebytes(b'YWJj\nZGVm\n')); attempt(base64.decodebytes, 'x')
# === base32, base16 ===
for data in b'', b'a', b'ab', b'abc', b'abcd', b'abcde', b'hello world': print(base64.b32encode(data), base64.b32decode(base64.b32encode(data)) == data, base64.b32hexencode(data), base64.b32hexdecode(base64.b32hexencode(data)) == data, base64.b16encode(data))
for text in 'ME======', 'me======', 'ME', 'ME=====1', '1E======', 'MFRA====': attempt(base64.b32decode, text)
attempt(base64.b32decode, 'me======', True); attempt(base64.b32decode, 'M1======', map01='I'); attempt(base64.b16decode, 'ab'); attempt(base64.b16decode, 'ab', True); attempt(base64.b16decode, 'ABC')
# === base85 ===
for data in b'', b'a', b'ab', b'abc', b'abcd', b'\0\0\0\0', b'\0\0', b'    x', b'hello world!!': print(base64.b85encode(data), base64.b85decode(base64.b85encode(data)) == data, base64.a85encode(data), base64.a85decode(base64.a85encode(data)) == data, base64.a85encode(data, foldspaces=True, adobe=True, wrapcol=4), base64.z85encode(data) if len(data) % 4 == 0 else '')
print(base64.b85encode(b'abc', pad=True), base64.a85encode(b'abc', pad=True), base64.z85decode(b'HelloWorld'), base64.a85decode('<~87cUR~>', adobe=True))
for text in '~~~~~', 'ab cd', b'0"': attempt(base64.b85decode, text)
for text in 'uuuuu', 'az', '87\x80', '87 cU\nR': attempt(base64.a85decode, text)
attempt(base64.a85decode, 'abc', adobe=True)
# === binascii ===
print(binascii.hexlify(b'\x00\xffab'), binascii.hexlify(b'abcde', '-'), binascii.hexlify(b'abcde', ':', 2), binascii.hexlify(b'abcde', b':', -2), binascii.unhexlify('00ff'), binascii.a2b_hex(b'AbCd'), binascii.b2a_base64(b'x'), binascii.b2a_base64(b'x', newline=False), binascii.a2b_base64('eA=='))
for text in '0', '0g', 'é', 5: attempt(binascii.unhexlify, text)
print(binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.crc_hqx(b'hello', 0), binascii.crc32(b''))
print(binascii.b2a_qp(b'a=b \t\n.\nx' + b'y' * 80 + b'\xe9'), binascii.a2b_qp(b'a=3Db=\nc=E9_=ZZ=='), binascii.b2a_qp(b'a b_', header=True), binascii.a2b_qp(b'a_b', header=True), binascii.b2a_qp(b'a\tb', quotetabs=True), binascii.b2a_qp(b'a\r\nb \r\nc', istext=False))
print(binascii.b2a_uu(b'hello'), binascii.a2b_uu(b'%:&5L;&\\ \n'), binascii.b2a_uu(b'', backtick=True)); attempt(binascii.b2a_uu, b'x' * 46)
print(issubclass(binascii.Error, ValueError), binascii.Error.__module__)

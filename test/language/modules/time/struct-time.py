import time
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(f'{type(error).__name__}: {error}')
# === a tuple with names ===
t = time.gmtime(0)
for action in (lambda: type(t), lambda: t.tm_zone, lambda: t.tm_gmtoff, lambda: t == (1970, 1, 1, 0, 0, 0, 3, 1, 0), lambda: (t.n_fields, t.n_sequence_fields, t.n_unnamed_fields), lambda: time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9, 'X', 5)).tm_zone, lambda: time.struct_time(range(12)), lambda: time.struct_time(5), lambda: time.struct_time(), lambda: setattr(t, 'tm_year', 5), lambda: t.foo, lambda: time.struct_time((1,) * 9, {'tm_zone': 'Q'}).tm_zone, lambda: time.struct_time((1,) * 9, {'tm_year': 'Q'}), lambda: t.__reduce__(), lambda: t.__match_args__, lambda: t.__replace__(tm_year=5), lambda: hash(t) == hash(tuple(t)), lambda: t + (1,), lambda: isinstance(t, tuple), lambda: type(t).__mro__, lambda: type('X', (type(t),), {})): attempt(action)
# === clocks and text ===
for action in (lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.strftime('%Y', (2024, 1)), lambda: time.strftime('%Y', 5), lambda: time.strftime('%d', (2024, 1, 40, 0, 0, 0, 0, 0, 0)), lambda: time.gmtime(1e30), lambda: time.gmtime(-1), lambda: time.gmtime('x'), lambda: time.gmtime(float('nan')), lambda: time.localtime(0), lambda: time.ctime(0), lambda: time.asctime((2024, 1, 1, 0, 0, 0, 0, 1, 0)), lambda: time.sleep(float('nan')), lambda: time.mktime((2024, 1, 1)), lambda: time.mktime((2024, 1, 1, 0, 0, 0, 0, 0, 0)), lambda: time.mktime((2024, 14, -3, 50, 0, 0, 0, 0, 0)), lambda: time.strftime('\0')): attempt(action)

import time
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === clocks move forward ===
a, b = time.perf_counter(), time.perf_counter()
print(b >= a, time.monotonic() <= time.monotonic(), time.time() > 1.6e9, isinstance(time.time_ns(), int), isinstance(time.perf_counter_ns(), int), time.process_time() >= 0, time.sleep(0), time.sleep(0.001), time.monotonic_ns() > 0)
start = time.monotonic(); time.sleep(0.02); print(time.monotonic() - start >= 0.02)
attempt(time.sleep, -1); attempt(time.sleep, 'x'); attempt(time.sleep)
# === struct_time ===
t = time.gmtime(86400 * 365.25 * 30)
print(t, t.tm_year, t[0], t[:3], len(t), tuple(t), time.gmtime(0).tm_wday, time.localtime(0).tm_zone, time.mktime(time.gmtime(1000)), time.asctime(t), time.ctime(0), time.strftime('%Y-%m-%d %H:%M:%S', t), time.strftime('%a %b %j %y', time.gmtime(0)), time.strptime('2024-02-29 12:30', '%Y-%m-%d %H:%M')[:6], time.timezone, time.tzname[0])
s = time.strptime('Mon 5 Feb 2024', '%a %d %b %Y'); print(s.tm_yday, s.tm_wday, s.tm_isdst, time.struct_time((2024, 1, 2, 3, 4, 5, 0, 2, -1)))
for action in (lambda: time.strptime('x', '%Y'), lambda: time.gmtime('x'), lambda: time.struct_time((1, 2)), lambda: time.strftime(5), lambda: time.mktime(5), lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.strftime('%Y', (2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.gmtime(1e20), lambda: setattr(t, 'tm_year', 1)): attempt(action)

import calendar, colorsys, timeit, datetime
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(f'{type(error).__name__}: {error}')
# === calendar ===
print(calendar.month(2024, 2), calendar.calendar(2024)[:400], calendar.TextCalendar(6).formatmonth(2023, 10, 4, 2), calendar.weekheader(3), calendar.weekheader(10))
print(calendar.monthcalendar(2024, 2), calendar.monthrange(2024, 2), calendar.isleap(2000), calendar.leapdays(1900, 2001), calendar.weekday(2024, 2, 29), calendar.month_name[1:4], list(calendar.day_abbr), calendar.month_abbr[12], len(calendar.month_name), calendar.timegm((2024, 2, 29, 1, 2, 3)), calendar.MONDAY, calendar.Month.MAY, calendar.Day(3), repr(calendar.FEBRUARY), calendar.firstweekday())
for action in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.weekday(2024, 2, 30), lambda: calendar.TextCalendar().formatmonthname(2024, 0, 5), lambda: calendar.setfirstweekday(6), lambda: calendar.firstweekday(), lambda: calendar.month(2024, 3), lambda: calendar.setfirstweekday(0)): attempt(action)
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2))[:8], list(c.itermonthdays2(2024, 2))[:5], list(c.itermonthdays3(2024, 2))[:5], list(c.itermonthdays4(2024, 2))[-3:], list(c.itermonthdates(2024, 2))[0], c.monthdatescalendar(2024, 2)[0][0], c.yeardayscalendar(2024)[0][0][0], len(c.yeardatescalendar(2024, 4)), c.yeardays2calendar(2024, 2)[5][1][4])
h = calendar.HTMLCalendar(); print(h.formatmonth(2024, 2)); print(h.formatyear(2024)[:300]); print(h.formatyearpage(2024)[:420]); print(calendar.TextCalendar().formatyear(2023, 3, 1, 4, 4))
# === colorsys ===
for rgb in (0, 0, 0), (1, 1, 1), (0.2, 0.4, 0.6), (0.9, 0.1, 0.5), (1, 0, 0), (0, 1, 0), (0.25, 0.25, 0.8): print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb), colorsys.hsv_to_rgb(*rgb), colorsys.hls_to_rgb(*rgb), colorsys.yiq_to_rgb(*rgb))
# === timeit ===
n = 0
def f():
    global n; n += 1
print(timeit.timeit(f, number=10) >= 0, n, timeit.timeit('x = 1\ny = x', number=5) >= 0, len(timeit.repeat('pass', repeat=3, number=1)), timeit.timeit('a + 1', 'a = 5', number=2) >= 0, timeit.timeit('q + 1', globals={'q': 1}, number=2) >= 0)
attempt(lambda: timeit.timeit(5)); attempt(lambda: timeit.timeit('undefined_name', number=1)); attempt(lambda: timeit.Timer('(').timeit(1))

from datetime import datetime, date, time, timedelta, timezone
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction, attributes, repr ===
d, t, dt = date(2024, 2, 29), time(13, 5, 7, 120), datetime(2024, 12, 31, 23, 59, 59, 999999)
print(d, repr(d), t, repr(t), dt, repr(dt), datetime(2024, 1, 1), repr(datetime(2024, 1, 1, tzinfo=timezone.utc)), time(), repr(time(1, 2)), dt.year, dt.microsecond, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738945), d.timetuple(), dt.date(), dt.time(), datetime.combine(d, t), dt.replace(year=2020, microsecond=0), d.replace(day=1), d.ctime(), dt.ctime(), date.min, date.max, datetime.max, time.min, date.resolution, datetime.resolution, date.fromisocalendar(2024, 9, 4), bool(time(0)), hash(d) == hash(date(2024, 2, 29)), sep='\n')
for action in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2024, 13, 1), lambda: datetime(2024, 1, 1, 24), lambda: time(25), lambda: time(1, 60), lambda: datetime(2024, 1, 1, 1, 1, 1, 1000000), lambda: date('2024', 1, 1), lambda: date(2024, 1), lambda: datetime(10000, 1, 1), lambda: d.replace(month=13), lambda: setattr(d, 'year', 1), lambda: date(2024, 1, 1.5), lambda: datetime(2024, 1, 1, fold=2), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: date.fromordinal(0)): attempt(action)
# === strftime and format ===
x = datetime(2024, 3, 5, 14, 7, 9, 45)
for code in 'aAwdbBmyYHIpMSfzZjUWcxX%GuV': print(code, repr(x.strftime('%' + code)), end='; ')
print(x.strftime('%d/%m/%Y at %H:%M'), f'{x:%Y-%m-%d}', f'{x}', format(d, '%B'), d.strftime('%H:%M'), t.strftime('%H.%M %f'), x.strftime('%-d %e') , x.strftime('%%é'), x.replace(tzinfo=timezone.utc).strftime('%z %Z'), x.replace(tzinfo=timezone(timedelta(hours=-5, minutes=-30))).strftime('%z|%:z|%Z'), date(5, 1, 1).strftime('%m'), f'{d:}')
print(x.isoformat(), x.isoformat(' '), x.isoformat(timespec='minutes'), x.isoformat('T', 'milliseconds'), d.isoformat(), t.isoformat(), t.isoformat('seconds'), x.replace(microsecond=0).isoformat(), x.isoformat(timespec='hours'))
attempt(lambda: x.isoformat(timespec='nope')); attempt(lambda: x.strftime(5)); attempt(lambda: x.isoformat('ab'))

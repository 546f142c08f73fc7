from datetime import datetime, date, time, timedelta, timezone
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === timedelta ===
t = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), timedelta(), timedelta(-1), repr(timedelta(seconds=-1)), timedelta(hours=-1), timedelta(days=0.5), timedelta(seconds=1.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), -t, abs(timedelta(-1)), t * 2, t / 2, t // 2, t / timedelta(hours=1), t // timedelta(hours=1), t % timedelta(hours=1), divmod(t, timedelta(days=1)), t * 1.5, timedelta(1) / 3, timedelta(1) + timedelta(hours=1), timedelta(1) - timedelta(2), timedelta(1) > timedelta(hours=23), timedelta(1) == timedelta(hours=24), bool(timedelta()), hash(timedelta(1)) == hash(timedelta(hours=24)), timedelta.max, timedelta.min, timedelta.resolution, sum([timedelta(1), timedelta(2)], timedelta()), str(timedelta(days=100)), timedelta(days=1, seconds=-1), sep='\n')
for action in (lambda: timedelta('a'), lambda: timedelta(1) + 1, lambda: timedelta(1) * timedelta(1), lambda: timedelta(1) / 0, lambda: timedelta(1) // 0, lambda: timedelta(10 ** 10), lambda: timedelta(1) < 5, lambda: timedelta(years=1), lambda: timedelta(1) % 0, lambda: timedelta(1) * float('inf'), lambda: f'{timedelta(1):>20}'): attempt(action)
# === dates ===
a, b = date(2024, 3, 1), date(2023, 3, 1)
print(a - b, a + timedelta(30), a - timedelta(days=1), a - timedelta(hours=30), a > b, a == date(2024, 3, 1), max(a, b), sorted([a, b]), (a - b).days, timedelta(1) + a)
x = datetime(2024, 3, 10, 1, 30)
print(x + timedelta(hours=25), x - datetime(2024, 1, 1), x - timedelta(minutes=91), x > datetime(2024, 1, 1), (x - datetime(2023, 3, 10)).total_seconds(), x == date(2024, 3, 10), x.date() == a, x != 5, datetime(2024, 1, 31) + timedelta(30), [str(a + timedelta(weeks=i)) for i in range(3)])
for action in (lambda: a + 1, lambda: a - x, lambda: x - a, lambda: a < x, lambda: a + a, lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: x + 5, lambda: a < 5, lambda: time(1) - time(0), lambda: time(1) + timedelta(1)): attempt(action)
# === zones ===
utc, east, west = timezone.utc, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8), 'PST')
u = datetime(2024, 6, 1, 12, tzinfo=utc)
print(u, u.astimezone(east), u.astimezone(west), u == u.astimezone(east), u - u.astimezone(west), repr(utc), repr(west), str(east), west.tzname(None), east.utcoffset(None), u.utcoffset(), u.tzname(), u.dst(), datetime(2024, 6, 1).utcoffset(), u.replace(tzinfo=None), u.astimezone(east).isoformat(), u.utctimetuple()[:5], time(1, tzinfo=utc), time(1, 2, tzinfo=east).isoformat(), hash(u) == hash(u.astimezone(east)), u.timetz(), timezone(timedelta(0)) == utc, timezone(timedelta(seconds=3661)))
for action in (lambda: u - datetime(2024, 1, 1), lambda: u < datetime(2024, 1, 1), lambda: timezone(timedelta(hours=24)), lambda: timezone(5), lambda: u.astimezone('x'), lambda: timezone(timedelta(1), 5)): attempt(action)
print(u == datetime(2024, 6, 1, 12), isinstance(u, date), datetime.now(utc).tzinfo, type(datetime.now()).__name__, date.today() <= datetime.now().date(), datetime.now() - datetime.now() < timedelta(1), datetime.utcoffset(u))
# === calendar arithmetic by hand ===
def add_months(d, n):
    m = d.month - 1 + n
    y, m = d.year + m // 12, m % 12 + 1
    last = (date(y + m // 12, m % 12 + 1, 1) - timedelta(1)).day
    return d.replace(year=y, month=m, day=min(d.day, last))
print(add_months(date(2024, 1, 31), 1), add_months(date(2024, 12, 31), 2), add_months(date(2024, 3, 31), -1), [d.isoformat() for d in (date(2024, 2, 26) + timedelta(i) for i in range(7)) if d.weekday() < 5])

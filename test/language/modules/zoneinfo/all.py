from zoneinfo import *
from datetime import *
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(f'{type(error).__name__}: {error}')
# === offsets through the years ===
keys = 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'UTC', 'America/Sao_Paulo', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'Europe/Dublin', 'Etc/GMT+5', 'America/St_Johns', 'Asia/Shanghai', 'Antarctica/Troll', 'Australia/Lord_Howe'
for key in keys:
    zone = ZoneInfo(key)
    total = []
    for year in (1890, 1916, 1942, 1950, 1970, 1987, 2000, 2011, 2019, 2024, 2037, 2038, 2050, 2100):
        for month in (1, 3, 4, 7, 10, 11):
            for fold in (0, 1):
                d = datetime(year, month, 27, 2, 30, tzinfo=zone, fold=fold)
                total.append((d.utcoffset(), d.tzname(), d.dst()))
    print(key, hash(tuple((o.total_seconds(), n, s.total_seconds()) for o, n, s in total)) and len(total), [f'{n}{o}' for o, n, s in total[::13]], [str(s) for o, n, s in total[::17]])
    base = datetime(2024, 1, 1, tzinfo=timezone.utc)
    print([(base + timedelta(days=37 * i, hours=i)).astimezone(zone).isoformat() for i in range(12)], [(datetime(y, 6, 15, tzinfo=timezone.utc)).astimezone(zone).isoformat() for y in (1880, 1915, 1945, 1980, 2045, 2200)])
# === every half hour around the changes ===
for key, day in ('Europe/Berlin', datetime(2024, 10, 27)), ('Europe/Berlin', datetime(2024, 3, 31)), ('America/New_York', datetime(2040, 11, 4)), ('America/New_York', datetime(2040, 3, 11)), ('Australia/Lord_Howe', datetime(2024, 4, 6)), ('Europe/Dublin', datetime(2050, 10, 30)), ('Europe/Berlin', datetime(2037, 10, 25)):
    zone = ZoneInfo(key)
    print(key, [(d.hour, d.minute, d.fold, str(d.utcoffset())) for i in range(0, 20) for d in [(day.replace(tzinfo=timezone.utc) + timedelta(minutes=30 * i) - timedelta(hours=3)).astimezone(zone)]])
    print([(str(d.utcoffset()), d.tzname()) for i in range(0, 10) for fold in (0, 1) for d in [(day + timedelta(minutes=30 * i)).replace(tzinfo=zone, fold=fold)]])
# === objects ===
b = ZoneInfo('Europe/Berlin')
print(b, repr(b), b.key, b is ZoneInfo('Europe/Berlin'), ZoneInfo.no_cache('Europe/Berlin') is b, b.utcoffset(None), ZoneInfo('UTC').utcoffset(None), ZoneInfo('UTC').tzname(None), len(available_timezones()) > 400, 'Europe/Berlin' in available_timezones(), time(1, tzinfo=b).utcoffset(), datetime(2024, 7, 1, tzinfo=b) - datetime(2024, 1, 1, tzinfo=b), datetime(2024, 7, 1, 12, tzinfo=b) == datetime(2024, 7, 1, 10, tzinfo=timezone.utc))
for action in (lambda: ZoneInfo('Nope/Zone'), lambda: ZoneInfo('/etc/passwd'), lambda: ZoneInfo('../etc/passwd'), lambda: ZoneInfo(5), lambda: b.fromutc(5), lambda: b.fromutc(datetime(2024, 1, 1))): attempt(action)

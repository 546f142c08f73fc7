from datetime import datetime, date, time, timedelta, timezone
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === strptime ===
for text, form in ('2024-03-05', '%Y-%m-%d'), ('5/3/24 2:07 PM', '%d/%m/%y %I:%M %p'), ('Mar 5, 2024', '%b %d, %Y'), ('Tuesday 05 March 2024', '%A %d %B %Y'), ('2024-065', '%Y-%j'), ('13:05:07.12', '%H:%M:%S.%f'), ('2024-01-01T00:00:00+0530', '%Y-%m-%dT%H:%M:%S%z'), ('2024-01-01 Z', '%Y-%m-%d %z'), ('69', '%y'), ('68', '%y'), ('100%', '100%%'), ('  2024   1 ', ' %Y %m '), ('2024 10 1', '%Y %W %w'), ('JAN', '%b'), ('2024-W10-2', '%G-W%V-%u'), ('12am', '%I%p'), ('UTC', '%Z'), ('20240305', '%Y%m%d'): attempt(lambda: datetime.strptime(text, form))
for text, form in ('2024-13-01', '%Y-%m-%d'), ('2024-02-30', '%Y-%m-%d'), ('abc', '%Y'), ('2024-01-01 extra', '%Y-%m-%d'), ('', '%Y'), ('2024', '%Q'), ('5', '%'), ('25', '%H'), ('2024-1', '%Y-%m-%d'), ('Foo', '%b'), (5, '%Y'), ('2024', 5), ('1', '%V'): attempt(lambda: datetime.strptime(text, form))
# === fromisoformat ===
for text in '2024-03-05', '2024-03-05T14', '2024-03-05 14:07', '2024-03-05T14:07:09', '2024-03-05T14:07:09.123', '2024-03-05T14:07:09.123456', '2024-03-05T14:07:09Z', '2024-03-05T14:07:09+05:30', '20240305', '20240305T140709', '2024-W10-2', '2024-03-05T14:07:09,5', '2024-03-05T14:07+00:00:01', '2024-03-05T14:07:09.1234567': attempt(datetime.fromisoformat, text)
for text in '', '2024', '2024-3-5', '2024-03-05T', '2024-03-05T25:00', 'abc', '2024-03-05T14:07:09+25:00', '2024/03/05', '2024-13-05', 5: attempt(datetime.fromisoformat, text)
for text in '2024-03-05', '20240305', '2024-W01', '2024-W01-1', '2024-03-05T00:00', 'x': attempt(date.fromisoformat, text)
for text in '14:07', '14', 'T14:07', '14:07:09.5', '140709', '14:07Z', '25:00', 'x', '1:2': attempt(time.fromisoformat, text)
# === timestamps ===
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, timezone.utc), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.fromtimestamp(-1, timezone.utc), datetime(1970, 1, 1).timestamp(), datetime.fromtimestamp(86400), date.fromtimestamp(86400 * 365), datetime.fromtimestamp(1e9, timezone(timedelta(hours=2))))
attempt(lambda: datetime.fromtimestamp(1e20)); attempt(lambda: datetime.fromtimestamp('x')); attempt(lambda: datetime.fromtimestamp(float('nan')))

# === fractions and what is behind them ===
for text in (
    ["23 ", "23:52 ", "23:52:17 ", "235217 ", "23:52:17.", "23:52:17.+01:00", "235217.5", "235217,5", "2352171+01:00"]
    + [f"23:52:17.{'1234567'[:n]}{rest}" for n in range(1, 8) for rest in (" ", "x", " +01:00", "")]
    + ["235217" + "1234567"[:n] for n in range(1, 8)] + ["23:52:17:1", "23:52:17:123456+01:00", "23:5217", "2352:17"]
):
    for parse in time.fromisoformat, lambda text: datetime.fromisoformat("2020-01-02T" + text):
        try:
            print(repr(text), repr(parse(text)))
        except ValueError as error:
            print(error)

# === what is left over before a zone ===
for text in "00:00:00 ", "00 ", "23:52x", "23:52:17  ", "235217x", "235217xy", "23:52:17.x", "2352171", "23521", "23:5", "235217.1 ", "23:52:17.123456xy", "235217123456x", "23521712x", "23:52:171", "23:52:1712", "x", "":
    for zone in "Z", "+01:00":
        try:
            print(repr(text), repr(time.fromisoformat(text + zone)))
        except ValueError as error:
            print(error)

"""Random dates, times, durations and texts of them: the same program on both, outputs to be equal.

    python3.13 scripts/modules/datetime_cases.py 20000 1 > a; npm run tierup -- run scripts/modules/datetime_cases.py 20000 1 > b; cmp a b
"""
import random
import sys
from datetime import *

count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
CODES = "aAwdbBmyYHIpMSfzZjUWcxXGuV%eCDFgnRtTsklP"
PARSE = ["%Y-%m-%d", "%d/%m/%y %H:%M", "%Y-%jT%H%M%S", "%b %d %Y %I:%M %p", "%A %d %B %Y", "%Y-%m-%d %H:%M:%S.%f%z", "%G-W%V-%u", "%Y %U %w", "%Y %W %a", "%c"]


def zone():
    kind = rng.random()
    if kind < 0.5:
        return None
    return timezone(timedelta(minutes=rng.randint(-1439, 1439), seconds=rng.choice([0, 0, 0, 17])))


def moment():
    return datetime(
        rng.choice([1, 999, 1899, 1970, 2000, 2023, 2024, 9998]) if rng.random() < 0.3 else rng.randint(1, 9999),
        rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59),
        rng.choice([0, 5, 123456, 999999, rng.randint(0, 999999)]), zone(), fold=rng.randint(0, 1),
    )


def duration():
    return timedelta(rng.randint(-4000, 4000), rng.randint(-100000, 100000), rng.choice([0, rng.randint(0, 10**6)]))


def case(kind):
    a, b, d, e = moment(), moment(), duration(), duration()
    if kind == 0:
        return a + d, a.date() - d, repr(a), str(a), a.isoformat(timespec=rng.choice(["auto", "hours", "minutes", "seconds", "milliseconds"]))
    if kind == 1:
        return d * rng.randint(-9, 9), d / rng.choice([3, 7, 0.3, 2.5, -1.1]), d // rng.choice([7, -3]), d % e if e else 0, d.total_seconds(), d * rng.uniform(-3, 3), str(d), hash(d)
    if kind == 2:
        return "".join(a.strftime("%" + flag + code) + "|" for code in CODES for flag in rng.choice(["", "-", "_", "0", "^", "#", "5"])), a.ctime(), a.timetuple(), a.isocalendar()
    if kind == 3:
        text = a.strftime(rng.choice(PARSE)) if rng.random() < 0.8 else rng.choice(["2024-02-30", "x", "", "12:60", "31/4/24 1:2"])
        results = []
        for form in PARSE:
            try:
                results.append(repr(datetime.strptime(text, form)))
            except ValueError as error:
                results.append(str(error))
        return text, results
    if kind == 4:
        text = a.isoformat()
        i = rng.randrange(len(text))
        text = rng.choice([text, text[:i], text[:i] + rng.choice("0:-T+Z. x9") + text[i + 1:], text.replace("-", "").replace(":", "")])
        return text, datetime.fromisoformat(text)
    if kind == 5:
        other = timezone(timedelta(hours=rng.randint(-12, 12)))
        return a.astimezone(other), a.utctimetuple(), a.timestamp() if a.year > 1 else 0, a == b, a.replace(tzinfo=None) < b.replace(tzinfo=None), a - a.replace(day=1)
    stamp = rng.uniform(-6e10, 2e11)
    return datetime.fromtimestamp(stamp, timezone.utc), date.fromordinal(rng.randint(1, 3652059)), timedelta(days=rng.uniform(-1e4, 1e4), hours=rng.uniform(-9, 9), microseconds=rng.uniform(-1e7, 1e7)), date.fromisocalendar(rng.randint(1, 9998), rng.randint(1, 53), rng.randint(1, 7))


for i in range(count):
    kind = rng.randrange(7)
    try:
        result = case(kind)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(i, kind, result)

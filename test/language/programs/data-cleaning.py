# Messy records become clean ones; every rejected record says why.
raw = ['  Ann ; 34;ann@x.org ;2024-01-05', 'bob;abc;bob@y.com;2024-02-30', 'CID;29;cid(at)z;05/03/2024', ';41;d@e.f;2024-3-1', 'Eve;-5;eve@q.io;2024-12-01', 'Fay;50;FAY@W.NET;2023-11-11;extra', 'ann;35;ann@x.org;2024-06-01', 'Gus;;gus@g.g;2024-01-01', None, 'Zoë; 61 ;zoe@é.fr;2024-07-08']
def clean_date(text):
    for separator, order in (('-', (0, 1, 2)), ('/', (2, 1, 0))):
        parts = text.strip().split(separator)
        if len(parts) == 3:
            y, m, d = (int(parts[i]) for i in order)
            days = [31, 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if not 1 <= m <= 12 or not 1 <= d <= days[m - 1]: raise ValueError(f'no such day {text.strip()}')
            return f'{y:04}-{m:02}-{d:02}'
    raise ValueError(f'date {text!r}')
def clean(line):
    if line is None: raise TypeError('no line')
    name, age, mail, date, *extra = [p.strip() for p in line.split(';')]
    if extra: raise ValueError(f'{len(extra)} extra fields: {extra}')
    if not name: raise ValueError('no name')
    user, at, domain = mail.lower().partition('@')
    if not at or '.' not in domain: raise ValueError(f'mail {mail!r}')
    years = int(age) if age else None
    if years is not None and not 0 <= years < 130: raise ValueError(f'age {years}')
    return {'name': name.title(), 'age': years, 'mail': user + at + domain, 'date': clean_date(date)}
good, bad = {}, []
for number, line in enumerate(raw, 1):
    try: record = clean(line)
    except (ValueError, TypeError) as error: bad.append((number, f'{type(error).__name__}: {error}'))
    else:
        old = good.setdefault(record['name'], record)
        if old is not record: old.update({k: v for k, v in record.items() if v is not None})
for record in good.values(): print(record)
for number, why in bad: print(f'line {number}: {why}')
ages = sorted(r['age'] for r in good.values() if r['age'] is not None)
middle = len(ages) // 2
print(f'mean {sum(ages) / len(ages):.2f}, median {ages[middle] if len(ages) % 2 else (ages[middle - 1] + ages[middle]) / 2}, missing {sum(r["age"] is None for r in good.values())}')

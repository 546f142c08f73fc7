# A sales report: grouping, sorting, column widths, totals.
rows = [('north', 'pens', 12, 1.5), ('south', 'ink', 3, 7.25), ('north', 'ink', 5, 7.25), ('east', 'paper', 40, 0.1), ('south', 'pens', 7, 1.5)]
totals, by_region = {}, {}
for region, item, count, price in rows:
    totals[item] = totals.get(item, 0) + count * price
    by_region.setdefault(region, []).append((item, count, count * price))
width = max(len(item) for item in totals) + 2
for region in sorted(by_region):
    print(f'{region.upper():-^30}')
    for item, count, value in sorted(by_region[region], key=lambda r: -r[2]):
        print(f'{item:<{width}}{count:>6}{value:>12,.2f}')
    print(f"{'sum':<{width}}{sum(c for _, c, _ in by_region[region]):>6}{sum(v for *_, v in by_region[region]):>12,.2f}")
print('=' * 30)
best = max(totals, key=totals.get)
print(f'best: {best} with {totals[best] / sum(totals.values()):.1%} of {sum(totals.values()):,.2f}')
print({k: round(v, 2) for k, v in sorted(totals.items(), key=lambda p: p[1], reverse=True)})

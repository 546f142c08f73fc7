# What an agent writes in one step: records from a tool, a summary for the next step.
orders = [{'id': i, 'customer': f'c{i * 7 % 50}', 'qty': i % 9 + 1, 'price': (i * 13 % 1000) / 10} for i in range(5000)]

totals = {}
for order in orders:
    totals[order['customer']] = totals.get(order['customer'], 0) + order['qty'] * order['price']

print(f'top customers in the {region}:')
for name, amount in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(f'  {name:<5}{amount:>12,.2f}')

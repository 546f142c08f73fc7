# === an expression over several lines ===
# Ends with exit code 1.
def combine(first, second, third):
    return first + second + third

values = {
    'a': 1,
    'b': 'two',
}
total = combine(
    values['a'],
    values['b'],
    third=3,
)

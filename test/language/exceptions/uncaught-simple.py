# === an uncaught exception prints its traceback ===
# Ends with exit code 1.
def average(values):
    return sum(values) / len(values)

def report(table):
    for name, values in table.items():
        print(name, average(values))

report({'first': [1, 2, 3], 'second': []})

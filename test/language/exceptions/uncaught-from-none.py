# === suppressed context is not shown ===
# Ends with exit code 1.
def get(table, key):
    try:
        return table[key]
    except KeyError:
        raise LookupError(f'no {key}') from None

get({}, 'colour')

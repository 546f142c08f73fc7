# === a tree of exceptions ===
# Ends with exit code 1.
def fail(kind, message):
    raise kind(message)

def collect(*calls):
    errors = []
    for call in calls:
        try:
            call()
        except Exception as error:
            errors.append(error)
    return errors

inner = ExceptionGroup('inner problems', collect(lambda: fail(KeyError, 'key'), lambda: 1 / 0))
inner.add_note('a note on the inner group')
errors = collect(lambda: fail(ValueError, 'value')) + [inner, OSError(2, 'No such file', 'data.csv')]
try:
    raise ExceptionGroup('several problems', errors)
except ExceptionGroup as group:
    raise RuntimeError('stopped') from group

# === carets mark the part of the line that failed ===
# Ends with exit code 1.
def a(table):
    return table['rows'][0]['name'].upper() + 1

def b(value):
    return [a(row) for row in value]

def c(*args, **kwargs):
    return b(*args,
             **kwargs)

class Handler:
    def __call__(self, x):
        return (lambda y: c(y))(x)

    @property
    def run(self):
        return self([{'rows': [{'name': 'x'}]}])

result = Handler().run

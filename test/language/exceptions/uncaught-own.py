# === an exception class of the program, with its own text ===
# Ends with exit code 1.
class Outer:
    class LimitError(ValueError):
        def __init__(self, limit, value):
            self.limit, self.value = limit, value

        def __str__(self):
            return f'{self.value} is over {self.limit}'

def generator():
    for n in range(3):
        if n == 2:
            raise Outer.LimitError(1, n)
        yield n

for n in generator():
    print(n)

"""Methods that __getattr__ finds, called where others are called too."""


class Out:
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)


class Names:
    def find(self, name):
        return name.strip()


class Wrapped:
    def __init__(self, stream):
        self.stream = stream
        self.names = Names()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.stream, self.names.find(name))

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write("n")


out = Out()
wrapped = Wrapped(out)
for turn in range(40):
    wrapped.writeln()
    wrapped.writeln(str(turn))
print(len(out.lines), out.lines[:6], out.lines[-1])


class Late:
    """Its attribute is found by a descriptor that runs methods itself."""

    class Finder:
        def __get__(self, instance, owner):
            instance.seen.append(len(instance.seen))
            return instance.answer

    method = Finder()

    def __init__(self):
        self.seen = []

    def answer(self, *args):
        return args


late = Late()
print([late.method(number) for number in range(40)][-3:], late.seen[-1])

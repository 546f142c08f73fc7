# === two leading underscores are mangled inside a class ===
class Account:
    __count = 0
    def __init__(self, balance):
        self.__balance = balance
        Account.__count += 1
    def __private(self):
        return f'private {self.__balance}'
    def show(self):
        return self.__private(), self.__balance, Account.__count, self.__dict__
    def __dunder__(self):
        return 'not mangled'
    def local(self, __arg=1):
        __name = 2
        def inner():
            return __name + __arg
        return inner(), sorted(locals())
    def keyword(self):
        return dict(__k=1), f'{self.__balance}', getattr(self, '_Account__balance'), getattr(self, '__balance', 'strings are not mangled')
    def import_like(self):
        global __module_level
        __module_level = 'set'
        return __module_level
a = Account(5)
print(a.show(), a.__dunder__(), a.local(), a.keyword(), a.import_like())
print(a._Account__balance, a._Account__private(), Account._Account__count, hasattr(a, '__balance'), '_Account__module_level' in globals())
try:
    a.__balance
except AttributeError as error:
    print(error)
try:
    a.__private()
except AttributeError as error:
    print(error)
a.__balance = 'outside'
print(a.__balance, a.show()[1])

# === subclasses do not collide ===
class Savings(Account):
    def __init__(self):
        super().__init__(100)
        self.__balance = 'savings'
s = Savings()
print(sorted(vars(s)), s._Savings__balance, s._Account__balance)

# === leading underscores of the class name are dropped ===
class __Under:
    def get(self):
        self.__x = 1
        return list(vars(self))
class ___:
    def get(self):
        self.__x = 1
        return list(vars(self))
print(__Under().get(), ___().get())

# === nested classes and functions mangle with the innermost class ===
class Outer:
    class Inner:
        def f(self):
            self.__v = 1
            return list(vars(self))
    def g(self):
        class Local:
            __attr = 1
        return [k for k in vars(Local) if 'attr' in k and not k.startswith('__')]
    def h(self):
        return [n.__x for n in [type('T', (), {'_Outer__x': 'found'})]], (lambda o: o.__x)(type('T', (), {'_Outer__x': 'lambda'}))
print(Outer.Inner().f(), Outer().g(), Outer().h())

# === keyword arguments, parameters and except/for/with names ===
class K:
    def f(self, *, __kw=0): return __kw
    def e(self):
        try:
            1 / 0
        except ZeroDivisionError as __e:
            found = [n for n in locals() if '__e' in n]
        for __i in range(1): pass
        return found, [n for n in locals() if '__i' in n]
    def call(self):
        try:
            return self.f(__kw=5)
        except TypeError as error:
            return str(error)
print(K().call(), K().f(_K__kw=6), K().e())

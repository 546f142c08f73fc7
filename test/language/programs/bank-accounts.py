# Accounts with own exceptions, transactions that roll back, properties and class methods.
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f'{account.owner} has {account.balance:.2f}, needs {amount:.2f}')
        self.missing = amount - account.balance
class Account:
    _next = 1000
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number = Account._next
        Account._next += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0: raise BankError('negative balance')
        self._balance = value
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f'cannot deposit {amount}')
        self.balance += amount
        self.history.append(('deposit', amount))
        return self
    def withdraw(self, amount):
        if amount > self.balance: raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(('withdraw', amount))
        return self
    def __repr__(self): return f'<{type(self).__name__} {self.number} {self.owner}: {self.balance:.2f}>'
    def __lt__(self, other): return self.balance < other.balance
class Savings(Account):
    rate = 0.05
    def add_interest(self):
        interest = round(self.balance * self.rate, 2)
        return self.deposit(interest) if interest else self
class Transfer:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self): self.before = [(a.balance, list(a.history)) for a in self.accounts]
    def __exit__(self, kind, error, trace):
        if kind:
            for a, (balance, history) in zip(self.accounts, self.before): a.balance, a.history = balance, history
            print('rolled back:', error)
        return kind is not None and issubclass(kind, BankError)
ann, bob = Account('Ann', 100), Savings('Bob')
with Transfer(ann, bob):
    ann.withdraw(30); bob.deposit(30)
with Transfer(ann, bob):
    bob.deposit(500); ann.withdraw(500)
print(ann, bob, bob.add_interest(), bob.history)
for action in (lambda: ann.deposit(-5), lambda: ann.withdraw(1000), lambda: setattr(ann, 'balance', -1)):
    try: action()
    except (BankError, ValueError) as error: print(type(error).__name__, error, getattr(error, 'missing', None))
print(sorted([ann, bob]), max(ann, bob).owner)

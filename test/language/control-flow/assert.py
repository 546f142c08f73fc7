# === assert ===
def check(action):
    try:
        action()
        print('passed')
    except AssertionError as error:
        print(repr(error), error.args, str(error))
def plain():
    assert 1 == 2
def message():
    assert 1 == 2, 'one is not two'
def computed():
    assert not [1], {'items': [1]}
def tuple_message():
    assert False, (1, 2)
def lazy():
    assert True, 1 / 0
def none():
    assert False, None
for action in plain, message, computed, tuple_message, lazy, none:
    check(action)

# === the message is evaluated only on failure; the class cannot be shadowed ===
AssertionError_ = AssertionError
def shadowed():
    AssertionError = ValueError
    assert False, 'still the builtin'
check(shadowed)
try:
    assert False, 1 / 0
except Exception as error:
    print(type(error).__name__, type(error.__context__).__name__)

# === always true with a tuple ===
import warnings
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    exec("assert (False, 'never fails')")
print('no error')

# === __debug__ and pass-through of other errors ===
if __debug__:
    print('debugging')
class Odd:
    def __bool__(self):
        raise KeyError('no truth')
try:
    assert Odd()
except KeyError as error:
    print('KeyError', error)

# === the module that runs is __main__ ===
import sys
def main():
    print('main runs')
    return 0
if __name__ == '__main__':
    print(main())
print(__name__, sys.modules['__main__'].main is main, main.__module__, type(sys.modules[__name__]).__name__)
import __main__
print(__main__.main is main)
__main__.injected = 5
print(injected)
class C: pass
print(C.__module__, C, repr(C()).split(' ')[0])
print(__doc__, __builtins__.__name__, __file__.rsplit('/', 1)[-1], __annotations__ if '__annotations__' in globals() else 'no annotations')
"""A docstring must be first."""

# What else is done at the end: weakref.finalize, and logging's handlers.
import atexit
import logging
import weakref


class Thing:
    pass


keep = Thing()
first = weakref.finalize(keep, print, 'first')
second = weakref.finalize(keep, print, 'second')


def more():
    print('more', first.alive, second.alive)
    weakref.finalize(keep, print, 'made late')


weakref.finalize(keep, more)
weakref.finalize(keep, print, 'called')()
weakref.finalize(keep, print, 'detached').detach()
weakref.finalize(keep, print, 'stays').atexit = False


class Shown(logging.Handler):
    def emit(self, record):
        print('emit', record.getMessage())

    def flush(self):
        print('flush')

    def close(self):
        print('close')
        super().close()


logging.getLogger('x').addHandler(Shown())
logging.getLogger('x').error('hello')
atexit.register(lambda: print('alive', first.alive, second.alive))

import importlib, importlib.util, sys
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === import_module, reload, find_spec ===
print(importlib.import_module('json').__name__, importlib.import_module('collections.abc').__name__, importlib.import_module('.abc', 'collections').__name__, importlib.import_module('math') is sys.modules['math'], importlib.util.find_spec('no_such_module_x'), importlib.util.find_spec('json').name, importlib.invalidate_caches())
for action in (lambda: importlib.import_module('nope_x'), lambda: importlib.import_module('.x'), lambda: importlib.import_module('json.nope_x'), lambda: importlib.import_module(''), lambda: importlib.import_module(5), lambda: importlib.reload(5), lambda: importlib.util.find_spec('nope_a.b'), lambda: importlib.import_module('math.x')): attempt(action)
import types
m = types.ModuleType('temp_x'); sys.modules['temp_x'] = m
print(importlib.import_module('temp_x') is m); del sys.modules['temp_x']; attempt(importlib.import_module, 'temp_x')
sys.modules['blocked_x'] = None; attempt(importlib.import_module, 'blocked_x'); del sys.modules['blocked_x']
spec = importlib.util.find_spec('string'); made = importlib.util.module_from_spec(spec); print(made.__name__, made.__spec__ is spec, importlib.util.resolve_name('.a', 'b'))

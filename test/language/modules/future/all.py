from __future__ import annotations, division, print_function, generator_stop, unicode_literals, absolute_import, with_statement, nested_scopes, generators
import __future__
# === names and features ===
print(__future__.all_feature_names)
for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature.optional, feature.mandatory, feature.getOptionalRelease() == feature.optional)
print(division.getMandatoryRelease(), annotations.compiler_flag, repr(division), 1 / 2, type(annotations).__name__)
def f(x: NotDefined) -> AlsoNot: pass
print(f.__annotations__)
for source in 'from __future__ import nope', 'x = 1; from __future__ import division', 'from __future__ import braces', 'from __future__ import (division, nope2)', '"""doc"""; from __future__ import division', 'import math\nfrom __future__ import division', 'from __future__ import division as d':
    try:
        compile(source, '<f>', 'exec'); print(repr(source), 'compiles')
    except SyntaxError as error: print(repr(source), '->', error.msg)

from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, MISSING, FrozenInstanceError, KW_ONLY, InitVar
from typing import ClassVar
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === init, repr, eq, defaults ===
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default='h', repr=False, compare=False)
    made: int = field(init=False, default=7)
    shared: ClassVar[int] = 5
    z = 'no annotation, no field'
p = P(1); p.tags.append('t')
print(p, P(1, 2, ['a'], 'q'), P(1) == P(1), P(1) == P(2), P(1, hidden='a') == P(1, hidden='b'), P(1).tags, P.shared, P.__match_args__, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, x=9), is_dataclass(P), is_dataclass(p), is_dataclass(5), P.__doc__, P(1) != (1,), P.__hash__)
for action in (P, lambda: P(1, 2, 3, 4, 5), lambda: P(1, made=3), lambda: P(1, q=1), lambda: hash(p), lambda: p < p, lambda: replace(p, made=1), lambda: replace(p, q=1), lambda: fields(5), lambda: asdict(P), lambda: P(1) < 5): attempt(action)
f = fields(P)[1]
print(f.name, f.type, f.default, f.default_factory is MISSING, f.init, f.repr, f.compare, f.hash, f.kw_only, f.metadata, repr(MISSING).split(' ')[0][:12])
# === order, frozen, slots, kw_only, unsafe_hash ===
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = field(default=0, compare=True)
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5), V(1)]), hash(V(1)) == hash(V(1)), {V(1): 'k'}[V(1)], max(V(1), V(2)))
attempt(lambda: setattr(V(1), 'major', 2)); attempt(lambda: delattr(V(1), 'major')); attempt(lambda: setattr(V(1), 'new', 2)); attempt(lambda: V(1) < 5)
print(issubclass(FrozenInstanceError, AttributeError))
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
print(S(1), S.__slots__, hasattr(S(1), '__dict__')); attempt(lambda: setattr(S(1), 'c', 1))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1)); attempt(lambda: K(1)); attempt(lambda: K())
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 0
    c: int
print(M(1, c=3), M.__match_args__); attempt(lambda: M(1, 2, 3))
@dataclass(eq=False, repr=False)
class N: a: int
print(N(1) == N(1), repr(N(1)).split(' object')[0].split('.')[-1])
@dataclass(unsafe_hash=True)
class U: a: int
print(hash(U(1)) == hash(U(1)))

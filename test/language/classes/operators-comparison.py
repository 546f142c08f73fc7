def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === reflection of comparisons ===
log = []
class L:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        log.append('lt')
        return self.n < getattr(other, 'n', other)
    def __le__(self, other):
        log.append('le')
        return NotImplemented
    def __eq__(self, other):
        log.append('eq')
        return self.n == getattr(other, 'n', None)
print(L(1) < L(2), L(1) > L(2), 5 > L(1), L(1) == L(1), L(1) != L(1), L(1) == 5, 5 == L(1), L(1) != 5, log)
attempt(lambda: L(1) <= L(2))
attempt(lambda: L(1) >= 5)
attempt(lambda: 5 < L(1))
attempt(lambda: hash(L(1)))

# === defaults: identity ===
class Plain: pass
p, q = Plain(), Plain()
print(p == p, p == q, p != q, p != p, p == 1, hash(p) == hash(p), p.__eq__(q), p.__eq__(p), p.__ne__(q), p.__lt__(q))
attempt(lambda: p < q)
attempt(lambda: p >= 1)
attempt(lambda: max(p, q))

# === __ne__ follows __eq__ unless given ===
class Odd:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
class OnlyNe:
    def __ne__(self, other): return 'ne'
print(Odd() == 1, Odd() != 1, OnlyNe() != 1, OnlyNe() == 1, hash(OnlyNe()) is not None)

# === hash and eq ===
class EqNoHash:
    def __eq__(self, other): return True
class Restored(EqNoHash):
    __hash__ = object.__hash__
class InheritsNone(EqNoHash): pass
print(EqNoHash.__hash__, InheritsNone.__hash__, isinstance(hash(Restored()), int))
attempt(lambda: {EqNoHash(): 1})
attempt(lambda: {InheritsNone()})
class HashOnly:
    def __hash__(self): return 42
print(hash(HashOnly()), len({HashOnly(), HashOnly()}))

# === sorting and min/max use < only; sets use hash then eq ===
class Card:
    ranks = 'JQKA'
    def __init__(self, rank): self.rank = rank
    def __lt__(self, other): return self.ranks.index(self.rank) < self.ranks.index(other.rank)
    def __eq__(self, other): return self.rank == other.rank
    def __hash__(self): return hash(self.ranks.index(self.rank))
    def __repr__(self): return self.rank
cards = [Card(r) for r in 'AJKQ']
print(sorted(cards), min(cards), max(cards), Card('A') in cards, cards.index(Card('K')), len(set(cards + [Card('A')])), sorted(cards, reverse=True))
attempt(lambda: Card('A') <= Card('J'))
print([Card('J'), Card('Q')] < [Card('J'), Card('K')], (Card('A'),) == (Card('A'),))

# === truth of the result ===
class Weird:
    def __eq__(self, other): return []
    def __lt__(self, other): return 'yes'
    def __contains__(self, item): return 'found'
print(Weird() == 1, Weird() in [1, 2], [Weird()] == [1], Weird() < 1, 1 in Weird(), not (Weird() == 1), Weird() != 1, sorted([Weird(), Weird()]) and 'sorted')

import difflib
def attempt(action, *arguments, **keywords):
    try: print(repr(action(*arguments, **keywords)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === SequenceMatcher ===
for a, b in ('abcd', 'bcde'), ('', ''), ('abc', ''), ('private Thread currentThread;', 'private volatile Thread currentThread;'), ('qabxcd', 'abycdf'), ([1, 2, 3], [2, 3, 4]), ('abxcd', 'abcd'):
    s = difflib.SequenceMatcher(None, a, b)
    print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(), s.get_matching_blocks(), s.get_opcodes(), list(s.get_grouped_opcodes(1)))
s = difflib.SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd'); print(s.find_longest_match(0, 5, 0, 9), s.bjunk, s.ratio())
s = difflib.SequenceMatcher(None, 'x' * 250 + 'y', 'x' * 250 + 'z'); print(s.bpopular, s.ratio(), difflib.SequenceMatcher(None, 'x' * 250 + 'y', 'x' * 250 + 'z', autojunk=False).ratio())
# === close matches ===
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('x', ['y']), difflib.get_close_matches('wheel', ['heel', 'while', 'wheels'], n=2, cutoff=0.5)); attempt(difflib.get_close_matches, 'a', [], 0); attempt(difflib.get_close_matches, 'a', [], 1, 2)
# === diffs ===
one = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n'.splitlines(keepends=True)
two = 'one\nTwo\nthree\nfour\nfive\nsix\nseven\neight\nnine and a half\nten\neleven\n'.splitlines(keepends=True)
for n in 3, 1, 0:
    print(''.join(difflib.unified_diff(one, two, 'a.txt', 'b.txt', 'date1', 'date2', n=n)))
    print(''.join(difflib.context_diff(one, two, 'a.txt', 'b.txt', n=n)))
print(list(difflib.unified_diff(['a'], ['b'], lineterm='')), list(difflib.unified_diff([], ['b'], lineterm='')), list(difflib.unified_diff(one, one)), list(difflib.diff_bytes(difflib.unified_diff, [b'\xff\n'], [b'b\n'], b'x', b'y')))
print(''.join(difflib.ndiff(one, two)))
for a, b in (['abcDefghiJkl\n'], ['abcdefGhijkl\n']), (['\tI am a buggy'], ['\t\tI am a bug']), (['a\n', 'b\n', 'c\n'], ['a\n', 'x\n', 'c\n']), (['the quick brown fox\n', 'jumped\n', 'over the lazy dog\n'], ['the quick brown fax\n', 'over the crazy dog\n', 'and ran\n']), (['x = 1\n'], ['x = 2\n', 'y = 1\n']): print(list(difflib.ndiff(a, b)))
d = list(difflib.ndiff(one, two)); print(list(difflib.restore(d, 1)) == one, list(difflib.restore(d, 2)) == two)
for action in (lambda: list(difflib.restore(d, 3)), lambda: list(difflib.unified_diff('ab', ['c'])), lambda: list(difflib.unified_diff([1], ['c'])), lambda: list(difflib.unified_diff(['a'], ['c'], 5))): attempt(action)
print(difflib.IS_LINE_JUNK(' # \n'), difflib.IS_LINE_JUNK('x'), difflib.IS_CHARACTER_JUNK('\t'))

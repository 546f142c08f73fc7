"""A text tokenizer that learns byte pairs from a text, encodes and decodes with them, and counts words by a scanner."""
import re
from collections import Counter, defaultdict

STEMS = 'time year people way day thing world life hand part child eye woman place work week case point company number'.split()
ENDS = ['', 's', 'ing', 'ed', 'ness', 'less', 'ful', 'ly', 'er', "'s"]
MARKS = [' ', ' ', ' ', ', ', '. ', '; ', ' - ', '\n']


class Numbers:
    """A linear congruence, so that the text is the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit


def make_text(words, seed=7):
    numbers = Numbers(seed)
    pieces = []
    start = True
    for _ in range(words):
        kind = numbers.below(20)
        if kind == 0:
            word = str(numbers.below(10000))
        elif kind == 1:
            word = f'"{STEMS[numbers.below(len(STEMS))]}"'
        else:
            word = STEMS[numbers.below(len(STEMS)) * numbers.below(3) // 2 % len(STEMS)] + ENDS[numbers.below(len(ENDS))]
        pieces.append(word.capitalize() if start else word)
        mark = MARKS[numbers.below(len(MARKS))]
        pieces.append(mark)
        start = mark in ('. ', '\n')
    return ''.join(pieces)


class Token:
    __slots__ = ('kind', 'text', 'line', 'column')

    def __init__(self, kind, text, line, column):
        self.kind = kind
        self.text = text
        self.line = line
        self.column = column

    def __repr__(self):
        return f'{self.kind}({self.text!r})@{self.line}:{self.column}'


class ScanError(ValueError):
    def __init__(self, message, line):
        super().__init__(f'{message} in line {line}')
        self.line = line


class Scanner:
    """Walks over the text letter by letter."""

    def __init__(self, text):
        self.text = text
        self.position = 0
        self.line = 1
        self.line_start = 0

    @property
    def done(self):
        return self.position >= len(self.text)

    @property
    def current(self):
        return self.text[self.position]

    def take_while(self, accepts):
        start = self.position
        while not self.done and accepts(self.current):
            self.position += 1
        return self.text[start : self.position]

    def token(self, kind, start):
        return Token(kind, self.text[start : self.position], self.line, start - self.line_start + 1)

    def tokens(self):
        while not self.done:
            start = self.position
            letter = self.current
            if letter == '\n':
                self.position += 1
                self.line += 1
                self.line_start = self.position
            elif letter.isspace():
                self.take_while(lambda each: each == ' ')
            elif letter.isalpha():
                self.take_while(lambda each: each.isalnum() or each == "'")
                yield self.token('word', start)
            elif letter.isdigit():
                self.take_while(str.isdigit)
                yield self.token('number', start)
            elif letter == '"':
                self.position += 1
                self.take_while(lambda each: each not in '"\n')
                if self.done or self.current != '"':
                    raise ScanError('open quote', self.line)
                self.position += 1
                yield self.token('quoted', start)
            elif letter in ',.;-':
                self.position += 1
                yield self.token('mark', start)
            else:
                raise ScanError(f'unknown {letter!r}', self.line)


class PairTokenizer:
    """Byte pair merges: the most frequent neighbours become one token, again and again."""

    pattern = re.compile(r" ?[A-Za-z']+| ?[0-9]+|[^A-Za-z0-9 ]+| +")

    def __init__(self):
        self.merges = {}
        self.vocabulary = {code: bytes([code]) for code in range(256)}
        self.cache = {}

    def split(self, text):
        return self.pattern.findall(text)

    @staticmethod
    def merge(codes, pair, made):
        result = []
        i = 0
        first, second = pair
        while i < len(codes):
            if codes[i] == first and i + 1 < len(codes) and codes[i + 1] == second:
                result.append(made)
                i += 2
            else:
                result.append(codes[i])
                i += 1
        return tuple(result)

    def train(self, text, merges):
        chunks = Counter(tuple(piece.encode()) for piece in self.split(text))
        for step in range(merges):
            pairs = defaultdict(int)
            for codes, count in chunks.items():
                for pair in zip(codes, codes[1:]):
                    pairs[pair] += count
            if not pairs:
                break
            best = max(pairs, key=lambda pair: (pairs[pair], -pair[0], -pair[1]))
            made = 256 + step
            self.merges[best] = made
            self.vocabulary[made] = self.vocabulary[best[0]] + self.vocabulary[best[1]]
            merged = Counter()
            for codes, count in chunks.items():
                merged[self.merge(codes, best, made) if best[0] in codes else codes] += count
            chunks = merged

    def encode_piece(self, piece):
        try:
            return self.cache[piece]
        except KeyError:
            pass
        codes = tuple(piece.encode())
        while len(codes) > 1:
            pair = min(zip(codes, codes[1:]), key=lambda pair: self.merges.get(pair, 1 << 30))
            made = self.merges.get(pair)
            if made is None:
                break
            codes = self.merge(codes, pair, made)
        self.cache[piece] = codes
        return codes

    def encode(self, text):
        codes = []
        for piece in self.split(text):
            codes.extend(self.encode_piece(piece))
        return codes

    def decode(self, codes):
        return b''.join(self.vocabulary[code] for code in codes).decode()


def count_words(text):
    kinds = Counter()
    words = defaultdict(lambda: [0, None])
    total = 0
    for token in Scanner(text).tokens():
        kinds[token.kind] += 1
        if token.kind == 'word':
            entry = words[token.text.lower()]
            entry[0] += 1
            if entry[1] is None:
                entry[1] = (token.line, token.column)
        elif token.kind == 'number':
            total += int(token.text)
    return kinds, words, total


def main():
    text = make_text(9000)
    kinds, words, total = count_words(text)
    print('kinds', sorted(kinds.items(), key=lambda item: (-item[1], item[0])), 'sum', total)
    for word, (count, place) in sorted(words.items(), key=lambda item: (-item[1][0], item[0]))[:6]:
        print(f'{word:>12} {count:5d} first at {place[0]}:{place[1]}')
    tokenizer = PairTokenizer()
    tokenizer.train(text, 90)
    codes = tokenizer.encode(text)
    print('tokens', len(codes), 'of', len(text), f'{len(text) / len(codes):.3f} letters each')
    print('longest', sorted(tokenizer.vocabulary.values(), key=lambda piece: (-len(piece), piece))[:6])
    print('round trip', tokenizer.decode(codes) == text, 'cached', len(tokenizer.cache))
    checksum = 0
    for place, code in enumerate(codes):
        checksum = (checksum * 257 + code * (place % 7 + 1)) & 0xFFFFFFFF
    print('checksum', checksum)
    for wrong in ('ok "never closed\n', 'a b\nc # d'):
        try:
            print(list(Scanner(wrong).tokens()))
        except ScanError as problem:
            print(type(problem).__name__, problem, problem.line)


main()

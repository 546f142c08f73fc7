"""One reading of a command line: which of its words are options, and which words each argument takes.

What words may be is told by a pattern of one letter for each: O for options, A for others, - for the `--` that ends
options. How many words an argument takes is a regular expression over it.
"""
import re
from _argparse_actions import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, name_of,
)

_TAKES = {
    None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([AO-]*)",
    PARSER: "(-*A[AO-]*)", SUPPRESS: "(-*-*)",
}
_EXPECTED = {
    None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument",
}
_NEGATIVE_NUMBER = re.compile(r"-\d+|-\d*\.\d+")


def _pattern_of(action):
    nargs = action.nargs
    pattern = _TAKES.get(nargs) or f"(-*{'-*'.join(['A'] * nargs)}-*)".replace("A-*)", "A)") if nargs != 0 else "(-*-*)"
    # After an option nothing but its own words.
    return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern


class Reading:
    """The state of reading a command line into a namespace."""

    def __init__(self, parser, words, namespace, intermixed):
        self.parser, self.namespace, self.intermixed = parser, namespace, intermixed
        self.words = self._with_files(words) if parser.fromfile_prefix_chars is not None else words
        self.waiting = [action for action in parser._actions if not action.option_strings]
        # Words nobody knows; with their letters where they may still be positionals.
        self.rest = []
        self.seen, self.given = set(), set()
        self.warned = set()
        # For each option word what it is: (action, option, separator, value written with it).
        self.options = {}
        self.letters = ""
        words = iter(self.words)
        for place, word in enumerate(words):
            if word == "--":
                self.letters += "-" + "A" * (len(self.words) - place - 1)
                break
            found = self._options_of(word)
            if found is not None:
                self.options[place] = found
            self.letters += "A" if found is None else "O"

    def _with_files(self, words):
        """The words, with the lines of files in the place of those that name one."""
        read = []
        for word in words:
            if not word or word[0] not in self.parser.fromfile_prefix_chars:
                read.append(word)
                continue
            try:
                with open(word[1:], encoding="utf-8", errors="surrogateescape") as file:
                    lines = file.read().splitlines()
            except OSError as error:
                raise ArgumentError(None, str(error)) from None
            inner = [each for line in lines for each in self.parser.convert_arg_line_to_args(line)]
            read.extend(self._with_files(inner))
        return read

    # === which words are options ===

    def _options_of(self, word):
        """What an option word is; None for words that are no options."""
        parser = self.parser
        known = parser._spellings
        if not word or word[0] not in parser.prefix_chars:
            return None
        if word in known:
            return known[word], word, None, None
        if len(word) == 1:
            return None
        name, separator, value = word.partition("=")
        if separator and name in known:
            return known[name], name, separator, value
        if found := self._abbreviated(word):
            if len(found) > 1:
                options = ", ".join([option for _, option, _, _ in found])
                raise ArgumentError(None, f"ambiguous option: {word} could match {options}")
            return found[0]
        if _NEGATIVE_NUMBER.fullmatch(word) and not parser._number_like:
            return None
        return None if " " in word else (None, word, None, None)

    def _abbreviated(self, word):
        """Options that the word is the beginning of, or a short option with its value right behind it."""
        parser = self.parser
        known = parser._spellings
        name, separator, value = word.partition("=")
        separator, value = (separator, value) if separator else (None, None)
        if word[1] in parser.prefix_chars:
            if not parser.allow_abbrev:
                return []
            return [(known[each], each, separator, value) for each in known if each.startswith(name)]
        found = []
        for each in known:
            if each == word[:2]:
                found.append((known[each], each, "", word[2:]))
            elif parser.allow_abbrev and each.startswith(name):
                found.append((known[each], each, separator, value))
        return found

    # === taking words ===

    def read(self):
        """Goes through all words. Gives those that nobody knows."""
        place = 0
        last = max(self.options, default=-1)
        while place <= last:
            option = min(each for each in self.options if each >= place)
            if not self.intermixed and place != option:
                end = self._take_positionals(place)
                if end > place:
                    place = end
                    continue
            if place not in self.options:
                self._leave(place, option)
                place = option
            place = self._take_option(place)
        if self.intermixed:
            self._leave(place, len(self.words))
            self._take_left()
        else:
            end = self._take_positionals(place)
            self._leave(end, len(self.words))
        self._finish()
        return [word for word, _ in self.rest]

    def _leave(self, start, end):
        self.rest.extend(zip(self.words[start:end], self.letters[start:end]))

    def _take_left(self):
        """Reads positionals from the words that were left between options."""
        left = [pair for pair in self.rest if pair[1] != "O"]
        options = [pair for pair in self.rest if pair[1] == "O"]
        self.words, self.letters = [word for word, _ in left], "".join([letter for _, letter in left])
        self.rest = options
        end = self._take_positionals(0)
        self._leave(end, len(self.words))

    def _count(self, action, letters):
        match = re.match(_pattern_of(action), letters)
        if match:
            return len(match[1])
        expected = _EXPECTED.get(action.nargs) or f"expected {action.nargs} argument{'s' if action.nargs != 1 else ''}"
        raise ArgumentError(action, expected)

    def _take_positionals(self, start):
        """Gives as many positionals as possible the words from a place on; where that ends."""
        letters = self.letters[start:]
        for size in range(len(self.waiting), 0, -1):
            match = re.match("".join(map(_pattern_of, self.waiting[:size])), letters)
            if match:
                counts = [len(part) for part in match.groups()]
                break
        else:
            return start
        for action, count in zip(self.waiting, counts):
            words = self.words[start:start + count]
            start += count
            self._warn_of(action, None)
            self._call(action, words)
        del self.waiting[:len(counts)]
        return start

    def _take_option(self, place):
        """Takes the option at a place with its values; where that ends. Short options may stand in one word."""
        action, option, separator, value = self.options[place]
        known, chars = self.parser._spellings, self.parser.prefix_chars
        calls = []
        end = place + 1
        while True:
            if action is None:
                self._leave(place, end)
                return end
            if value is None:
                count = self._count(action, self.letters[end:])
                calls.append((action, self.words[end:end + count], option))
                end += count
                break
            count = self._count(action, "A")
            if count == 1:
                calls.append((action, [value], option))
                break
            refused = ArgumentError(action, f"ignored explicit argument {value!r}")
            if count != 0 or option[1] in chars or value == "":
                raise refused
            if separator or value[0] in chars:
                raise refused
            calls.append((action, [], option))
            option, value = option[0] + value[0], value[1:]
            if option not in known:
                self.rest.append((option + value, "O"))
                break
            action = known[option]
            if not value:
                separator = value = None
            elif value[0] == "=":
                separator, value = "=", value[1:]
            else:
                separator = ""
        for action, words, option in calls:
            self._warn_of(action, option)
            self._call(action, words, option)
        return end

    def _warn_of(self, action, option):
        """Says once that an argument is deprecated."""
        kind, name = ("option", option) if option else ("argument", name_of(action))
        if action.deprecated and (kind, name) not in self.warned:
            self.warned.add((kind, name))
            self.parser._warn(f"{kind} '{name}' is deprecated")

    def _call(self, action, words, option=None):
        self.seen.add(id(action))
        values = self._values(action, words)
        if values is not action.default:
            self.given.add(id(action))
            for group in self.parser._one_of_groups:
                if any(each is action for each in group._members):
                    for other in group._members:
                        if other is not action and id(other) in self.given:
                            raise ArgumentError(action, f"not allowed with argument {name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _values(self, action, words):
        parser, nargs = self.parser, action.nargs
        if "--" in words and nargs not in (PARSER, REMAINDER):
            # The first one is no value.
            words.remove("--")
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return parser._get_value(action, value) if isinstance(value, str) and value is not SUPPRESS else value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [parser._get_value(action, word) for word in words]
        for value in [] if nargs == REMAINDER else values[:1] if nargs == PARSER else values:
            parser._check_value(action, value)
        return values[0] if len(values) == 1 and nargs in (None, OPTIONAL) else values

    def _finish(self):
        """Converts defaults that are text, and refuses what is missing."""
        missing = []
        for action in self.parser._actions:
            if id(action) in self.seen:
                continue
            if action.required:
                missing.append(name_of(action))
            elif isinstance(action.default, str) and action.default is not SUPPRESS and (
                    getattr(self.namespace, action.dest, None) is action.default):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(map(str, missing))}")
        for group in self.parser._one_of_groups:
            if group.required and not any(id(action) in self.given for action in group._members):
                names = [name_of(action) for action in group._members if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")

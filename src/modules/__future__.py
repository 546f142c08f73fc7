"""Which language features can be asked for before they become standard, and since when."""


class _Feature:
    """One such feature: since when it may be asked for, since when it is on anyway, and the compiler's flag."""

    def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
        self.optional, self.mandatory, self.compiler_flag = optionalRelease, mandatoryRelease, compiler_flag

    def __repr__(self):
        return f"_Feature({self.optional!r}, {self.mandatory!r}, {self.compiler_flag!r})"

    def getOptionalRelease(self):
        """The release in which the feature could first be asked for, in the form of sys.version_info."""
        return self.optional

    def getMandatoryRelease(self):
        """The release in which the feature is always on, in the same form; None if that is not decided."""
        return self.mandatory


def _release(text):
    """'2.1.0 beta 1' in the form of sys.version_info; '-' stands for none."""
    if text == "-":
        return None
    numbers, level, serial = text.split()
    return *map(int, numbers.split(".")), level, int(serial)


all_feature_names = []
# Feature, the name of its flag and the flag, since when it is optional and since when mandatory.
for _row in """\
nested_scopes      CO_NESTED                    0x0000010 / 2.1.0 beta 1  / 2.2.0 alpha 0
generators         CO_GENERATOR_ALLOWED         0x0000000 / 2.2.0 alpha 1 / 2.3.0 final 0
division           CO_FUTURE_DIVISION           0x0020000 / 2.2.0 alpha 2 / 3.0.0 alpha 0
absolute_import    CO_FUTURE_ABSOLUTE_IMPORT    0x0040000 / 2.5.0 alpha 1 / 3.0.0 alpha 0
with_statement     CO_FUTURE_WITH_STATEMENT     0x0080000 / 2.5.0 alpha 1 / 2.6.0 alpha 0
print_function     CO_FUTURE_PRINT_FUNCTION     0x0100000 / 2.6.0 alpha 2 / 3.0.0 alpha 0
unicode_literals   CO_FUTURE_UNICODE_LITERALS   0x0200000 / 2.6.0 alpha 2 / 3.0.0 alpha 0
barry_as_FLUFL     CO_FUTURE_BARRY_AS_BDFL      0x0400000 / 3.1.0 alpha 2 / 4.0.0 alpha 0
generator_stop     CO_FUTURE_GENERATOR_STOP     0x0800000 / 3.5.0 beta 1  / 3.7.0 alpha 0
annotations        CO_FUTURE_ANNOTATIONS        0x1000000 / 3.7.0 beta 1  / -
""".splitlines():
    _flag, _optional, _mandatory = _row.split("/")
    _name, _flag_name, _flag = _flag.split()
    globals()[_flag_name] = int(_flag, 16)
    globals()[_name] = _Feature(_release(_optional), _release(_mandatory.strip()), int(_flag, 16))
    all_feature_names.append(_name)

__all__ = ["all_feature_names", *all_feature_names]

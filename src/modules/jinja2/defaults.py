"""How templates are written unless an environment says otherwise."""

# The opening and closing of each kind of mark.
BLOCK_START_STRING, BLOCK_END_STRING = "{%", "%}"
VARIABLE_START_STRING, VARIABLE_END_STRING = "{{", "}}"
COMMENT_START_STRING, COMMENT_END_STRING = "{#", "#}"
LINE_STATEMENT_PREFIX = LINE_COMMENT_PREFIX = None

# What becomes of line ends.
NEWLINE_SEQUENCE = "\n"
TRIM_BLOCKS = LSTRIP_BLOCKS = KEEP_TRAILING_NEWLINE = False

_SETTINGS = {
    "compiler": {"ascii_str": True},
    "urlize": {"rel": "noopener", "target": None, "extra_schemes": None},
    "truncate": {"leeway": 5},
    "json": {"dumps_function": None, "dumps_kwargs": {"sort_keys": True}},
    "ext.i18n": {"trimmed": False},
}
POLICIES = {
    f"{subject}.{setting}": value
    for subject, settings in _SETTINGS.items()
    for setting, value in settings.items()
}

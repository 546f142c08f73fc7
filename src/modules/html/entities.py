"""The named characters of HTML."""

from _html_entities import html5, name2codepoint

__all__ = ['html5', 'name2codepoint', 'codepoint2name', 'entitydefs']

codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) for name, code in name2codepoint.items()}

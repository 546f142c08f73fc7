"""Prints the HCL files named as arguments as a JSON list; strings lose their quotes, expressions keep their ${}."""
import json
import sys

import hcl2


def plain(value):
    if isinstance(value, dict):
        return {unquoted(key): plain(each) for key, each in value.items() if key != '__comments__'}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return unquoted(value) if isinstance(value, str) else value


def unquoted(text):
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def parsed(path):
    with open(path, encoding='utf-8') as file:
        return plain(hcl2.load(file))


json.dump([parsed(path) for path in sys.argv[1:]], sys.stdout)

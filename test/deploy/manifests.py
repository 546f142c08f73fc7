"""Reads Kubernetes manifests from standard input and prints JSON: the documents, and what is wrong with them.

Usage: manifests.py [VERSION...]; each document is validated strictly (unknown fields are errors) against the schema of
every version given. Custom resources have no schema there and are listed under `custom`.
"""
import json
import sys

import yaml


class StrictLoader(yaml.CSafeLoader):
    """A key given twice is an error, as it is for the API server."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.YAMLError(f'{sorted(twice)} given twice, line {node.start_mark.line + 1}')
        return super().construct_mapping(node, deep)


def problems_of(document, versions):
    # Costs more than all the rest, and only some tests ask for it.
    import kubernetes_validate

    for version in versions:
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            path = '.'.join(str(part) for part in error.path)
            yield f'{name_of(document)} ({version}) {path}: {error.message}'


def name_of(document):
    return f"{document['kind']}/{document['metadata'].get('name')}"


def is_custom(document):
    group = document['apiVersion'].partition('/')[0]
    return '.' in group and not group.endswith('.k8s.io') or group == 'gateway.networking.k8s.io'


def main():
    documents = [each for each in yaml.load_all(sys.stdin, StrictLoader) if each]
    custom = [each for each in documents if is_custom(each)]
    problems = [text for each in documents if sys.argv[1:] and not is_custom(each) for text in problems_of(each, sys.argv[1:])]
    json.dump({'documents': documents, 'custom': custom, 'problems': problems}, sys.stdout)


main()

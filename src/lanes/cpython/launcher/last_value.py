"""The value of a step's last statement, as agents are shown it (compiler/last-value.ts does the same for the engine).

Takes a module's tree, gives one that keeps the value under a name: of an assignment what was assigned, of a definition what
was defined, of `if` and `for` the last value in them that is not None, of anything else None.
"""

import ast

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def keep_last_value(tree, name):
    """Changes the tree, so that running it calls the function of this name with the values."""
    if tree.body:
        tree.body[-1:] = _Keeping(name).statement(tree.body[-1])
        ast.fix_missing_locations(tree)


class _Keeping:
    def __init__(self, name):
        self._name = name

    def statement(self, node):
        """What stands in the place of a statement."""
        if isinstance(node, ast.Expr):
            return [self._kept(node.value, node)]
        if isinstance(node, ast.Assign):
            # The call gives on what it is given.
            node.value = self._call(node.value, node)
            return [node]
        if isinstance(node, (ast.If, ast.For)):
            node.body = self._all(node.body)
            node.orelse = self._all(node.orelse)
            return [node]
        bound = _bound_by(node)
        return [node] if bound is None else [node, self._kept(bound, node)]

    def _all(self, statements):
        return [each for statement in statements for each in self.statement(statement)]

    def _kept(self, value, at):
        return ast.copy_location(ast.Expr(self._call(value, at)), at)

    def _call(self, value, at):
        return ast.copy_location(ast.Call(ast.copy_location(ast.Name(self._name, ast.Load()), at), [value], []), at)


def _bound_by(node):
    """An expression for what a statement gave a value to, where reading it again runs nothing but a lookup."""
    if isinstance(node, _DEFINITIONS):
        return ast.Name(node.name, ast.Load())
    if not isinstance(node, ast.AugAssign) and not (isinstance(node, ast.AnnAssign) and node.value is not None):
        return None
    target = node.target
    if isinstance(target, ast.Name):
        return ast.Name(target.id, ast.Load())
    if isinstance(target, ast.Attribute) and _is_plain(target.value):
        return ast.Attribute(target.value, target.attr, ast.Load())
    if isinstance(target, ast.Subscript) and _is_plain(target.value) and _is_plain(target.slice):
        return ast.Subscript(target.value, target.slice, ast.Load())
    return None


def _is_plain(part):
    return isinstance(part, (ast.Name, ast.Constant))

"""Syntax trees of Python: parsing, walking, changing, showing, and literals without evaluation."""

import _ast

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400


class AST:
    """Base of all nodes."""

    _fields = ()
    _attributes = ()
    _lists = frozenset()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            plural = '' if len(fields) == 1 else 's'
            raise TypeError(f'{type(self).__name__} constructor takes at most {len(fields)} positional argument{plural}')
        for name, value in zip(fields, args):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got multiple values for argument '{name}'")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)
        for name in fields[len(args):]:
            if name not in kwargs:
                if name in self._lists:
                    setattr(self, name, [])
                elif name == 'ctx':
                    setattr(self, name, Load())

    def __reduce__(self):
        return type(self), (), self.__dict__


# One line per group: the base class, then its nodes with their fields; `?` may be None, `*` is a list.
_GROUPS = '''
mod
 Module body* type_ignores*
 Interactive body*
 Expression body
 FunctionType argtypes* returns
stmt @
 FunctionDef name args body* decorator_list* returns? type_comment? type_params*
 AsyncFunctionDef name args body* decorator_list* returns? type_comment? type_params*
 ClassDef name bases* keywords* body* decorator_list* type_params*
 Return value?
 Delete targets*
 Assign targets* value type_comment?
 TypeAlias name type_params* value
 AugAssign target op value
 AnnAssign target annotation value? simple
 For target iter body* orelse* type_comment?
 AsyncFor target iter body* orelse* type_comment?
 While test body* orelse*
 If test body* orelse*
 With items* body* type_comment?
 AsyncWith items* body* type_comment?
 Match subject cases*
 Raise exc? cause?
 Try body* handlers* orelse* finalbody*
 TryStar body* handlers* orelse* finalbody*
 Assert test msg?
 Import names*
 ImportFrom module? names* level?
 Global names*
 Nonlocal names*
 Expr value
 Pass
 Break
 Continue
expr @
 BoolOp op values*
 NamedExpr target value
 BinOp left op right
 UnaryOp op operand
 Lambda args body
 IfExp test body orelse
 Dict keys* values*
 Set elts*
 ListComp elt generators*
 SetComp elt generators*
 DictComp key value generators*
 GeneratorExp elt generators*
 Await value
 Yield value?
 YieldFrom value
 Compare left ops* comparators*
 Call func args* keywords*
 FormattedValue value conversion format_spec?
 JoinedStr values*
 Constant value kind?
 Attribute value attr ctx
 Subscript value slice ctx
 Starred value ctx
 Name id ctx
 List elts* ctx
 Tuple elts* ctx
 Slice lower? upper? step?
expr_context
 Load
 Store
 Del
boolop
 And
 Or
operator
 Add
 Sub
 Mult
 MatMult
 Div
 Mod
 Pow
 LShift
 RShift
 BitOr
 BitXor
 BitAnd
 FloorDiv
unaryop
 Invert
 Not
 UAdd
 USub
cmpop
 Eq
 NotEq
 Lt
 LtE
 Gt
 GtE
 Is
 IsNot
 In
 NotIn
excepthandler @
 ExceptHandler type? name? body*
pattern @
 MatchValue value
 MatchSingleton value
 MatchSequence patterns*
 MatchMapping keys* patterns* rest?
 MatchClass cls patterns* kwd_attrs* kwd_patterns*
 MatchStar name?
 MatchAs pattern? name?
 MatchOr patterns*
type_ignore
 TypeIgnore lineno tag
type_param @
 TypeVar name bound? default_value?
 ParamSpec name default_value?
 TypeVarTuple name default_value?
'''
_ALONE = '''
comprehension target iter ifs* is_async
arguments posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
arg@ arg annotation? type_comment?
keyword@ arg? value
alias@ name asname?
withitem context_expr optional_vars?
match_case pattern guard? body*
'''
_PLACES = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_classes = {}


def _define(name, base, fields, placed=None):
    names = tuple(field.rstrip('?*') for field in fields)
    namespace = {field[:-1]: None for field in fields if field.endswith('?')}
    namespace['__module__'] = 'ast'
    namespace['_fields'] = namespace['__match_args__'] = names
    namespace['_lists'] = frozenset([field[:-1] for field in fields if field.endswith('*')])
    if placed:
        namespace['_attributes'] = _PLACES
        namespace['end_lineno'] = namespace['end_col_offset'] = None
    cls = _classes[name] = globals()[name] = type(name, (base,), namespace)
    return cls


def _define_all():
    base = None
    for line in _GROUPS.strip().split('\n'):
        words = line.split()
        if line.startswith(' '):
            _define(words[0], base, words[1:])
        else:
            base = _define(words[0], AST, (), len(words) > 1)
    for line in _ALONE.strip().split('\n'):
        name, *fields = line.split()
        _define(name.rstrip('@'), AST, fields, name.endswith('@'))


_define_all()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    if mode not in ('exec', 'eval', 'single'):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode('utf-8-sig')
    if isinstance(source, AST):
        return source
    if not isinstance(source, str):
        raise TypeError('compile() arg 1 must be a string, bytes or AST object')
    return _ast.parse(source, str(filename), mode, _classes)


def literal_eval(node_or_string):
    """The value of a text or tree of literals: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = 'malformed node or string'
    line = getattr(node, 'lineno', None)
    if line:
        message += f' on line {line}'
    raise ValueError(f'{message}: {node!r}')


def _literal(node):
    cls = node.__class__
    if cls is Constant:
        return node.value
    if cls is Tuple:
        return tuple([_literal(item) for item in node.elts])
    if cls is List:
        return [_literal(item) for item in node.elts]
    if cls is Set:
        return {_literal(item) for item in node.elts}
    if cls is Dict:
        if len(node.keys) != len(node.values):
            _malformed(node)
        return {_literal(key): _literal(value) for key, value in zip(node.keys, node.values)}
    if cls is Call and node.func.__class__ is Name and node.func.id == 'set' and node.args == node.keywords == []:
        return set()
    if cls is BinOp and node.op.__class__ in (Add, Sub):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if node.op.__class__ is Add else left - right
    return _signed_number(node)


def _number(node):
    if node.__class__ is not Constant or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if node.__class__ is UnaryOp and node.op.__class__ in (UAdd, USub):
        value = _number(node.operand)
        return +value if node.op.__class__ is UAdd else -value
    return _number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """The tree as text, for people and for tests."""
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _Dump(annotate_fields, include_attributes, indent, show_empty).shown(node, 0)[0]


class _Dump:
    def __init__(self, annotate, attributes, indent, show_empty):
        self.annotate = annotate
        self.attributes = attributes
        self.indent = indent
        self.show_empty = show_empty

    def shown(self, node, level):
        """Text of a node, and whether it is simple."""
        prefix, separator = '', ', '
        if self.indent is not None:
            level += 1
            prefix = '\n' + self.indent * level
            separator = ',\n' + self.indent * level
        if isinstance(node, AST):
            parts, simple = self.parts(node, level)
            text = (', ' if simple and len(parts) <= 3 else separator).join(parts)
            if simple and len(parts) <= 3:
                return f'{node.__class__.__name__}({text})', not parts
            return f'{node.__class__.__name__}({prefix}{text})', False
        if isinstance(node, list):
            if not node:
                return '[]', True
            return f'[{prefix}{separator.join([self.shown(item, level)[0] for item in node])}]', False
        return repr(node), True

    def parts(self, node, level):
        cls = type(node)
        parts, empty = [], []
        all_simple = True
        named = self.annotate
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                named = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                named = True
                continue
            if not self.show_empty:
                if value == []:
                    if not named:
                        empty.append(repr(value))
                    continue
                if not named:
                    parts.extend(empty)
                    empty = []
            text, simple = self.shown(value, level)
            all_simple = all_simple and simple
            parts.append(f'{name}={text}' if named else text)
        for name in node._attributes if self.attributes else ():
            value = getattr(node, name, None)
            if value is None:
                continue
            text, simple = self.shown(value, level)
            all_simple = all_simple and simple
            parts.append(f'{name}={text}')
        return parts, all_simple


def copy_location(new_node, old_node):
    for name in _PLACES:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith('end_'):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives nodes without a place that of their parent."""
    def fix(node, *place):
        own = list(place)
        for i, name in enumerate(_PLACES):
            if name not in node._attributes:
                continue
            value = getattr(node, name, None) if name.startswith('end_') else getattr(node, name, ...)
            if value is (None if name.startswith('end_') else ...):
                setattr(node, name, own[i])
            else:
                own[i] = getattr(node, name)
        for child in iter_child_nodes(node):
            fix(child, *own)

    fix(node, 1, 0, 1, 0)
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """All nodes of a tree, level by level."""
    from collections import deque
    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError('%r can\'t have docstrings' % node.__class__.__name__)
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    return _cleaned(value.value) if clean else value.value


def _cleaned(text):
    """A docstring without its indentation and the blank lines around it."""
    lines = text.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    lines[0] = lines[0].lstrip()
    if margins:
        lines[1:] = [line[min(margins):] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def get_source_segment(source, node, *, padded=False):
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        line, end_line = node.lineno - 1, node.end_lineno - 1
        column, end_column = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    import re
    lines = re.findall(r'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z', source)
    if end_line == line:
        return lines[line].encode()[column:end_column].decode()
    padding = ''
    if padded:
        padding = ''.join([c if c in '\f\t' else ' ' for c in lines[line].encode()[:column].decode()])
    first = padding + lines[line].encode()[column:].decode()
    last = lines[end_line].encode()[:end_column].decode()
    return ''.join([first, *lines[line + 1:end_line], last])


class NodeVisitor:
    """Calls visit_NAME for the nodes of a tree."""

    def visit(self, node):
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose answers take the place of the nodes: None removes, a list of nodes takes the place of one."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                value = self.visit(old)
                if value is None:
                    delattr(node, name)
                else:
                    setattr(node, name, value)
        return node


def unparse(ast_obj):
    """Source text of a tree."""
    from _ast_unparse import Unparser
    return Unparser().text(ast_obj)


_ast.use_unparse(unparse)

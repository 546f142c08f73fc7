"""Examples of docstrings: found, run, compared, reported, as programs and as test cases.

>>> 1 + 1
2
>>> print('a', '', 'b', sep=chr(10))
a
<BLANKLINE>
b
"""
import doctest
def f(x):
    """
    >>> f(1)
    3
    >>> f('a')
    Traceback (most recent call last):
      ...
    TypeError: can only concatenate str (not "int") to str
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> f(2)    # doctest: +SKIP
    100
    >>> print(list(range(20))) # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [0,   1, ..., 19]
    """
    return x + 1
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m()
        'n'
        """
        return 'm'
    @property
    def p(self):
        """
        >>> 1
        1
        """
    @staticmethod
    def s():
        """>>> True
        1
        """
__test__ = {'extra': '>>> 2\n2\n'}
r = doctest.testmod()
print(r, r.failed, r.attempted, r.skipped)
print(doctest.testmod(verbose=True))
doctest.run_docstring_examples(f, globals(), name='f!', optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
p = doctest.DocTestParser()
print([each if isinstance(each, str) else type(each).__name__ for each in p.parse('text\n  >>> 1\n  1\n\nmore\n')])
for e in p.get_examples('>>> 1 # doctest: +ELLIPSIS\n1\n\n>>> x = 2\n>>> raise ValueError("a")\nTraceback (most recent call last):\nValueError: a\n'):
    print(repr(e.source), repr(e.want), e.exc_msg, e.lineno, e.indent, e.options)
t = p.get_doctest('>>> 1\n2\n', {}, 'name', 'file.py', 10)
print(t, len(t.examples), t.docstring, t.filename, t.lineno)
c = doctest.OutputChecker()
print(c.check_output('1\n', '1\n', 0), c.check_output('a...c', 'abbc', doctest.ELLIPSIS), c.check_output('True\n','1\n',0), c.check_output('1\n','True\n',0))
ex = doctest.Example('x\n', 'a\nb\n')
for flag in 0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF:
    print(c.output_difference(ex, 'a\nc\n', flag))
print(c.output_difference(doctest.Example('x\n', ''), 'got\n', 0), c.output_difference(doctest.Example('x\n', 'w'), '', 0), c.output_difference(doctest.Example('x\n', ''), '', 0))
print(doctest.Example('x','y') == doctest.Example('x\n','y\n'))
for bad in '>>>1\n', '>>> a\n  ...b\n', '  >>> a\n b\n', '>>> 1 # doctest: +FOO\n', '>>> 1 # doctest: ELLIPSIS\n':
    try: p.get_examples(bad, 'nm')
    except ValueError as e: print(e)
try:
    doctest.DebugRunner().run(t)
except doctest.DocTestFailure as e: print(repr(str(e)), e.test, e.example.source, repr(e.got))
try:
    doctest.DebugRunner().run(p.get_doctest('>>> 1/0\n', {}, 'n2', None, None))
except doctest.UnexpectedException as e: print(str(e), e.exc_info[0])
print(doctest.script_from_examples('text\n>>> 1\n1\nmore\n>>> if 1:\n...    2\n2\n'))
print([ (x.name, x.lineno, len(x.examples)) for x in doctest.DocTestFinder().find(C)])
print([ (x.name, x.lineno) for x in doctest.DocTestFinder(exclude_empty=False).find(C)])
import unittest
s = doctest.DocTestSuite()
print(s.countTestCases(), [str(x) for x in s], [x.id() for x in s])
res = unittest.TestResult(); s.run(res)
print(res.testsRun, len(res.failures), res.failures[0][1].split('runTest')[1].split('AssertionError')[1])
for flag in doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF:
    print(c.output_difference(doctest.Example('x\n', 'a\nb\nc\nd\ne\nf\n'), 'a\nb\nX\nd\n\nf\n', flag))
print(c.check_output('a\n<BLANKLINE>\nb\n', 'a\n\nb\n', 0), c.check_output('a...b...c', 'ab', 8), c.check_output('...', 'x', 8), c.check_output('a  b\n', 'a b\n', 4))
def g():
    """
    >>> raise ValueError('multi\\nline')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: something else
    >>> x = 5
    >>> x
    5
    >>> 1 / 0
    Traceback (most recent call last):
        ...
    ZeroDivisionError: division by zero
    """
doctest.run_docstring_examples(g, {})
print(doctest.DocTestRunner(verbose=True).summarize())
wrong = p.get_doctest(">>> raise KeyError('a')\nTraceback (most recent call last):\nKeyError: 'b'\n", {}, 'wrong', None, None)
lines = []
print(doctest.DocTestRunner().run(wrong, out=lines.append), ''.join(lines).split('Got:')[0])

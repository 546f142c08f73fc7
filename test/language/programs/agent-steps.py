# What a code agent writes over several steps: tools, retries, a final answer.
class ToolError(Exception): pass
def search(query, _pages={'python': ['Python 3.13 was released in October 2024', 'Python is a language'], 'rust': ['Rust 1.0 came in 2015']}):
    hits = [p for key, pages in _pages.items() if key in query.lower() for p in pages]
    if not hits: raise ToolError(f'no results for {query!r}')
    return '\n'.join(f'{i}. {h}' for i, h in enumerate(hits, 1))
def flaky(n, state={'calls': 0}):
    state['calls'] += 1
    if state['calls'] < n: raise TimeoutError(f'try {state["calls"]}')
    return f'answer after {state["calls"]} calls'
def retry(function, *args, times=3, errors=(TimeoutError,)):
    problems = []
    for attempt in range(1, times + 1):
        try: return function(*args)
        except errors as error: problems.append(error)
    raise ExceptionGroup(f'{times} tries failed', problems)
class FinalAnswer(BaseException):
    def __init__(self, value): self.value = value
def final_answer(value): raise FinalAnswer(value)
tools = {'search': search, 'final_answer': final_answer, 'retry': retry, 'flaky': flaky}
steps = ['found = search("when was Python released?")\nprint(found)', 'import re\nyears = [int(y) for y in re.findall(r"\\b(20\\d\\d)\\b", found)]\nprint("years", years)', 'print(search("cobol"))', 'print(retry(flaky, 3))', 'answer = yeers[0]', 'x = (1', 'del years[5]', 'final_answer({"year": years[0], "text": f"{found.splitlines()[0]!r}"})', 'print("never")']
state = dict(tools)
for number, code in enumerate(steps, 1):
    print(f'--- step {number}')
    try: exec(compile(code, f'<step {number}>', 'exec'), state)
    except FinalAnswer as done:
        print('final:', done.value)
        break
    except Exception as error:
        line = error.__traceback__.tb_next.tb_lineno if error.__traceback__.tb_next and not isinstance(error, SyntaxError) else getattr(error, 'lineno', None)
        print(f'{type(error).__name__} on line {line}: {error}')
print(sorted(k for k in state if k not in tools and not k.startswith('__')))
try: retry(lambda: {}['k'], errors=KeyError)
except* KeyError as group: print(group.message, len(group.exceptions))

# ends: SyntaxError|MemoryError|RecursionError|memory|time
exec('async def f():\n  ' + 'await ' * 10**5 + 'x')

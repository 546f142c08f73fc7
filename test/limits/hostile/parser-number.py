# ends: memory|SyntaxError|time
eval('9' * 10**7)

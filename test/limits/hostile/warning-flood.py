# ends: memory|time|output
exec("'\\d'\n" * 300000)

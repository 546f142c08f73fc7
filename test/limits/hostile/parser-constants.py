# ends: memory|time|output|nothing
exec("'dd'\n" * 300000)

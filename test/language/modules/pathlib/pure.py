"""Pure paths drawn at random: their parts, names, orders and what they match."""
from pathlib import *
import random
r=random.Random(3)
P=['a','b.txt','..','.','c.tar.gz','.hid','x.','/','','a b','..b','.x.y']
def p(): return r.choice(['','/'])+'/'.join(r.choice(P) for _ in range(r.randint(0,4)))
for i in range(150):
    a,b=p(),p(); x,y=PurePosixPath(a),PurePosixPath(b)
    for f in (lambda: x.relative_to(y), lambda: x.relative_to(y,walk_up=True), lambda: x.is_relative_to(y), lambda: x.is_relative_to(b), lambda: (x<y,x<=y,x>y,x>=y,x==y), lambda: x/y, lambda: x/b, lambda: b/x, lambda: x.with_name(r.choice(['n','','.','a/b','q.z'])), lambda: x.with_stem(r.choice(['n','','.'])), lambda: x.with_suffix(r.choice(['.z','','.','z','./'])), lambda: (x.parts,x.parent,x.name,x.stem,x.suffix,x.suffixes,list(x.parents),x.root), lambda: x.match(r.choice(['*.txt','a/*','/a','**','[ab]*'])), lambda: x.full_match(r.choice(['**/*.txt','a/**','/a'])), lambda: x.joinpath('q','/r')):
        try: print(a,b,f())
        except Exception as e: print(type(e).__name__, e)

"""Texts drawn at random: every kind of delta and every question of a matcher."""
import difflib, random
r=random.Random(12)
words=['alpha','beta','gamma','delta\t','  eps','zeta  x','#','','one two three','one too three','ab cd','\tx']
def lines(): return [r.choice(words)+r.choice(['','s','!'])+'\n' for _ in range(r.randint(0,14))]
def mutate(l):
    l=list(l)
    for _ in range(r.randint(0,4)):
        k=r.randrange(4); i=r.randint(0,len(l))
        if k==0: l.insert(i,r.choice(words)+'\n')
        elif k==1 and l: del l[min(i,len(l)-1)]
        elif l: j=min(i,len(l)-1); s=l[j]; p=r.randint(0,len(s)); l[j]=s[:p]+r.choice('xyz ')+s[p+1:]
    return l
for i in range(60):
    a=lines(); b=mutate(a) if r.random()<.8 else lines()
    print(list(difflib.ndiff(a,b))); print(list(difflib.unified_diff(a,b,'x','y','d1','',r.randint(0,3)))); print(list(difflib.context_diff(a,b,'x','y',n=r.randint(0,3))))
    print(list(difflib.Differ(difflib.IS_LINE_JUNK).compare(a,b))); d=list(difflib.ndiff(a,b)); print(list(difflib.restore(d,1))==a, list(difflib.restore(d,2))==b)
    s,t=''.join(a)[:r.randint(0,60)],''.join(b)[:r.randint(0,60)]
    m=difflib.SequenceMatcher(r.choice([None,str.isspace]),s,t,r.random()<.5)
    print(m.ratio(),m.quick_ratio(),m.real_quick_ratio(),m.get_matching_blocks(),m.get_opcodes(),list(m.get_grouped_opcodes(2)),m.find_longest_match(), sorted(m.bjunk))
    print(difflib.get_close_matches(r.choice(words),words,r.randint(1,4),r.choice([0.3,0.6,0.0])))
for k in range(8):
    s=''.join(r.choice('abc') for _ in range(300)); t=''.join(r.choice('abcd') for _ in range(r.randint(190,250)))
    m=difflib.SequenceMatcher(None,s,t,k%2==0); print(m.ratio(), sorted(m.bpopular), sorted(m.b2j), m.find_longest_match(5,50,3,90), len(m.get_opcodes()))
print(list(difflib.diff_bytes(difflib.unified_diff,[b'a\xff\n'],[b'b\n'],b'x',b'y')))
for f in (lambda: list(difflib.unified_diff([1],['a'])), lambda: list(difflib.unified_diff(['a'],['b'],5)), lambda: list(difflib.diff_bytes(difflib.unified_diff,['a'],[b'b'])), lambda: list(difflib.restore([],3)), lambda: difflib.get_close_matches('a',[],0), lambda: difflib.get_close_matches('a',[],1,2), lambda: difflib.SequenceMatcher[str], lambda: difflib.IS_LINE_JUNK('x #'), lambda: difflib.IS_CHARACTER_JUNK('\t'), lambda: difflib.SequenceMatcher(None,[1,2,3],[2,3,4]).get_opcodes()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

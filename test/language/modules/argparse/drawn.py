"""Parsers and command lines drawn at random."""
import argparse, random, io, contextlib, os
os.environ['COLUMNS']='70'
r=random.Random(21)
def build(i):
    p=argparse.ArgumentParser(prog='p%d'%i, add_help=r.random()<.5, allow_abbrev=r.random()<.8)
    n=0
    conts=[p]
    if r.random()<.4: conts.append(p.add_mutually_exclusive_group(required=r.random()<.4))
    if r.random()<.3: conts.append(p.add_argument_group('grp'))
    for j in range(r.randint(1,5)):
        c=r.choice(conts); k=r.randrange(8); name='--opt%d'%j if r.random()<.6 else '-'+'abcde'[j]
        try:
            if k==0: c.add_argument(name,help='h '*r.randint(0,20))
            elif k==1: c.add_argument(name,'--alias%d'%j,action='store_true')
            elif k==2: c.add_argument(name,nargs=r.choice(['?','*','+',2]),type=int,default=r.choice([None,'7']))
            elif k==3: c.add_argument(name,action=r.choice(['append','count']),required=(c is p and r.random()<.2))
            elif k==4: c.add_argument('pos%d'%j,nargs=r.choice([None,'?','*','+',2]))
            elif k==5: c.add_argument(name,choices=['x','y'],default='x')
            elif k==6: c.add_argument('pos%d'%j,nargs='?',default=3)
            else: c.add_argument(name,action=argparse.BooleanOptionalAction if name[:2]=='--' else 'store_const',**({} if name[:2]=='--' else {'const':5}))
        except Exception as e: print(type(e).__name__, e)
    return p
W=['a','1','x','-a','-b','-c','-d','-e','--opt0','--opt1','--opt2','--opt3','--op','--alias0','--alias1=3','--','-5','--opt0=x','-ab','-a1','-abx','--no-opt1','2','y','--opt4','-']
for i in range(60):
    p=build(i)
    try: print(p.format_help())
    except Exception as e: print(type(e).__name__)
    for _ in range(5):
        args=[r.choice(W) for _ in range(r.randint(0,6))]
        out=io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try: res=p.parse_known_args(args) if r.random()<.7 else p.parse_args(args)
            except SystemExit as e: res='exit %r'%(e.code,)
            except Exception as e: res=type(e).__name__
        print(args,res,out.getvalue()[-200:])

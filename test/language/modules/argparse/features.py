"""Arguments, help, subcommands, groups, errors."""
import argparse, sys, io, contextlib, os
os.environ['COLUMNS']='80'
def run(parser, *lines, method='parse_args'):
    for line in lines:
        args = line.split() if isinstance(line,str) else line
        out=io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try: r=getattr(parser,method)(args)
            except SystemExit as e: r='exit %r'%(e.code,)
            except Exception as e: r=type(e).__name__+': '+str(e)
        print(args, '->', r); 
        if out.getvalue(): print(out.getvalue())
P=argparse.ArgumentParser
p=P(prog='prog',description='A program that does things, with a description long enough to be wrapped over two lines at least.',epilog='The end of %(prog)s.')
p.add_argument('files',nargs='+',help='files to read')
p.add_argument('-v','--verbose',action='count',default=0,help='say more')
p.add_argument('-o','--output',metavar='FILE',help='where to write (default: %(default)s)',default='out.txt')
p.add_argument('--level',type=int,choices=[1,2,3],default=2)
p.add_argument('--flag',action=argparse.BooleanOptionalAction,default=True,help='a flag')
p.add_argument('-q','--quiet',dest='verbose',action='store_const',const=-1)
p.add_argument('--add',action='append',type=float)
p.add_argument('--ext',action='extend',nargs='*')
p.add_argument('--opt',nargs='?',const='C',default='D')
p.add_argument('--pair',nargs=2,metavar=('A','B'))
p.add_argument('--version',action='version',version='%(prog)s 1.0')
p.print_help()
run(p,'a b','-vvv a','a -v b','--level 2 a','--level 5 a','--level x a','','-o','-ofile a','-o=file a','--output=x a','--out x a','--o x a','-vo x a','-vx a','--no-flag a','--flag=1 a','--add 1 --add 2.5 a','--add x a','--ext a b --ext c -- z','--opt -v a','--opt x a','a --opt','--pair 1 a','--pair 1 2 a','--version','-h','a -- -v','-- -v','-qv a','--verb a','--unknown a','-z a','a b -v c','--ver a',['a b'],['-5'],['--level=','a'],'--opt= a')
p.print_usage(); print(p)
p=P(prog='sub'); p.add_argument('--top',action='store_true'); s=p.add_subparsers(dest='cmd',title='commands',description='what to do',help='sub help',required=True)
a=s.add_parser('add',help='adds things',aliases=['a'],description='Add.'); a.add_argument('x',type=int); a.add_argument('y',type=int,nargs='?',default=7); a.set_defaults(func='add')
b=s.add_parser('remove',help='removes'); b.add_argument('-f','--force',action='store_true')
p.print_help(); a.print_help(); run(p,'add 1','add 1 2','a 3','--top remove -f','remove -x','','nope','add','add 1 2 3','remove --top'); run(p,'add 1 --what', method='parse_known_args')
p=P(prog='mx'); g=p.add_mutually_exclusive_group(required=True); g.add_argument('--foo',action='store_true'); g.add_argument('--bar',type=int); g2=p.add_mutually_exclusive_group(); g2.add_argument('-x'); g2.add_argument('y',nargs='?')
p.print_help(); run(p,'--foo','--bar 3','--foo --bar 3','','--foo -x 1 2','--foo 2')
p=P(prog='pos'); p.add_argument('a'); p.add_argument('b',nargs='?'); p.add_argument('c',nargs='*',default=['z']); p.add_argument('-n',type=int)
p.print_help(); run(p,'1','1 2','1 2 3 4','1 -n 5 2','-n 5 1 2 3','1 2 -n 3 4','')
p=P(prog='rem'); p.add_argument('-x'); p.add_argument('cmd'); p.add_argument('rest',nargs=argparse.REMAINDER); p.print_usage(); run(p,'-x 1 run -y --z','run -x 1','run')
p=P(prog='neg'); p.add_argument('n',type=int); p.add_argument('-f',type=float); run(p,'-5','-f -2.5 3','-f -.5 -1','-e'); p.add_argument('-1',dest='one',action='store_true'); run(p,'-5','-1 5')
p=P(prog='pre',prefix_chars='+-',add_help=False,allow_abbrev=False); p.add_argument('+a'); p.add_argument('++bee'); p.add_argument('--long'); p.print_help(); run(p,'+a 1','++bee 2','--lon 3','--long 3')
p=P(prog='dflt',argument_default=argparse.SUPPRESS); p.add_argument('--a'); p.add_argument('--b',default='3',type=int); run(p,'','--a 1')
p=P(prog='fmt',formatter_class=argparse.ArgumentDefaultsHelpFormatter); p.add_argument('--a',default=5,help='an a'); p.add_argument('--b',help='no default',required=True); p.add_argument('c',nargs='?',default=1,help='see'); p.add_argument('--supp',help=argparse.SUPPRESS); p.print_help()
p=P(prog='raw',formatter_class=argparse.RawTextHelpFormatter,description='a\n  b'); p.add_argument('--a',help='l1\nl2'); p.print_help()
p=P(prog='rawd',formatter_class=argparse.RawDescriptionHelpFormatter,description='a\n  b',usage='%(prog)s [x]'); p.add_argument('--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',help='word '*30); p.print_help()
p=P(prog='mt',formatter_class=argparse.MetavarTypeHelpFormatter); p.add_argument('--a',type=int); p.add_argument('b',type=float); p.print_help()
p=P(prog='a_rather_long_program_name'); 
for i in range(12): p.add_argument('--option-number-%d'%i,help='help %d'%i)
p.add_argument('positional_one'); p.add_argument('positional_two',nargs='*'); p.print_help()
p=P(prog='x'*70); p.add_argument('--aa'); p.add_argument('bb'); p.print_usage()
q=P(add_help=False); q.add_argument('--par',type=int); gg=q.add_argument_group('extra','desc'); gg.add_argument('--ex'); p=P(prog='par',parents=[q]); p.add_argument('own'); p.print_help(); run(p,'--par 3 z --ex 4')
p=P(prog='conf',conflict_handler='resolve'); p.add_argument('-f','--foo',help='old'); p.add_argument('--foo',help='new'); p.print_help()
p=P(prog='err',exit_on_error=False); p.add_argument('--n',type=int); run(p,'--n x','--what')
class Up(argparse.Action):
    def __call__(self,parser,ns,values,option_string=None): setattr(ns,self.dest,values.upper()+str(option_string))
def even(v):
    if int(v)%2: raise argparse.ArgumentTypeError('%s is odd'%v)
    return int(v)
p=P(prog='cust'); p.add_argument('--u',action=Up); p.add_argument('--e',type=even); p.add_argument('--old',action='store_true',deprecated=True); p.set_defaults(z=9); run(p,'--u abc','--e 3','--e 4','--old --old'); print(p.get_default('z'), p.get_default('u'))
print(p._actions[1]); print(argparse.Namespace(a=1,**{'x-y':2}), argparse.Namespace(a=1)==argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1))
p=P(prog='mixed'); p.add_argument('--foo'); p.add_argument('cmd'); p.add_argument('rest',nargs='*',type=int); run(p,'doit 1 --foo bar 2 3', method='parse_intermixed_args'); run(p,'doit 1 --foo bar 2 3', method='parse_known_args'); run(p,'doit 1 --foo bar 2 3')
for f in (lambda: p.add_argument('a','b'), lambda: p.add_argument('--foo'), lambda: p.add_argument('-x',action='nope'), lambda: p.add_argument('x',required=True), lambda: p.add_argument('x',nargs=0), lambda: p.add_argument('--y',nargs=0), lambda: p.add_argument('--y',type='zz'), lambda: p.add_argument('--y',nargs=2,metavar=('a','b','c')), lambda: p.add_argument('--y',action='append_const'), lambda: P(conflict_handler='x'), lambda: p.add_argument('--'), lambda: p.add_argument('x',dest='y'), lambda: p.add_argument('--c',const=3), lambda: P(prog='z').parse_args([]).q, lambda: argparse.FileType('r'), lambda: argparse.FileType('w',encoding='utf-8')):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)

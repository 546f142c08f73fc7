"""Texts drawn at random, wrapped, shortened, dedented and indented in every option."""
import textwrap, random
r=random.Random(11)
W=['a','the','quick','well-known','--','---','a--b','e-mail','x-','-y','foo-bar-baz','1-2','a-1b','extraordinarily-long-hyphenated-word','end.','End!"',"it's",'\t','\n','  ','   ','\u2003','héllo-wörld','日本-語版','😀-😀😀','_a-_b','U.S.','hello,--world','"q"--x','\x0b','\xa0','٣٤-٥٦', 'ab-cd-ef', '-----', 'don\'t.', 'ok?', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']
def text(): return ''.join(r.choice(W)+r.choice([' ',' ','','  ','\n']) for _ in range(r.randint(0,25)))
for i in range(120):
    t=text()
    kw=dict(width=r.choice([6,7,8,10,20,40,70]),initial_indent=r.choice(['','','* ']),subsequent_indent=r.choice(['','','    ']),expand_tabs=r.random()<.7,replace_whitespace=r.random()<.7,fix_sentence_endings=r.random()<.4,break_long_words=r.random()<.6,drop_whitespace=r.random()<.7,break_on_hyphens=r.random()<.7,tabsize=r.choice([8,4]),max_lines=r.choice([None,None,None,1,2,3]),placeholder=r.choice([' [...]','...','']))
    try: print(i, textwrap.wrap(t,**kw))
    except ValueError as e: print(i,e)
    try: print(repr(textwrap.shorten(t,r.randint(5,40))))
    except ValueError as e: print(e)
    d='\n'.join(r.choice(['','  ','\t','    ','  \t',' '])+r.choice(['x','yy z','',' ']) for _ in range(r.randint(0,6)))
    print(repr(textwrap.dedent(d)), repr(textwrap.indent(d,'> ')), repr(textwrap.indent(d,'> ',lambda l: True)), repr(textwrap.fill(t,30)))
for f in (lambda: textwrap.wrap(5), lambda: textwrap.wrap('x',0), lambda: textwrap.dedent(5), lambda: textwrap.wrap('a b',width=3,max_lines=1,placeholder='....'), lambda: textwrap.indent(5,'x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
w=textwrap.TextWrapper(width=5); w.width=9; print(w.wrap('hello big world'), w.tabsize, w.placeholder, sorted(vars(w)))

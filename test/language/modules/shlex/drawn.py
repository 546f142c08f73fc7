"""Texts drawn at random in every mode, pushed sources and what lexers look like."""
import shlex, random
r=random.Random(6)
C=list('ab"\'\\ \t\n#;|&<>()=~-.é/1$')+['foo','bar','""',"''",' ','  ','ß','×']
for i in range(120):
    s=''.join(r.choice(C) for _ in range(r.randint(0,14)))
    for f in (lambda: shlex.split(s), lambda: shlex.split(s,True), lambda: shlex.split(s,posix=False), lambda: list(shlex.shlex(s)), lambda: list(shlex.shlex(s,posix=True)), lambda: list(shlex.shlex(s,punctuation_chars=True)), lambda: list(shlex.shlex(s,posix=True,punctuation_chars=True)), lambda: list(shlex.shlex(s,punctuation_chars='|=')), lambda: shlex.quote(s), lambda: shlex.split(shlex.quote(s))==[s], lambda: shlex.join([s,'a'])):
        try: print(f())
        except ValueError as e: print(e)
    l=shlex.shlex(s,posix=r.random()<.5,punctuation_chars=r.random()<.5); l.whitespace_split=r.random()<.5; l.commenters=r.choice(['','#',';'])
    try: print(list(l), l.lineno, l.token, l.state)
    except ValueError as e: print(e, l.lineno, l.token)
l=shlex.shlex('a b'); print(l.get_token()); l.push_token('x'); print(l.get_token(), l.get_token(), repr(l.get_token()))
l=shlex.shlex('a b','f.txt'); l.push_source('c d','g.txt'); print(list(l), l.infile, l.error_leader(), l.error_leader('q',5)); print(l.wordchars, l.punctuation_chars)
l=shlex.shlex('a source b c'); l.source='source'; l.sourcehook=lambda n:(n,__import__('io').StringIO('in1 in2')); print(list(l))
l=shlex.shlex('a',posix=True,punctuation_chars=True); print(l.wordchars, l.punctuation_chars, l.eof)
try: shlex.split(None)
except ValueError as e: print(e)
try: l.punctuation_chars='x'
except AttributeError as e: print('AttributeError')

"""Addresses, networks and interfaces of both versions: every part, every refusal."""
import ipaddress as I, random, copy
r=random.Random(31)
def t(f):
    try:
        v=f()
        if hasattr(v,'__next__'): v=list(v)[:20]
        print(repr(v))
    except Exception as e: print(type(e).__name__, e)
V4=['10.0.0.1','192.168.1.1','192.0.0.9','192.0.0.1','127.0.0.1','0.0.0.0','255.255.255.255','100.64.1.1','169.254.3.4','224.0.0.1','240.0.0.1','8.8.8.8','172.32.0.1','172.16.0.1','203.0.113.7','198.18.0.1','1.2.3']
V6=['::1','::','fe80::1','fe80::1%eth0','2001:db8::1','::ffff:10.0.0.1','::ffff:8.8.8.8','2002:c000:204::1','2001:0:4136:e378:8000:63bf:3fff:fdd2','fc00::1','ff02::1','fec0::1','2001:4860:4860::8888','100::1','64:ff9b:1::','2001:1::1','1:2:3:4:5:6:7:8','1:0:0:2:0:0:0:3','2001:20::1','3fff::1']
P='version max_prefixlen compressed exploded packed reverse_pointer is_private is_global is_multicast is_reserved is_loopback is_link_local is_unspecified is_site_local ipv4_mapped sixtofour teredo scope_id ipv6_mapped'.split()
for a in V4+V6:
    t(lambda: I.ip_address(a)); 
    try: x=I.ip_address(a)
    except ValueError: continue
    [print(a,n,getattr(x,n,'-')) for n in P if '%' not in a or n not in ('exploded','reverse_pointer')]; print( int(x), x+1 if int(x)<2**32-1 or x.version==6 else '', str(x), hash(x)==hash(I.ip_address(a)), copy.copy(x)==x)
    for sp in ('','s','b','x','X','n','#x','#b','_b','#_x','>40','q'): t(lambda: format(x,sp))
B=['','1','1.2.3.4.5','1.2.3.256','01.2.3.4','1.2.3.a','1..2.3','1.2.3.0001','1.2.3.4/8','::1::2',':1:2:3:4:5:6:7','1:2:3:4:5:6:7:','12345::','g::','1:2:3:4:5:6:7:8:9','1:2:3','::1.2.3','::1.2.3.400','1:2','fe80::1%','fe80::%a%b','1:2:3:4:5:6:7::','::2:3:4:5:6:7:8','1::2:3:4:5:6:7:8',':::','1:','::1/64','٣.1.1.1']
for b in B: t(lambda: I.IPv4Address(b)); t(lambda: I.IPv6Address(b)); t(lambda: I.ip_address(b)); t(lambda: I.ip_network(b)); t(lambda: I.IPv6Network(b)); t(lambda: I.IPv4Network(b))
for v in (-1,0,2**32,2**32-1,2**128,2**128-1,b'1234',b'12345',b'x'*16,5.5,None): t(lambda: I.IPv4Address(v)); t(lambda: I.IPv6Address(v)); t(lambda: I.ip_address(v))
NP='version max_prefixlen prefixlen netmask hostmask broadcast_address num_addresses with_prefixlen with_netmask with_hostmask compressed exploded is_private is_global is_multicast is_reserved is_loopback is_link_local is_unspecified reverse_pointer'.split()
N=['10.0.0.0/8','192.168.0.0/30','192.168.0.0/31','10.0.0.1/32','0.0.0.0/0','10.0.0.0/255.0.0.0','10.0.0.0/0.255.255.255','10.0.0.1/8','10.0.0.0/33','10.0.0.0/a','10.0.0.0/-1','10.0.0.0/255.0.255.0','10.0.0.0/1/2','2001:db8::/32','::/0','fe80::/64','2001:db8::1/32','2001:db8::/129','::1/128','::/127','100.64.0.0/10','10.0.0.0/','192.0.0.0/29','2001:db8::/ffff::', '1.2.3.4/08']
for n in N:
    t(lambda: I.ip_network(n)); t(lambda: I.ip_network(n,strict=False)); t(lambda: I.IPv4Network(n)); t(lambda: I.IPv6Network(n)); t(lambda: I.ip_interface(n))
    try: x=I.ip_network(n,False)
    except ValueError: continue
    [print(n,p,getattr(x,p)) for p in NP]; print( str(x), hash(x)==hash(I.ip_network(n,False)))
    if x.num_addresses<300: t(lambda: x.hosts()); t(lambda: list(x)[:5]); t(lambda: x[0]); t(lambda: x[-1]); t(lambda: x[5])
    t(lambda: list(x.subnets())); t(lambda: x.supernet()); t(lambda: x.supernet(new_prefix=4)); t(lambda: list(x.subnets(new_prefix=x.prefixlen+2))[:3]); t(lambda: list(x.subnets(2))[:2]); t(lambda: list(x.subnets(500))); t(lambda: x.supernet(200)); t(lambda: I.ip_address('10.0.0.1') in x)
    try: i=I.ip_interface(n)
    except ValueError as e: print(e); continue
    print(repr(i), i.ip, i.network, i.netmask, i.with_prefixlen, i.with_netmask, i.exploded, i.is_private, i.is_loopback, i.is_unspecified, i.hostmask)
nets=[I.ip_network(n,False) for n in ('10.0.0.0/8','10.1.0.0/16','10.0.0.0/9','192.168.0.0/16','2001:db8::/32','2001:db8:1::/48')]
for x in nets:
    for y in nets:
        for f in (lambda: x<y, lambda: x==y, lambda: x.overlaps(y), lambda: x.subnet_of(y), lambda: x.supernet_of(y), lambda: x.compare_networks(y), lambda: list(x.address_exclude(y))[:9], lambda: x>=y): t(f)
for i in range(40):
    a,b=sorted([r.randrange(2**32) if r.random()<.3 else r.randrange(3000) for _ in range(2)]); t(lambda: I.summarize_address_range(I.IPv4Address(a),I.IPv4Address(b)))
    l=[r.choice([I.IPv4Address(r.randrange(64)),I.IPv4Network((r.randrange(64)&~3,30)),I.IPv4Network((r.randrange(64)&~15,28))]) for _ in range(r.randint(0,12))]; t(lambda: I.collapse_addresses(l)); t(lambda: sorted(l,key=I.get_mixed_type_key))
t(lambda: I.summarize_address_range(I.IPv4Address(5),I.IPv4Address(1))); t(lambda: I.summarize_address_range(I.IPv4Address(5),I.IPv6Address(9))); t(lambda: I.summarize_address_range(5,6)); t(lambda: I.collapse_addresses([I.IPv4Address(5),I.IPv6Address(1)]))
x,y=I.IPv4Address(1),I.IPv6Address(1)
for f in (lambda: x<y, lambda: x==y, lambda: x<5, lambda: x+'a', lambda: x-1, lambda: x-2, lambda: x<I.IPv4Network('0.0.0.0/8'), lambda: I.IPv4Interface('1.2.3.4/8')<I.IPv4Interface('1.2.3.5/8'), lambda: I.IPv4Interface('1.2.3.4/8')==I.IPv4Interface('1.2.3.4/9'), lambda: I.IPv4Interface('1.2.3.4/8')==I.IPv4Address('1.2.3.4'), lambda: I.v4_int_to_packed(2**40), lambda: I.v6_int_to_packed(5), lambda: I.IPv4Network((167772160,8)), lambda: I.IPv4Network(('10.0.0.0',8)), lambda: I.IPv4Network(5), lambda: I.IPv4Network(b'\x0a\0\0\0'), lambda: I.ip_network((1,2)), lambda: x in I.ip_network('0.0.0.0/8'), lambda: sorted([I.IPv4Address(5),I.IPv4Address(3)]), lambda: I.get_mixed_type_key(5), lambda: I.ip_interface('1.2.3.4'), lambda: I.IPv6Interface('fe80::1%e/64'), lambda: I.IPv4Interface(5), lambda: I.IPv4Interface((5,24)), lambda: I.IPv4Interface('1.1.1.1/33'), lambda: {x:1}[I.IPv4Address(1)], lambda: I.IPv4Network('10.0.0.0/8') in I.IPv4Network('10.0.0.0/7'), lambda: x.foo): t(f)

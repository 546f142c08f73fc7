"""System calls that a run may make, by their numbers on x86_64 and aarch64 (`-`: the machine has no such call).

Whatever is not here is refused: making processes, executing, sockets, tracing, mounting, other identities, keys, io_uring
and what kernels will bring. Calls that depend on their arguments are in seccomp.py. Frequent ones come first.
"""

import platform

ORDINARY = """
read:0:63 write:1:64 futex:202:98 mmap:9:222 munmap:11:215 madvise:28:233 mprotect:10:226 brk:12:214 lseek:8:62
close:3:57 openat:257:56 fstat:5:80 newfstatat:262:79 clock_gettime:228:113 rt_sigaction:13:134 rt_sigprocmask:14:135
rt_sigreturn:15:139 ioctl:16:29 fcntl:72:25 pread64:17:67 pwrite64:18:68 readv:19:65 writev:20:66 getpid:39:172
gettid:186:178 getrandom:318:278 clock_nanosleep:230:115 nanosleep:35:101 exit:60:93 exit_group:231:94
open:2:- stat:4:- lstat:6:- statx:332:291 poll:7:- ppoll:271:73 select:23:- pselect6:270:72 mremap:25:216 msync:26:227
mincore:27:232 rt_sigpending:127:136 rt_sigtimedwait:128:137 rt_sigsuspend:130:133 sigaltstack:131:132 preadv:295:69
pwritev:296:70 preadv2:327:286 pwritev2:328:287 access:21:- faccessat:269:48 faccessat2:439:439 pipe:22:- pipe2:293:59
sched_yield:24:124 dup:32:23 dup2:33:- dup3:292:24 pause:34:- getitimer:36:102 setitimer:38:103 alarm:37:-
getppid:110:173 uname:63:160 flock:73:32 fsync:74:82 fdatasync:75:83 ftruncate:77:46 getdents:78:-
getdents64:217:61 getcwd:79:17 chdir:80:49 fchdir:81:50 rename:82:- renameat:264:38 renameat2:316:276 mkdir:83:-
mkdirat:258:34 rmdir:84:- creat:85:- link:86:- linkat:265:37 unlink:87:- unlinkat:263:35 symlink:88:- symlinkat:266:36
readlink:89:- readlinkat:267:78 umask:95:166 gettimeofday:96:169
getrlimit:97:163 getrusage:98:165 sysinfo:99:179 times:100:153 getuid:102:174 getgid:104:176 geteuid:107:175
getegid:108:177 getgroups:115:158 getresuid:118:148 getresgid:120:150 getpgrp:111:- getpgid:121:155 getsid:124:156
statfs:137:43 fstatfs:138:44 arch_prctl:158:-
sync_file_range:277:84 copy_file_range:326:285 sendfile:40:71 fallocate:285:47 fadvise64:221:223 readahead:187:213
time:201:- sched_getaffinity:204:123 sched_getparam:143:121 sched_getscheduler:145:120 sched_get_priority_max:146:125
sched_get_priority_min:147:126 sched_rr_get_interval:148:127 epoll_create:213:- epoll_create1:291:20 epoll_wait:232:-
epoll_pwait:281:22 epoll_pwait2:441:441 epoll_ctl:233:21 eventfd:284:- eventfd2:290:19 timerfd_create:283:85
timerfd_settime:286:86 timerfd_gettime:287:87 timer_create:222:107 timer_settime:223:110 timer_gettime:224:108
timer_getoverrun:225:109 timer_delete:226:111 clock_getres:229:114 set_tid_address:218:96 set_robust_list:273:99
get_robust_list:274:100 rseq:334:293 membarrier:324:283 getcpu:309:168 mbind:237:235 get_mempolicy:239:236
restart_syscall:219:128 close_range:436:436 capget:125:90
"""

#: Pairs of sockets, which lead nowhere else.
PAIRS = " socketpair:53:199 recvfrom:45:207 shutdown:48:210"

#: What a Node process of ours needs besides: it is started after the filter, and speaks over a socket that it is given.
NODE = """
 execve:59:221 sendmsg:46:211 recvmsg:47:212 getsockname:51:204 getpeername:52:205 getsockopt:55:209 shutdown:48:210 pkey_alloc:330:289 pkey_free:331:290 pkey_mprotect:329:288
 sched_setaffinity:203:122 setpriority:141:140 getpriority:140:141
"""

#: Calls by which a program could change files of its user wherever they lie: Landlock does not hold them back (cutting
#: files: before its third version). Only for a user who has no others.
OWN_FILES = """
truncate:76:45 chmod:90:- fchmod:91:52 fchmodat:268:53 fchmodat2:452:452 utime:132:- utimes:235:- utimensat:280:88
futimesat:261:-
"""

#: Calls that programs try and do without: they are told that the kernel is too old, not that they may not.
UNKNOWN = "clone3:435:435 openat2:437:437 io_uring_setup:425:425 pidfd_open:434:434"

#: Calls that seccomp.py looks at more closely.
EXAMINED = "kill:62:129 tgkill:234:131 clone:56:220 prctl:157:167 prlimit64:302:261"

#: Sends over a pair of sockets, which asyncio wakes itself with; with an address it could reach others.
SEND = "sendto:44:206"

#: By machine: its place in the lists above, and how seccomp names it.
MACHINES = {"x86_64": (1, 0xC000003E), "aarch64": (2, 0xC00000B7)}


def machine():
    """Column and audit number of this machine; None where no filter is known for it."""
    return MACHINES.get(platform.machine())


def numbers(table, column):
    """Name to number, in the table's order."""
    rows = (entry.split(":") for entry in table.split())
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}

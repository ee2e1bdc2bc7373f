/* Fails system calls, or kills the process at them: the n-th of those that change a file under a folder.
 *
 * Loaded into a process that is about to act. A seccomp filter traps each call that writes, syncs, cuts, renames, links,
 * removes or makes a file, on every thread; the trap counts it, fails it when it is due, and else makes the call again
 * with a sixth argument, which none of them has, that the filter lets through. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define OURS 0x1ac5u
enum { KILL = -1, HALF = -2 };

static long at, seen;
static int how, ever_after;
static char folder[4096];
static int last_call;

#if defined(__x86_64__)
#define ARGUMENT(m, n) ((long)(m)->gregs[(const int[]){REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8}[n]])
#define ANSWER(m) (m)->gregs[REG_RAX]
#elif defined(__aarch64__)
#define ARGUMENT(m, n) ((long)(m)->regs[n])
#define ANSWER(m) (m)->regs[0]
#else
#error "faults are made on x86-64 and ARM64 only"
#endif

static long made(long call, long a, long b, long c, long d, long e) {
    long answer = syscall(call, a, b, c, d, e, (long)OURS);
    return answer == -1 ? -errno : answer;
}

static int under(const char *path) { return path && !strncmp(path, folder, strlen(folder)); }

static int open_under(long fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%ld", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return under(path);
}

static int concerns(int call, const long *args) {
    switch (call) {
    case SYS_openat:
        return (args[2] & O_CREAT) && under((const char *)args[1]);
    case SYS_renameat2:
    case SYS_renameat:
    case SYS_linkat:
    case SYS_unlinkat:
    case SYS_mkdirat:
        return under((const char *)args[1]);
#if defined(__x86_64__)
    case SYS_open:
        return (args[1] & O_CREAT) && under((const char *)args[0]);
    case SYS_rename:
    case SYS_link:
    case SYS_unlink:
    case SYS_mkdir:
        return under((const char *)args[0]);
#endif
    default:
        return open_under(args[0]);
    }
}

static void trapped(int number, siginfo_t *info, void *context) {
    (void)number;
    mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
    int kept = errno, call = info->si_syscall;
    long args[5];
    for (int n = 0; n < 5; n++) args[n] = ARGUMENT(machine, n);
    long answer;
    if (at && concerns(call, args)) {
        long count = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
        if (count == at || (ever_after && count > at)) {
            int writes = call == SYS_write || call == SYS_pwrite64;
            if (count == at) last_call = call;
            /* A disk that fills takes part of a write before it refuses. */
            if (writes && how != KILL) made(call, args[0], args[1], args[2] / 2, args[3], 0);
            if (how < 0) kill(getpid(), SIGKILL);
            answer = -how;
            goto end;
        }
    }
    answer = made(call, args[0], args[1], args[2], args[3], args[4]);
end:
    ANSWER(machine) = answer;
    errno = kept;
}

/* Which calls are counted, in the order of their names in acts_with_faults.py. */
static const int CALLS[] = {
    SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_fsync, SYS_fdatasync, SYS_ftruncate, SYS_renameat, SYS_renameat2,
    SYS_linkat, SYS_unlinkat, SYS_openat, SYS_mkdirat,
#if defined(__x86_64__)
    SYS_rename, SYS_link, SYS_unlink, SYS_open, SYS_mkdir,
#endif
};
enum { COUNT = sizeof CALLS / sizeof *CALLS };

/* what: an errno, or -1 to kill the process before the call, or -2 to kill it half-way through a write. 0, or an errno. */
int faults_from_now(const char *beneath, long number, int what, int stays) {
    snprintf(folder, sizeof folder, "%s", beneath);
    at = number;
    how = what;
    ever_after = stays;
    struct sigaction action = {.sa_sigaction = trapped, .sa_flags = SA_SIGINFO | SA_NODEFER};
    if (sigaction(SIGSYS, &action, NULL)) return errno;
    struct sock_filter rules[COUNT + 6];
    int line = 0;
    rules[line++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int n = 0; n < COUNT; n++)
        rules[line++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)CALLS[n], COUNT - n, 0);
    rules[line++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    rules[line++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5]));
    rules[line++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OURS, 1, 0);
    rules[line++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP);
    struct sock_fprog program = {.len = (unsigned short)(line + 1), .filter = rules};
    rules[line] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return errno;
    /* On the threads there are, and on those to come. */
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program)) return errno ? errno : EAGAIN;
    return 0;
}
long faults_seen(void) { return seen; }
int faults_call(void) { return last_call; }

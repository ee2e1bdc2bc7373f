/* Fails, or ends the process at, the n-th call that changes a case file or its journal. Loaded by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long at = 0, seen = 0;
static int how = 0, ever_after = 0;

/* how: an errno, or -1 to end the process before the call, or -2 to end it halfway through a write. */
void fault_set(long number, int what, int stay) { at = number; seen = 0; how = what; ever_after = stay; }
long fault_seen(void) { return seen; }

static int of_the_case(const char *path) { return path && strstr(path, ".imr") != NULL; }

static int fd_of_the_case(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return of_the_case(path);
}

static int due(void) {
    if (!at) return 0;
    seen++;
    if (seen == at || (ever_after && seen > at)) {
        if (how == -1) _exit(99);
        return 1;
    }
    return 0;
}

#define REAL(name, type, ...) static type (*real)(__VA_ARGS__) = NULL; if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
    if (fd_of_the_case(fd) && due()) {
        real(fd, data, size / 2, place);
        if (how == -2) _exit(99);
        errno = how; return -1;
    }
    return real(fd, data, size, place);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { return pwrite64(fd, data, size, place); }
ssize_t write(int fd, const void *data, size_t size) {
    REAL("write", ssize_t, int, const void *, size_t);
    if (at && fd_of_the_case(fd) && due()) {
        real(fd, data, size / 2);
        if (how == -2) _exit(99);
        errno = how; return -1;
    }
    return real(fd, data, size);
}
int fsync(int fd) {
    REAL("fsync", int, int);
    if (at && due()) { if (how == -2) _exit(99); errno = how; return -1; }
    return real(fd);
}
int fdatasync(int fd) {
    REAL("fdatasync", int, int);
    if (at && due()) { if (how == -2) _exit(99); errno = how; return -1; }
    return real(fd);
}
int ftruncate64(int fd, off64_t size) {
    REAL("ftruncate64", int, int, off64_t);
    if (fd_of_the_case(fd) && due()) { if (how == -2) _exit(99); errno = how; return -1; }
    return real(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int unlink(const char *path) {
    REAL("unlink", int, const char *);
    if (of_the_case(path) && due()) { if (how == -2) _exit(99); errno = how; return -1; }
    return real(path);
}
static int creating(const char *path, int flags) { return (flags & O_CREAT) && of_the_case(path) && due(); }
int open64(const char *path, int flags, ...) {
    REAL("open64", int, const char *, int, ...);
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest);
    if (creating(path, flags)) { if (how == -2) _exit(99); errno = how; return -1; }
    return real(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest);
    return open64(path, flags, mode);
}

/* A disk that can be made to fail, and that remembers what was really flushed.
 *
 * Preloaded into a test's process. `shim_arm` makes the n-th call of a kind on files under a folder fail,
 * and the ones after it where `sticky`; `shim_seen` counts. With ALQA_MIRROR=FROM:TO each flushed file of
 * FROM is copied to TO at the moment of its flush: TO is what a power cut would leave at least. Renames
 * and removals are mirrored at once, as a journaling file system orders them.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, RENAME = 4, OPEN = 8 };

static char folder[PATH_MAX];
static int armed, kinds, countdown, error_number, sticky, seen;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

void shim_arm(const char *under, int kind, int n, int number, int again) {
    snprintf(folder, sizeof folder, "%s", under);
    kinds = kind; countdown = n; error_number = number; sticky = again; seen = 0; armed = 1;
}

int shim_seen(void) { armed = 0; return seen; }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return 1;
}

static int fails(int kind, const char *path) {
    int failing = 0;
    pthread_mutex_lock(&turn);
    if (armed && (kinds & kind) && !strncmp(path, folder, strlen(folder))) {
        seen++;
        failing = seen == countdown || (sticky && seen > countdown);
    }
    pthread_mutex_unlock(&turn);
    if (failing) errno = error_number;
    return failing;
}

static int fails_fd(int kind, int fd) {
    char path[PATH_MAX];
    return armed && path_of(fd, path) && fails(kind, path);
}

/* -- the mirror ------------------------------------------------------------------------------ */

static int mirrored(const char *path, char *there) {
    const char *wish = getenv("ALQA_MIRROR"), *colon = wish ? strchr(wish, ':') : NULL;
    size_t n = colon ? (size_t)(colon - wish) : 0;
    if (!n || strncmp(path, wish, n) || path[n] != '/') return 0;
    snprintf(there, PATH_MAX, "%s%s", colon + 1, path + n);
    return 1;
}

static void copy_now(int fd) {
    char path[PATH_MAX], there[PATH_MAX], part[PATH_MAX + 8], block[65536];
    struct stat what;
    if (!path_of(fd, path) || !mirrored(path, there) || fstat(fd, &what) || !S_ISREG(what.st_mode)) return;
    ssize_t (*plain_write)(int, const void *, size_t) = next("write");
    int (*plain_rename)(const char *, const char *) = next("rename");
    snprintf(part, sizeof part, "%s.part", there);
    int in = open(path, O_RDONLY), out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t n = 0;
    while (in >= 0 && out >= 0 && (n = read(in, block, sizeof block)) > 0)
        if (plain_write(out, block, n) != n) abort();
    if (in >= 0) close(in);
    if (out >= 0) { close(out); plain_rename(part, there); }
}

/* -- what is watched ------------------------------------------------------------------------- */

#define FD_CALL(type, name, kind, decl, args)                                                                \
    type name decl {                                                                                         \
        static type (*real) decl;                                                                            \
        if (!real) real = next(#name);                                                                       \
        if (fails_fd(kind, fd)) return -1;                                                                   \
        return real args;                                                                                    \
    }

FD_CALL(ssize_t, write, WRITE, (int fd, const void *b, size_t n), (fd, b, n))
FD_CALL(ssize_t, pwrite, WRITE, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o))
FD_CALL(ssize_t, pwrite64, WRITE, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o))
FD_CALL(ssize_t, writev, WRITE, (int fd, const struct iovec *v, int n), (fd, v, n))
FD_CALL(int, ftruncate, WRITE, (int fd, off_t n), (fd, n))
FD_CALL(int, ftruncate64, WRITE, (int fd, off64_t n), (fd, n))
FD_CALL(ssize_t, sendfile, WRITE, (int fd, int in, off_t *o, size_t n), (fd, in, o, n))
FD_CALL(ssize_t, sendfile64, WRITE, (int fd, int in, off64_t *o, size_t n), (fd, in, o, n))
FD_CALL(ssize_t, copy_file_range, WRITE,
        (int in, off64_t *i, int fd, off64_t *o, size_t n, unsigned int f), (in, i, fd, o, n, f))

#define SYNC_CALL(name)                                                                                      \
    int name(int fd) {                                                                                       \
        static int (*real)(int);                                                                             \
        if (!real) real = next(#name);                                                                       \
        if (fails_fd(SYNC, fd)) return -1;                                                                   \
        int result = real(fd);                                                                               \
        if (!result) copy_now(fd);                                                                           \
        return result;                                                                                       \
    }

SYNC_CALL(fsync)
SYNC_CALL(fdatasync)

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    char a[PATH_MAX], b[PATH_MAX];
    if (!real) real = next("rename");
    if (fails(RENAME, to)) return -1;
    int result = real(from, to);
    if (!result && mirrored(from, a) && mirrored(to, b)) real(a, b);
    return result;
}

int unlink(const char *path) {
    static int (*real)(const char *);
    char there[PATH_MAX];
    if (!real) real = next("unlink");
    int result = real(path);
    if (!result && mirrored(path, there)) real(there);
    return result;
}

#define OPEN_CALL(name)                                                                                      \
    int name(const char *path, int flags, ...) {                                                             \
        static int (*real)(const char *, int, ...);                                                          \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                              \
        va_end(rest);                                                                                        \
        if (!real) real = next(#name);                                                                       \
        if ((flags & O_CREAT) && fails(OPEN, path)) return -1;                                               \
        return real(path, flags, mode);                                                                      \
    }

OPEN_CALL(open)
OPEN_CALL(open64)

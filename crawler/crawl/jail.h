/*
 * What a process that reads hostile bytes may still ask of the kernel: to read
 * what it is sent, to answer, to take and give back memory, and to end. Any
 * other call, to open a file or a socket, to start a program or a process, to
 * signal another, to make memory executable, ends it at once with SIGSYS
 * (seccomp(2)).
 *
 * There is no way back: whatever a process needs to open, it opens before.
 */
#ifndef CRAWL_JAIL_H
#define CRAWL_JAIL_H

#include <stdbool.h>

#include "base/err.h"

/*
 * Locks the calling process up, for good. It must have one thread. It keeps
 * standard error, to write to, and fd, to read from and write to; descriptors
 * above these two are closed. It can gain no rights, write to no file,
 * leave no core, and dies with the one who started it; its memory is bounded by
 * LIMIT_WORKER_MEMORY_MIB. ERR_IO when the kernel takes no filter: then all of
 * this holds but for the calls.
 */
enum err_code jail_enter(int fd, struct err *e);

/*
 * Finds out in a child whether jail_enter works here. ERR_IO when it cannot be
 * known: no child can be started, or it died of something else.
 */
enum err_code jail_try(bool *works_out, struct err *e);

#endif

/* What the two sides of a worker share: the message of a job. */
#ifndef CRAWL_WORKER_IMPL_H
#define CRAWL_WORKER_IMPL_H

#include "crawl/worker.h"

/* A message is its length in 8 bytes, little end first, and its bytes. */
enum { MESSAGE_HEAD_BYTES = 8 };

void worker_job_write(struct buf *out, const struct worker_job *job);

/* Texts live in the arena. False when the bytes are no job. */
bool worker_job_read(struct arena *a, struct str bytes, struct worker_job *out);

/* The child's life: reads jobs from fd and answers them until it closes. With
 * needs_jail it reads none unless the kernel filters its calls. */
_Noreturn void worker_child(
    const struct worker_world *world, int fd, bool needs_jail);

#endif

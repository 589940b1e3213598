/*
 * What a worker makes of a job: a page is opened and judged, or a sitemap
 * read, and what it holds becomes a report. Runs in the worker; nothing here
 * asks for a URL or keeps one.
 */
#ifndef CRAWL_WORKER_REPORT_H
#define CRAWL_WORKER_REPORT_H

#include "base/buf.h"
#include "crawl/worker.h"

struct rank_words;

/* What a worker answers from, for its whole life. */
struct worker_mind {
	const struct worker_world *world;
	const struct rank_words *words;
};

/* Appends the message of a job's report; a holds what is needed on the way.
 * A page that only leads on is not judged. */
void worker_report(const struct worker_mind *mind, const struct worker_job *job,
    struct arena *a, struct buf *out);

#endif

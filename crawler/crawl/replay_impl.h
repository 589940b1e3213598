/* What the files of a replay share. */
#ifndef CRAWL_REPLAY_IMPL_H
#define CRAWL_REPLAY_IMPL_H

#include "crawl/replay.h"
#include "crawl/worker.h"

/* Where an agency's pages come from. */
struct replay_agency {
	int64_t row; /* in the ledger */
	const char *path; /* of a saved page, when there is no ledger */
};

struct replay {
	const struct replay_config *config;
	struct replay_config kept; /* what config points to */
	struct arena arena; /* lives as long as the replay */
	struct targets targets;
	struct replay_agency *sources; /* by number of the agency */
	struct scope scope;
	struct worker_world world;
	struct worker_pool *workers;
};

/* A part that pages of the agency were read with; a sheet of which a worker
 * made its rules is given as these from then on. */
struct replay_part {
	int64_t capture_id;
	struct page_part part;
	bool is_judged;
};

/* One agency while its pages are read. */
struct replay_run {
	struct replay *replay;
	size_t agency;
	struct arena *arena; /* of the result */
	struct replayed *out;
	struct str home_title;
	struct replay_part *parts;
	size_t part_count;
	size_t part_capacity;
	/* By page: which parts its reading was given, as numbers in parts. */
	size_t **given;
	size_t *given_count;
};

/* replay_folder.c: the saved pages below the folder as agencies. */
enum err_code replay_list_folder(struct replay *r, struct err *e);

/* The site of a saved page; its page is read by the workers yet. */
struct site replay_folder_site(
    const struct replay *r, size_t i, struct arena *a);

/* Fills a job with the bytes of a saved page, in the arena. */
enum err_code replay_folder_job(const struct replay *r, size_t i,
    struct arena *a, struct worker_job *job, struct err *e);

/* replay_page.c: fills a job with a stored page and its parts; texts live in
 * the arena. */
enum err_code replay_page_job(struct replay_run *run, size_t page,
    struct arena *a, struct worker_job *job, struct err *e);

/* The same with the stored answer to a probe. */
enum err_code replay_probe_job(struct replay_run *run, size_t probe,
    struct arena *a, struct worker_job *job, struct err *e);

/* Takes what the workers made of a page's sheets. */
void replay_keep_sheets(
    struct replay_run *run, size_t page, const struct report *r);

#endif

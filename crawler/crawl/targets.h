/*
 * Who is surveyed and where each crawl starts: targets/NAME.csv and
 * seeds/NAME.csv, read and checked together. targets/README.md describes the
 * columns.
 */
#ifndef CRAWL_TARGETS_H
#define CRAWL_TARGETS_H

#include "base/diag.h"
#include "base/err.h"
#include "record/agency.h"

struct targets {
	struct agency *agencies; /* in the order of the file */
	size_t count;
};

/*
 * Reads both tables; each path may be several, one a line, whose tables are
 * one. Every mistake of both is reported into diags; with an
 * error among them *out is untouched and ERR_SYNTAX is returned. ERR_USAGE
 * when a file cannot be opened. Everything lives in the arena of diags.
 */
enum err_code targets_read(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets *out, struct err *e);

/* One agency made of one URL, for a quick look; its id is the host. ERR_USAGE
 * when it is no http or https URL. */
enum err_code targets_of_site(
    struct arena *a, const char *url, struct targets *out, struct err *e);

/* Leaves out all agencies but those whose ids are listed, one a line; an empty
 * list leaves out none. ERR_USAGE for an id that is not there. */
enum err_code targets_keep(struct targets *t, struct str ids, struct err *e);

#endif

/*
 * A second look at targets and seeds, before a round is spent on them: what is
 * well-formed and yet probably not meant so. Asks nobody; whether a site
 * answers is another matter.
 */
#ifndef CRAWL_TARGETS_CHECK_H
#define CRAWL_TARGETS_CHECK_H

#include "crawl/targets.h"

/*
 * Reads both tables as targets_read does and adds its own findings, of what
 * could be read, to diags:
 *   errors    two agencies with the same site; a host that is no name
 *   warnings  an address that two agencies have; a look-alike host; a public
 *             suffix as a host; an unknown province, or a provincial agency
 *             without one; a seed with a fragment or a session number
 *   notes     a site inside another agency's; an agency without a site; http
 * Errors and outputs as those of targets_read.
 */
enum err_code targets_check(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets *out, struct err *e);

#endif

/*
 * The files of a host's folder. A target can only name what lies in it: a
 * segment that begins with a dot is refused, so no target climbs out.
 */
#ifndef TESTS_WEB_SITE_FILE_H
#define TESTS_WEB_SITE_FILE_H

#include "script.h"

struct site_file {
	struct buf body; /* as it goes over the wire */
	struct buf type; /* its media type */
	bool is_packed; /* gzip coding */
};

/*
 * Reads the file that a target names (a folder serves its index.html) and its
 * media type: of a file NAME.type beside it, else of the host's type-of lines,
 * else by its ending. Under `root-coding gzip` the body is that of NAME.gz, if
 * there is one and takes_gzip. False, *out unchanged, when there is none. The
 * caller releases both buffers.
 */
bool site_file_read(const struct host *h, struct str target, bool takes_gzip,
    struct site_file *out);

#endif

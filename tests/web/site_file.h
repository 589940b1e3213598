/*
 * The files of a host's folder. A target can only name what lies in it: a
 * segment that begins with a dot is refused, so no target climbs out.
 */
#ifndef TESTS_WEB_SITE_FILE_H
#define TESTS_WEB_SITE_FILE_H

#include "script.h"

/*
 * Appends the file that a target names (a folder serves its index.html) and
 * its media type: of a file NAME.type beside it, else of the host's type-of
 * lines, else by its ending. False, both unchanged, when there is none.
 */
bool site_file_read(const struct host *h, struct str target, struct buf *body,
    struct buf *type);

#endif

/*
 * The folder that a report is written to: pages go beside it first, and take
 * its place together when all are there.
 */
#ifndef PUBLISH_REPORT_FOLDER_H
#define PUBLISH_REPORT_FOLDER_H

#include "base/arena.h"
#include "base/err.h"

struct folder {
	struct arena *arena;
	const char *path; /* where it will be, links followed */
	const char
	    *fresh; /* where it is written: path and ".new"; NULL: nothing
	                      is begun */
	const char *old; /* where the one before waits: path and ".old" */
	int64_t file_count;
	int64_t byte_count;
};

/*
 * Begins an empty folder beside path; what an interrupted run left there goes.
 * ERR_USAGE when path is empty, or when it, or what stands where it is written or moved to, holds
 * anything but a report, which a style sheet that is ours tells: nothing is
 * touched then. ERR_IO when it cannot be made.
 */
enum err_code folder_open(
    struct folder *f, struct arena *a, const char *path, struct err *e);

/* Writes a file; folders on its way are made. ERR_IO when the name is taken or
 * the disk does not take it. */
enum err_code folder_put(
    struct folder *f, struct str name, struct str content, struct err *e);

/* Puts the whole in its place when the disk has it; the one before is put back
 * where that fails. */
enum err_code folder_finish(struct folder *f, struct err *e);

/* Removes what was begun and not finished. */
void folder_drop(struct folder *f);

#endif

/*
 * A folder of its own for a test, gone with all it holds at the end.
 */
#ifndef TESTS_UNIT_TEMP_FOLDER_H
#define TESTS_UNIT_TEMP_FOLDER_H

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "test.h"

struct temp_folder {
	char path[64];
	struct arena arena; /* for paths */
};

static inline struct temp_folder
temp_folder_new(void)
{
	struct temp_folder t = {.path = "/tmp/samruat-test-XXXXXX"};

	if (mkdtemp(t.path) == NULL)
		fail_msg("no temporary folder");
	return t;
}

/* The path of a name in it, until temp_folder_free. */
static inline const char *
temp_path(struct temp_folder *t, const char *name)
{
	return file_join(&t->arena, t->path, name);
}

/* Writes a file into it and returns its path. */
static inline const char *
temp_file(struct temp_folder *t, const char *name, struct str content)
{
	const char *path = temp_path(t, name);
	struct err e = {0};

	if (file_write(path, content, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	return path;
}

static inline void
temp_folder_free(struct temp_folder *t)
{
	(void)file_remove_folder(t->path, NULL);
	arena_release(&t->arena);
}

#endif

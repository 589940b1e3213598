/*
 * What the exporter's files share: the description of what was written.
 */
#ifndef PUBLISH_EXPORT_IMPL_H
#define PUBLISH_EXPORT_IMPL_H

#include "publish/export.h"

/* A file that was written. */
struct written {
	const struct view_info *view;
	const struct table_format *format;
	const char *name;
	int64_t size;
	const char *sha256;
};

/* Appends datapackage.json; rule_packs are the distinct ones of the rounds. */
struct package {
	const struct export_setup *setup;
	const struct written *files;
	size_t file_count;
	const struct str *rule_packs;
	size_t rule_pack_count;
};
void package_write(struct buf *out, const struct package *p);

#endif

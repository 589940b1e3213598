/*
 * The option --format of commands that print a table: for people, or as one for
 * programs.
 */
#ifndef CLI_TABLE_OPTION_H
#define CLI_TABLE_OPTION_H

#include "cli/command.h"
#include "publish/table_format.h"

/* A row of a command's table of options. */
#define TABLE_FORMAT_OPTION \
	{ \
		"format", "NAME", \
		{ \
			"text, csv or jsonl (default: text)", \
			    "text csv หรือ jsonl (ค่าเริ่มต้น text)" \
		} \
	}

/* What it asks for; *out is NULL for text. ERR_USAGE for any other word. */
enum err_code option_table_format(const struct invocation *inv,
    const struct table_format **out, struct err *e);

#endif

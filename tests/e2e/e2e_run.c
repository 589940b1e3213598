/*
 * e2e_run --samruat BIN --testweb BIN --root REPOSITORY CASEFILE
 *
 * Plays one case. Exit 0 and a line when all of it holds; 1 with what was
 * wanted and what came when it does not; 2 for a wrong command line or case
 * file, 3 when the machine will not serve.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "play.h"

enum { CASE_MAX = 16 << 20 };

struct options {
	const char *samruat, *testweb, *root, *file;
};

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
	    {"samruat", required_argument, NULL, 's'},
	    {"testweb", required_argument, NULL, 't'},
	    {"root", required_argument, NULL, 'r'},
	    {0},
	};
	int letter;

	while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (letter == 's')
			o->samruat = optarg;
		else if (letter == 't')
			o->testweb = optarg;
		else if (letter == 'r')
			o->root = optarg;
		else
			return false;
	}
	if (optind != argc - 1)
		return false;
	o->file = argv[optind];
	return o->samruat != NULL && o->testweb != NULL && o->root != NULL;
}

/* The commands run in the work folder, so paths have to be absolute. */
static const char *
absolute(struct arena *a, const char *path)
{
	char *found = realpath(path, NULL);
	char *kept = arena_cstr(a, str_of(found == NULL ? path : found));

	free(found);
	return kept;
}

static int
play_case(const struct options *o, const struct section *first)
{
	struct play p = {0};
	struct err e = {0};
	int code = 3;

	p.samruat = absolute(&p.arena, o->samruat);
	p.testweb = absolute(&p.arena, o->testweb);
	p.root = absolute(&p.arena, o->root);
	if (play_open(&p, &e) != ERR_NONE)
		(void)fprintf(stderr, "%s\n", e.msg);
	else if (play_sections(&p, first)) {
		(void)printf("%s: holds\n", o->file);
		code = 0;
	} else {
		(void)printf("%s: does not hold\n", o->file);
		(void)fwrite(p.why.data, 1, p.why.len, stdout);
		code = 1;
	}
	play_close(&p);
	return code;
}

int
main(int argc, char **argv)
{
	struct options o = {0};
	struct arena a = {0};
	struct buf text = {0};
	struct section *first = NULL;
	struct err e = {0};
	int code = 2;

	if (!read_options(argc, argv, &o))
		(void)fputs("usage: e2e_run --samruat BIN --testweb BIN "
		            "--root REPOSITORY CASEFILE\n",
		    stderr);
	else if (file_read(o.file, CASE_MAX, &text, &e) != ERR_NONE ||
	    case_read(&a, buf_str(&text), &first, &e) != ERR_NONE)
		(void)fprintf(stderr, "%s: %s\n", o.file, e.msg);
	else if (first == NULL)
		(void)fprintf(stderr, "%s: an empty case\n", o.file);
	else
		code = play_case(&o, first);
	buf_release(&text);
	arena_release(&a);
	return code;
}

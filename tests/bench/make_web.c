/*
 * webmaker FOLDER [--seed N] [--agencies N] [--hosts N] [--shared N]
 *     [--pages N] [--bytes N] [--fresh-links N] [--same-address N] [--gzip]
 *     [--plain]
 *
 * Writes a synthetic web: web.txt for testweb with its folders, targets.csv
 * and seeds.csv for the crawl, and pages.txt with the URL of every page. The
 * same options write the same bytes. Exit codes: 0, 2 for a wrong command
 * line, 3 when a file cannot be written.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "coding.h"
#include "synthetic.h"

struct options {
	int64_t seed;
	int64_t agencies, hosts;
	int64_t shared; /* hosts that have all but the lone agencies */
	int64_t pages, bytes, fresh_links;
	int64_t same_address; /* every so many-th host has the address of the
	                         one before; 0: none */
	bool is_gzip, is_plain;
	const char *folder;
};

struct maker {
	const struct options *o;
	struct arena arena; /* of one agency */
	struct buf web, targets, seeds, pages;
};

static const struct option known[] = {
    {"seed", required_argument, NULL, 's'},
    {"agencies", required_argument, NULL, 'a'},
    {"hosts", required_argument, NULL, 'h'},
    {"shared", required_argument, NULL, 'S'},
    {"pages", required_argument, NULL, 'p'},
    {"bytes", required_argument, NULL, 'b'},
    {"fresh-links", required_argument, NULL, 'f'},
    {"same-address", required_argument, NULL, 'A'},
    {"gzip", no_argument, NULL, 'z'},
    {"plain", no_argument, NULL, 'l'},
    {0},
};

static int64_t *
number_of(struct options *o, int letter)
{
	const struct {
		int letter;
		int64_t *number;
	} numbers[] = {
	    {'s', &o->seed},
	    {'a', &o->agencies},
	    {'h', &o->hosts},
	    {'S', &o->shared},
	    {'p', &o->pages},
	    {'b', &o->bytes},
	    {'f', &o->fresh_links},
	    {'A', &o->same_address},
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (numbers[i].letter == letter)
			return numbers[i].number;
	return NULL;
}

static bool
is_possible(const struct options *o)
{
	int64_t lone = o->hosts - o->shared;

	return o->hosts >= 1 && o->pages >= 1 && o->bytes >= 1 && lone >= 0 &&
	    (o->shared == 0 ? o->agencies == lone
	                    : o->agencies - lone >= o->shared);
}

static bool
read_options(int argc, char **argv, struct options *o)
{
	int letter;

	while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
		int64_t *number = number_of(o, letter);

		if (letter == 'z')
			o->is_gzip = true;
		else if (letter == 'l')
			o->is_plain = true;
		else if (number == NULL ||
		    !str_to_int64(str_of(optarg), 0, 1 << 30, number))
			return false;
	}
	if (optind != argc - 1)
		return false;
	o->folder = argv[optind];
	return is_possible(o);
}

/* The host of an agency: the first ones have their own, the others share. */
static int64_t
host_of(const struct options *o, int64_t agency)
{
	int64_t lone = o->hosts - o->shared;

	return agency < lone ? agency : lone + (agency - lone) % o->shared;
}

static struct str
prefix_of(struct maker *m, int64_t agency)
{
	int64_t lone = m->o->hosts - m->o->shared;

	if (agency < lone)
		return str_of("/");
	return arena_printf(&m->arena, "/office%02lld/",
	    (long long)((agency - lone) / m->o->shared + 1));
}

static struct str
host_name(struct maker *m, int64_t host)
{
	return arena_printf(
	    &m->arena, "www.host%03lld.example", (long long)host);
}

/* Without the sync of file_write: a web is made anew when the machine fails. */
static enum err_code
write_file(const char *path, struct str text, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	enum err_code rc;

	if (fd < 0)
		return err_set(e, ERR_IO, "open %s: %s", path, strerror(errno));
	rc = file_put(fd, text, e);
	if (close(fd) != 0 && rc == ERR_NONE)
		rc = err_set(e, ERR_IO, "write %s: %s", path, strerror(errno));
	return rc;
}

/* A file of a host's folder; and its packed form beside it. */
static enum err_code
put_file(struct maker *m, struct str host, const char *path, struct str text,
    struct err *e)
{
	struct arena *a = &m->arena;
	struct str folder =
	    arena_printf(a, "%s/sites/%.*s", m->o->folder, STR_ARG(host));
	struct str full = arena_printf(a, "%.*s%s", STR_ARG(folder), path);
	struct buf packed = {0};
	char *above = arena_cstr(a, full);
	enum err_code rc;

	*strrchr(above, '/') = '\0';
	rc = file_make_folder(above, e);
	if (rc == ERR_NONE)
		rc = write_file(full.ptr, text, e);
	if (rc == ERR_NONE && m->o->is_gzip) {
		coding_append(CODING_GZIP, text, &packed);
		rc = write_file(arena_printf(a, "%s.gz", full.ptr).ptr,
		    buf_str(&packed), e);
	}
	buf_release(&packed);
	return rc;
}

/* The last page has no validators, so that a later round gets the
 * same bytes again. */
static bool
lacks_validators(const struct site *s, int64_t page)
{
	return !s->is_plain && page > 1 && page == s->page_count - 1;
}

static enum err_code
put_page(struct maker *m, struct str host, const struct site *s, int64_t page,
    struct err *e)
{
	struct buf text = {0}, path = {0};
	enum err_code rc;

	synthetic_page(&text, s, page);
	synthetic_path(&path, s, page);
	buf_printf(&m->pages, "http://%.*s%.*s\n", STR_ARG(host),
	    STR_ARG(buf_str(&path)));
	if (lacks_validators(s, page))
		buf_printf(&m->web, "answer %s\nfile sites/%.*s%s\n",
		    buf_cstr(&path), STR_ARG(host), buf_cstr(&path));
	if (page == 0)
		(void)buf_append_cstr(&path, "index.html");
	rc = put_file(m, host, buf_cstr(&path), buf_str(&text), e);
	buf_release(&path);
	buf_release(&text);
	return rc;
}

static void
put_redirect(struct maker *m, const struct site *s)
{
	buf_printf(&m->web,
	    "answer %.*sold/home.html\nstatus 301\nheader Location: ",
	    STR_ARG(s->prefix));
	synthetic_path(&m->web, s, s->page_count > 1 ? 1 : 0);
	(void)buf_append_char(&m->web, '\n');
}

static void
put_rows(struct maker *m, struct str host, const struct site *s)
{
	struct dice d = {s->seed ^ (uint64_t)s->number};
	long long number = (long long)s->number;

	buf_printf(&m->targets, "agency-%04lld,%s,", number,
	    s->number % 3 == 0 ? "department" : "province");
	synthetic_name(&m->targets, s->number);
	buf_printf(&m->targets,
	    ",Office No. %lld (fictitious),,กระทรวงทดสอบ (สมมุติ),,,%s,%s,\n",
	    number + 1, dice_hits(&d, 4) ? "no" : "yes",
	    dice_hits(&d, 2) ? "no" : "yes");
	buf_printf(&m->seeds, "agency-%04lld,http://%.*s%.*s,home,\n", number,
	    STR_ARG(host), STR_ARG(s->prefix));
}

static enum err_code
put_agency(struct maker *m, int64_t agency, struct err *e)
{
	struct str host = host_name(m, host_of(m->o, agency));
	struct site s = {
	    .seed = (uint64_t)m->o->seed,
	    .number = agency,
	    .prefix = prefix_of(m, agency),
	    .page_count = m->o->pages,
	    .page_bytes = m->o->bytes,
	    .fresh_links = m->o->fresh_links,
	    .is_plain = m->o->is_plain,
	};
	enum err_code rc = ERR_NONE;

	put_rows(m, host, &s);
	if (!s.is_plain)
		put_redirect(m, &s);
	for (int64_t page = 0; rc == ERR_NONE && page < s.page_count; page++)
		rc = put_page(m, host, &s, page, e);
	return rc;
}

static enum err_code
put_host(struct maker *m, int64_t host, struct err *e)
{
	struct str name = host_name(m, host);
	int64_t same = m->o->same_address;
	enum err_code rc = ERR_NONE;

	buf_printf(&m->web, "host %.*s\nroot sites/%.*s\n", STR_ARG(name),
	    STR_ARG(name));
	if (m->o->is_gzip)
		(void)buf_append_cstr(&m->web, "root-coding gzip\n");
	if (same > 0 && host % same == same - 1 && host > 0)
		buf_printf(&m->web, "address-of %.*s\n",
		    STR_ARG(host_name(m, host - 1)));
	if (host % 3 == 0)
		rc = put_file(m, name, "/robots.txt",
		    str_of("User-agent: *\nDisallow: /private/\n"), e);
	for (int64_t i = 0; rc == ERR_NONE && i < m->o->agencies; i++) {
		if (host_of(m->o, i) == host)
			rc = put_agency(m, i, e);
	}
	arena_reset(&m->arena);
	return rc;
}

static enum err_code
put_tables(struct maker *m, struct err *e)
{
	const struct {
		const char *name;
		const struct buf *text;
	} files[] = {
	    {"web.txt", &m->web},
	    {"targets.csv", &m->targets},
	    {"seeds.csv", &m->seeds},
	    {"pages.txt", &m->pages},
	};
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < 4; i++)
		rc = file_write(
		    file_join(&m->arena, m->o->folder, files[i].name),
		    buf_str(files[i].text), e);
	return rc;
}

static enum err_code
make_web(const struct options *o, struct err *e)
{
	struct maker m = {.o = o};
	enum err_code rc = file_make_folder(o->folder, e);

	(void)buf_append_cstr(&m.targets,
	    "agency_id,level,name_th,name_en,aliases,ministry_th,"
	    "province_code,office_code,g2c,g2b,g2g\n");
	(void)buf_append_cstr(&m.seeds, "agency_id,url,role,note\n");
	for (int64_t i = 0; rc == ERR_NONE && i < o->hosts; i++)
		rc = put_host(&m, i, e);
	if (rc == ERR_NONE)
		rc = put_tables(&m, e);
	arena_release(&m.arena);
	buf_release(&m.web);
	buf_release(&m.targets);
	buf_release(&m.seeds);
	buf_release(&m.pages);
	return rc;
}

int
main(int argc, char **argv)
{
	struct options o = {.seed = 1,
	    .agencies = 10,
	    .hosts = 10,
	    .pages = 20,
	    .bytes = 47000};
	struct err e = {0};

	if (!read_options(argc, argv, &o)) {
		(void)fputs("usage: webmaker FOLDER [--seed N] [--agencies N] "
		            "[--hosts N] [--shared N]\n"
		            "    [--pages N] [--bytes N] [--fresh-links N] "
		            "[--same-address N] [--gzip] [--plain]\n"
		            "Without --shared there is a host for each agency; "
		            "with it each shared host has one at least.\n",
		    stderr);
		return 2;
	}
	if (make_web(&o, &e) != ERR_NONE) {
		(void)fprintf(stderr, "%s\n", e.msg);
		return 3;
	}
	return 0;
}

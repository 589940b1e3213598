/*
 * testweb WEBFILE --map FILE --log FILE --ca FILE
 *
 * Plays the hosts of a web file on loopback addresses, writes where they are,
 * says "ready" and serves until SIGTERM, until its standard input ends or
 * until its parent dies. Exit 0; 2 for a wrong command line or web file, 3
 * when the machine will not serve.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/file.h"
#include "server.h"

struct options {
	const char *web, *map, *log, *ca;
};

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
	    {"map", required_argument, NULL, 'm'},
	    {"log", required_argument, NULL, 'l'},
	    {"ca", required_argument, NULL, 'c'},
	    {0},
	};
	int letter;

	while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (letter == 'm')
			o->map = optarg;
		else if (letter == 'l')
			o->log = optarg;
		else if (letter == 'c')
			o->ca = optarg;
		else
			return false;
	}
	if (optind != argc - 1)
		return false;
	o->web = argv[optind];
	return o->map != NULL && o->log != NULL && o->ca != NULL;
}

/* The map comes last: who sees it can connect. */
static enum err_code
write_papers(const struct options *o, const struct authority *a,
    const struct server *s, struct err *e)
{
	struct buf pem = {0}, map = {0};
	enum err_code rc;

	authority_append_pem(a, &pem);
	server_append_map(s, &map);
	rc = file_write(o->ca, buf_str(&pem), e);
	if (rc == ERR_NONE)
		rc = file_write(o->map, buf_str(&map), e);
	buf_release(&map);
	buf_release(&pem);
	return rc;
}

static enum err_code
serve(const struct options *o, const struct web *web, struct err *e)
{
	struct web_log log = {.fd = -1};
	struct authority a = {0};
	struct server s = {.epoll_fd = -1, .signal_fd = -1};
	enum err_code rc = web_log_open(&log, o->log, &clock_system, e);

	if (rc == ERR_NONE)
		rc = authority_init(&a, e);
	if (rc == ERR_NONE)
		rc = server_open(&s, web, &a, &log, e);
	if (rc == ERR_NONE)
		rc = write_papers(o, &a, &s, e);
	if (rc == ERR_NONE) {
		(void)puts("ready");
		(void)fflush(stdout);
		server_run(&s);
	}
	server_close(&s);
	authority_release(&a);
	web_log_release(&log);
	return rc;
}

/* Each host has two sockets; a web of many hosts needs more than is usual. */
static void
raise_file_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

int
main(int argc, char **argv)
{
	struct options o = {0};
	struct web web = {0};
	struct err e = {0};
	enum err_code rc;
	int code = 0;

	if (!read_options(argc, argv, &o)) {
		(void)fputs("usage: testweb WEBFILE --map FILE --log FILE "
		            "--ca FILE\n",
		    stderr);
		return 2;
	}
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	raise_file_limit();
	rc = web_read(&web, o.web, &e);
	if (rc != ERR_NONE)
		code = 2;
	else if ((rc = serve(&o, &web, &e)) != ERR_NONE)
		code = 3;
	if (code != 0)
		(void)fprintf(stderr, "%s\n", e.msg);
	web_release(&web);
	return code;
}

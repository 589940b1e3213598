/*
 * floor FOLDER
 *
 * The least that a crawler could do: asks the test web of a folder (web.map,
 * pages.txt) for every page, lets libcurl undo the coding and libxml2 read the
 * page, and forgets it. One process, 64 lanes, connections are kept; no links,
 * no rules, no politeness, nothing is stored. Prints how many pages were read.
 * Exit codes: 0, 3 when a page did not come.
 */
#include <stdio.h>

#include <curl/curl.h>
#include <libxml/HTMLparser.h>

#include "base/file.h"
#include "base/map.h"

enum { LANES = 64, FILE_MAX = 256 << 20, PAGE_MAX = 64 << 20 };

struct floor {
	struct arena arena;
	struct map addresses; /* "host:80" to struct str */
	struct str *pages;
	size_t page_count, page_capacity;
	int64_t read_count, failed_count;
};

/* Pages of one host follow each other in a lane. */
struct lane {
	size_t next, end; /* pages still to ask for */
	CURL *easy;
	struct buf body;
};

static size_t
take(char *bytes, size_t size, size_t count, void *lane)
{
	return buf_append(&((struct lane *)lane)->body, bytes, size * count);
}

static void
read_map(struct floor *f, struct str map)
{
	struct str line, name = {0};

	while (str_split(&map, '\n', &line)) {
		struct str *address = arena_alloc(&f->arena, sizeof(*address));

		if (!str_split(&line, ' ', &name))
			continue;
		*address = line;
		map_put(&f->addresses, name, address);
	}
}

/* Turns "http://host/path" into where that really is. */
static void
read_pages(struct floor *f, struct str pages)
{
	const struct str start = str_of("http://");
	struct str line, host = {0};

	while (str_split(&pages, '\n', &line)) {
		const struct str *address;

		line = str_slice(line, start.len, line.len);
		(void)str_split(&line, '/', &host);
		address = map_get(&f->addresses,
		    arena_printf(&f->arena, "%.*s:80", STR_ARG(host)));
		if (address == NULL)
			continue;
		f->pages = arena_grow(&f->arena, f->pages, &f->page_capacity,
		    f->page_count + 1, sizeof(*f->pages));
		f->pages[f->page_count++] = arena_printf(&f->arena,
		    "http://%.*s/%.*s", STR_ARG(*address), STR_ARG(line));
	}
}

/* Asks for the lane's next page, if it has one. */
static void
ask(struct floor *f, CURLM *multi, struct lane *l)
{
	if (l->next == l->end)
		return;
	buf_clear(&l->body);
	(void)curl_easy_setopt(l->easy, CURLOPT_URL, f->pages[l->next++].ptr);
	(void)curl_multi_add_handle(multi, l->easy);
}

static void
finish(struct floor *f, CURLM *multi, const CURLMsg *message)
{
	struct lane *l = NULL;
	CURL *easy = message->easy_handle;
	long status = 0;
	htmlDocPtr doc;

	(void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&l);
	(void)curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	if (message->data.result == CURLE_OK && status == 200) {
		doc = htmlReadMemory((const char *)l->body.data,
		    (int)l->body.len, NULL, "UTF-8",
		    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		        HTML_PARSE_NONET);
		f->read_count += doc != NULL;
		xmlFreeDoc(doc);
	} else
		f->failed_count++;
	(void)curl_multi_remove_handle(multi, easy);
	ask(f, multi, l);
}

static void
work(struct floor *f, CURLM *multi)
{
	int running = 1, left;

	while (running > 0) {
		const CURLMsg *message;

		(void)curl_multi_perform(multi, &running);
		while ((message = curl_multi_info_read(multi, &left)) != NULL) {
			finish(f, multi, message);
			running = 1;
		}
		if (running > 0)
			(void)curl_multi_poll(multi, NULL, 0, 1000, NULL);
	}
}

static void
run(struct floor *f)
{
	struct lane lanes[LANES] = {0};
	CURLM *multi = curl_multi_init();

	for (size_t i = 0; i < LANES; i++) {
		struct lane *l = &lanes[i];

		l->next = f->page_count * i / LANES;
		l->end = f->page_count * (i + 1) / LANES;
		l->body.max_bytes = PAGE_MAX;
		l->easy = curl_easy_init();
		(void)curl_easy_setopt(l->easy, CURLOPT_PRIVATE, l);
		(void)curl_easy_setopt(l->easy, CURLOPT_WRITEDATA, l);
		(void)curl_easy_setopt(l->easy, CURLOPT_WRITEFUNCTION, take);
		(void)curl_easy_setopt(
		    l->easy, CURLOPT_ACCEPT_ENCODING, "gzip");
		(void)curl_easy_setopt(l->easy, CURLOPT_PROXY, "");
		ask(f, multi, l);
	}
	work(f, multi);
	for (size_t i = 0; i < LANES; i++) {
		curl_easy_cleanup(lanes[i].easy);
		buf_release(&lanes[i].body);
	}
	(void)curl_multi_cleanup(multi);
}

int
main(int argc, char **argv)
{
	struct floor f = {0};
	struct buf map = {0}, pages = {0};
	struct err e = {0};
	bool is_read = false;

	if (argc != 2) {
		(void)fputs("usage: floor FOLDER\n", stderr);
		return 2;
	}
	(void)curl_global_init(CURL_GLOBAL_DEFAULT);
	xmlInitParser();
	if (file_read(file_join(&f.arena, argv[1], "web.map"), FILE_MAX, &map,
	        &e) == ERR_NONE &&
	    file_read(file_join(&f.arena, argv[1], "pages.txt"), FILE_MAX,
	        &pages, &e) == ERR_NONE) {
		read_map(&f, buf_str(&map));
		read_pages(&f, buf_str(&pages));
		run(&f);
		is_read = f.failed_count == 0 && f.read_count > 0;
		(void)printf("%lld pages read, %lld not\n",
		    (long long)f.read_count, (long long)f.failed_count);
	} else
		(void)fprintf(stderr, "%s\n", e.msg);
	map_release(&f.addresses);
	arena_release(&f.arena);
	buf_release(&map);
	buf_release(&pages);
	xmlCleanupParser();
	curl_global_cleanup();
	return is_read ? 0 : 3;
}

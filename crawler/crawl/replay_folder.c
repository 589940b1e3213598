/* Saved pages in place of a store: each file is an agency of one page. */
#include "base/file.h"
#include "base/limits.h"
#include "crawl/replay_impl.h"
#include "web/url.h"

static const char origin[] = "https://page.example/";

/* The file's path below the folder. */
static struct str
name_of(const struct replay *r, const char *path)
{
	struct str name = str_of(path);
	size_t start = str_of(r->config->folder).len;

	while (start < name.len && name.ptr[start] == '/')
		start++;
	return str_slice(name, start, name.len);
}

enum err_code
replay_list_folder(struct replay *r, struct err *e)
{
	static const char *const endings[] = {".html", ".htm"};
	struct file_list files[2] = {{0}, {0}};
	size_t count = 0;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < 2; i++)
		rc = file_find(
		    &r->arena, r->config->folder, endings[i], &files[i], e);
	if (rc != ERR_NONE)
		return rc;
	count = files[0].count + files[1].count;
	if (count == 0)
		return err_set(e, ERR_USAGE, "%s: no .html files there",
		    r->config->folder);
	r->targets.agencies =
	    arena_array(&r->arena, count, sizeof(*r->targets.agencies));
	r->sources = arena_array(&r->arena, count, sizeof(*r->sources));
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < files[k].count; i++) {
			size_t n = r->targets.count++;

			r->sources[n].path = files[k].paths[i];
			r->targets.agencies[n].id =
			    name_of(r, files[k].paths[i]);
		}
	return ERR_NONE;
}

struct site
replay_folder_site(const struct replay *r, size_t i, struct arena *a)
{
	const struct agency *agency = &r->targets.agencies[i];
	struct url base = url_parse(a, str_of(origin), NULL, NULL);
	struct url url = url_parse(a, agency->id, &base, NULL);
	struct site site = {.agency = agency, .page_count = 1};

	site.pages = arena_alloc(a, sizeof(*site.pages));
	site.pages[0].is_home = true;
	site.pages[0].url =
	    url.kind == URL_WEB ? url_key(&url) : url_key(&base);
	site.home_end = site.pages[0].url;
	return site;
}

enum err_code
replay_folder_job(const struct replay *r, size_t i, struct arena *a,
    struct worker_job *job, struct err *e)
{
	struct buf content = {0};
	enum err_code rc =
	    file_read(r->sources[i].path, LIMIT_DECODED_BYTES, &content, e);

	if (rc == ERR_NONE)
		job->payload = arena_str(a, buf_str(&content));
	job->content_type = str_of("text/html");
	buf_release(&content);
	return rc;
}

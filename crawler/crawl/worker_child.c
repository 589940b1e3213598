/* The child's side: limits first, then page after page. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "crawl/worker_impl.h"
#include "record/wire.h"
#include "text/match.h"

void
worker_job_write(struct buf *out, const struct worker_job *job)
{
	wire_put_number(out, (int64_t)job->agency);
	wire_put_number(out, job->is_home);
	wire_put_number(out, job->depth);
	wire_put_number(out, job->is_cut);
	wire_put_text(out, job->home_title);
	wire_put_text(out, job->url);
	wire_put_text(out, job->content_type);
	wire_put_text(out, job->content_encoding);
	wire_put_text(out, job->payload);
}

bool
worker_job_read(struct arena *a, struct str bytes, struct worker_job *out)
{
	struct wire_reader in = {.rest = bytes};

	out->agency = (size_t)wire_number_in(&in, 0, INT32_MAX);
	out->is_home = wire_number_in(&in, 0, 1) == 1;
	out->depth = (int)wire_number_in(&in, 0, INT32_MAX);
	out->is_cut = wire_number_in(&in, 0, 1) == 1;
	out->home_title = wire_text(&in, a);
	out->url = wire_text(&in, a);
	out->content_type = wire_text(&in, a);
	out->content_encoding = wire_text(&in, a);
	out->payload = wire_text(&in, a);
	return !in.is_broken;
}

static void
limit(int resource, rlim_t value)
{
	struct rlimit r = {value, value};

	(void)setrlimit((__rlimit_resource_t)resource, &r);
}

static void
give_up_rights(int fd)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (fd > STDERR_FILENO + 1)
		(void)close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
	(void)close_range((unsigned)fd + 1, ~0u, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	if (SAMRUAT_LIMIT_ADDRESS_SPACE)
		limit(RLIMIT_AS, (rlim_t)LIMIT_WORKER_MEMORY_MIB << 20);
}

/* Allows so much CPU time from now on: one page's use costs no other page. */
static void
allow_cpu_seconds(rlim_t seconds)
{
	struct rusage used;
	struct rlimit r;

	if (getrusage(RUSAGE_SELF, &used) != 0 ||
	    getrlimit(RLIMIT_CPU, &r) != 0)
		return;
	r.rlim_cur = seconds + (rlim_t)used.ru_utime.tv_sec +
	    (rlim_t)used.ru_stime.tv_sec + 1;
	(void)setrlimit(RLIMIT_CPU, &r);
}

static bool
read_whole(int fd, void *into, size_t n)
{
	unsigned char *p = into;

	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
	return true;
}

static struct str
short_text(struct str text)
{
	enum { LINK_TEXT_BYTES = 200 };
	size_t n = text.len < LINK_TEXT_BYTES ? text.len : LINK_TEXT_BYTES;

	while (n > 0 && n < text.len &&
	    ((unsigned char)text.ptr[n] & 0xc0) == 0x80)
		n--;
	return str_slice(text, 0, n);
}

/* Whether a link's ending leaves hope for a page. */
static bool
may_be_page(const struct page_link *link)
{
	return media_of_file_type(link->file_type) == MEDIA_HTML;
}

static void
report_links(const struct page *p, struct arena *a, struct report *r)
{
	r->links = arena_array(a, p->link_count, sizeof(*r->links));
	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *link = &p->links[i];

		if (link->kind != LINK_WEB)
			continue;
		r->links[r->link_count++] =
		    (struct report_link){.url = url_key(&link->url),
		        .text = short_text(link->text),
		        .is_page = may_be_page(link),
		        .is_frame = link->is_frame};
	}
}

static void
report_text_digest(const struct page *p, struct arena *a, struct report *r)
{
	char digest[DIGEST_TEXT_BYTES];

	digest_of(DIGEST_SHA256, p->match_text, digest);
	r->text_sha256 = arena_str(a, str_of(digest));
}

static void
report_findings(const struct worker_world *world, struct page *p,
    const struct worker_job *job, struct arena *a, struct report *r)
{
	struct audit_context context = {
	    .agency = &world->targets->agencies[job->agency],
	    .scope = world->scope,
	    .owner = (int64_t)job->agency,
	    .is_home = job->is_home,
	    .depth = job->depth,
	    .home_title = job->home_title};
	struct audit_page found = {0};

	audit_page(world->rules, p, &context, a, &found);
	r->page_class = found.page_class;
	r->findings = found.findings;
	r->finding_count = found.finding_count;
}

/* Whether a page only leads on to another. A splash page stands before a site,
 * so an inner page that looks like one is a page. */
static bool
leads_on(const struct page *p, const struct worker_job *job)
{
	return p->redirect_to.len > 0 &&
	    (job->is_home || !str_is(p->redirect_kind, "splash"));
}

/* Reads one page and writes its report; a page that only leads on is not
 * judged. */
static void
answer(const struct worker_world *world, const struct worker_job *job,
    struct arena *a, struct buf *out)
{
	struct page_input input = {.url = job->url,
	    .content_type = job->content_type,
	    .content_encoding = job->content_encoding,
	    .payload = job->payload,
	    .is_cut = job->is_cut};
	struct page *p = page_open(&input);
	struct report r = {.reason = p->reason,
	    .title = p->title,
	    .lang = p->lang,
	    .words_th = p->words_th,
	    .words_en = p->words_en,
	    .view_flags = p->view_flags};

	if (p->charset.name != NULL) {
		r.encoding = str_of(p->charset.name);
		r.encoding_source =
		    str_of(charset_source_name(p->charset.source));
	}
	if (!job->is_home)
		r.view_flags &= ~(unsigned)VIEW_SPLASH;
	report_links(p, a, &r);
	report_text_digest(p, a, &r);
	if (leads_on(p, job)) {
		r.redirect_to = p->redirect_to;
		r.redirect_kind = p->redirect_kind;
	} else if (p->reason == REASON_NONE) {
		report_findings(world, p, job, a, &r);
	}
	report_write(out, &r);
	page_close(p);
}

static bool
serve_one(const struct worker_world *world, int fd, struct arena *a,
    struct buf *message)
{
	unsigned char head[MESSAGE_HEAD_BYTES];
	struct wire_reader in = {{(const char *)head, sizeof(head)}, false};
	struct worker_job job;
	struct buf reply = {0};
	int64_t length;
	char *body;
	bool ok;

	if (!read_whole(fd, head, sizeof(head)))
		return false;
	length = wire_number_in(&in, 0, LIMIT_MESSAGE_BYTES);
	if (in.is_broken)
		return false;
	body = arena_alloc(a, (size_t)length);
	if (!read_whole(fd, body, (size_t)length) ||
	    !worker_job_read(a, (struct str){body, (size_t)length}, &job))
		return false;
	allow_cpu_seconds(LIMIT_WORKER_CPU_S);
	answer(world, &job, a, &reply);
	buf_clear(message);
	wire_put_number(message, (int64_t)reply.len);
	(void)buf_append_str(message, buf_str(&reply));
	buf_release(&reply);
	ok = file_put(fd, buf_str(message), NULL) == ERR_NONE;
	arena_reset(a);
	return ok;
}

void
worker_child(const struct worker_world *world, int fd)
{
	struct arena a = {0};
	struct buf message = {0};

	give_up_rights(fd);
	page_global_init();
	while (serve_one(world, fd, &a, &message))
		continue;
	arena_release(&a);
	buf_release(&message);
	/* Not exit: what the parent registered is the parent's. */
	_exit(0);
}

/* The child's side: the jail first, then page after page. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "crawl/jail.h"
#include "crawl/rank.h"
#include "crawl/worker_impl.h"
#include "crawl/worker_report.h"
#include "page/page.h"
#include "record/wire.h"

/* Least bytes of a part on the wire. */
enum { PART_BYTES = 56 };

static void
write_parts(struct buf *out, const struct worker_job *job)
{
	wire_put_number(out, (int64_t)job->part_count);
	for (size_t i = 0; i < job->part_count; i++) {
		const struct page_part *p = &job->parts[i];

		wire_put_number(out, p->kind);
		wire_put_text(out, p->asked);
		wire_put_text(out, p->url);
		wire_put_text(out, p->content_type);
		wire_put_text(out, p->content_encoding);
		wire_put_text(out, p->payload);
		wire_put_number(out, p->is_cut);
	}
}

static void
read_parts(struct wire_reader *in, struct arena *a, struct worker_job *out)
{
	size_t count = wire_count(in, PART_BYTES);
	struct page_part *parts = arena_array(a, count, sizeof(*parts));

	for (size_t i = 0; i < count; i++) {
		struct page_part *p = &parts[i];

		p->kind = (enum part_kind)wire_number_in(
		    in, PART_FRAME, PART_KIND_COUNT - 1);
		p->asked = wire_text(in, a);
		p->url = wire_text(in, a);
		p->content_type = wire_text(in, a);
		p->content_encoding = wire_text(in, a);
		p->payload = wire_text(in, a);
		p->is_cut = wire_number_in(in, 0, 1) == 1;
	}
	out->parts = parts;
	out->part_count = count;
}

void
worker_job_write(struct buf *out, const struct worker_job *job)
{
	wire_put_number(out, job->task);
	wire_put_number(out, (int64_t)job->agency);
	wire_put_number(out, job->is_home);
	wire_put_number(out, job->depth);
	wire_put_number(out, job->is_cut);
	wire_put_text(out, job->home_title);
	wire_put_text(out, job->url);
	wire_put_text(out, job->content_type);
	wire_put_text(out, job->content_encoding);
	wire_put_text(out, job->payload);
	wire_put_response(out, &job->response);
	wire_put_text(out, job->probe);
	wire_put_number(out, job->is_map);
	write_parts(out, job);
	wire_put_number(out, (int64_t)job->news);
}

bool
worker_job_read(struct arena *a, struct str bytes, struct worker_job *out)
{
	struct wire_reader in = {.rest = bytes};

	out->task =
	    (enum worker_task)wire_number_in(&in, WORK_PAGE, WORK_PROBE);
	out->agency = (size_t)wire_number_in(&in, 0, INT32_MAX);
	out->is_home = wire_number_in(&in, 0, 1) == 1;
	out->depth = (int)wire_number_in(&in, 0, INT32_MAX);
	out->is_cut = wire_number_in(&in, 0, 1) == 1;
	out->home_title = wire_text(&in, a);
	out->url = wire_text(&in, a);
	out->content_type = wire_text(&in, a);
	out->content_encoding = wire_text(&in, a);
	out->payload = wire_text(&in, a);
	out->response = wire_response(&in, a);
	out->probe = wire_text(&in, a);
	out->is_map = wire_number_in(&in, 0, 1) == 1;
	read_parts(&in, a, out);
	out->news = (uint64_t)wire_number(&in);
	return !in.is_broken;
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

static bool
serve_one(const struct worker_mind *mind, int fd, struct arena *a,
    struct buf *message)
{
	unsigned char head[MESSAGE_HEAD_BYTES];
	struct wire_reader in = {.rest = {(const char *)head, sizeof(head)}};
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
	worker_report(mind, &job, a, &reply);
	buf_clear(message);
	wire_put_number(message, (int64_t)reply.len);
	(void)buf_append_str(message, buf_str(&reply));
	buf_release(&reply);
	ok = file_put(fd, buf_str(message), NULL) == ERR_NONE;
	arena_reset(a);
	return ok;
}

void
worker_child(const struct worker_world *world, int fd, bool needs_jail)
{
	struct arena a = {0}, kept = {0};
	struct worker_mind mind = {.world = world};
	struct buf message = {0};

	page_global_init();
	mind.words = rank_words_make(&kept);
	if (jail_enter(fd, NULL) != ERR_NONE && needs_jail)
		_exit(1);
	while (serve_one(&mind, fd, &a, &message))
		continue;
	arena_release(&a);
	arena_release(&kept);
	buf_release(&message);
	/* Not exit: what the parent registered is the parent's. */
	_exit(0);
}

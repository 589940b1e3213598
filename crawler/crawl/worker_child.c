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
#include "crawl/rank.h"
#include "crawl/worker_impl.h"
#include "crawl/worker_report.h"
#include "record/wire.h"

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
}

bool
worker_job_read(struct arena *a, struct str bytes, struct worker_job *out)
{
	struct wire_reader in = {.rest = bytes};

	out->task =
	    (enum worker_task)wire_number_in(&in, WORK_PAGE, WORK_SITEMAP);
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

static bool
serve_one(const struct worker_mind *mind, int fd, struct arena *a,
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
worker_child(const struct worker_world *world, int fd)
{
	struct arena a = {0}, kept = {0};
	struct worker_mind mind = {.world = world};
	struct buf message = {0};

	give_up_rights(fd);
	page_global_init();
	mind.words = rank_words_make(&kept);
	while (serve_one(&mind, fd, &a, &message))
		continue;
	arena_release(&a);
	arena_release(&kept);
	buf_release(&message);
	/* Not exit: what the parent registered is the parent's. */
	_exit(0);
}

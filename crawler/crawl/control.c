#include "crawl/control.h"

#include <assert.h>

#include "base/limits.h"
#include "web/url.h"

/* A link that is down is asked for more often than one that is up. */
enum { DOWN_FACTOR = 6 };

void
control_init(struct control *k, struct arena *a, const char *const *urls,
    size_t count, int64_t every_ms)
{
	assert(count <= LIMIT_CONTROLS);
	*k = (struct control){.every_us = every_ms * 1000, .count = count};
	k->hosts = arena_array(a, count, sizeof(*k->hosts));
	for (size_t i = 0; i < count; i++) {
		struct url u = url_parse(a, str_of(urls[i]), NULL, NULL);
		struct control_host *h = &k->hosts[i];

		assert(u.kind == URL_WEB);
		h->url = url_key(&u);
		h->host_name = u.host;
		h->port = url_port(&u);
		h->wish.tag = -1 - (int64_t)i;
		h->wish.turns_had = -1;
		h->wish.is_control = true;
	}
}

bool
control_is_due(const struct control *k, int64_t now_us, int64_t since_us)
{
	if (k->count == 0 || (k->open > 0 && !k->is_decided))
		return false;
	return now_us >= k->due_us || since_us > k->begun_us;
}

void
control_begin(struct control *k, int64_t now_us)
{
	k->begun_us = now_us;
	k->open = k->count;
	k->is_decided = false;
	for (size_t i = 0; i < k->count; i++)
		k->hosts[i].is_busy = true;
}

bool
control_answered(
    struct control *k, size_t which, const struct capture *c, int64_t now_us)
{
	struct control_host *h = &k->hosts[which];
	bool is_up =
	    c->reason == REASON_NONE && c->status > 0 && c->status < 500;

	h->is_busy = false;
	h->is_wishing = false;
	k->open--;
	if (k->is_decided || (!is_up && k->open > 0))
		return false;
	k->is_decided = true;
	k->is_up = is_up;
	k->due_us = now_us + (is_up ? k->every_us : k->every_us / DOWN_FACTOR);
	return true;
}

bool
control_lets(const struct control *k)
{
	return k->count == 0 || k->is_up;
}

bool
control_has_checked(const struct control *k, int64_t since_us)
{
	return k->is_decided && k->begun_us >= since_us;
}

#include "pace.h"

#include "base/map.h"
#include "request_log.h"

struct machine {
	int64_t count, last_us;
};

/* Reads "name:80 127.0.1.1:41231" lines into host to address. */
static void
read_addresses(struct arena *a, struct str map, struct map *out)
{
	struct str line, name = {0}, host = {0};

	while (str_split(&map, '\n', &line)) {
		struct str *address = arena_alloc(a, sizeof(*address));

		if (str_split(&line, ' ', &name) &&
		    str_split(&name, ':', &host) &&
		    str_split(&line, ':', address) &&
		    map_get(out, host) == NULL)
			map_put(out, host, address);
	}
}

/* The item under a key, made when it is new. */
static void *
item_of(struct arena *a, struct map *m, struct str key, size_t item_bytes)
{
	void *item = map_get(m, key);

	if (item == NULL) {
		item = arena_alloc(a, item_bytes);
		map_put(m, key, item);
	}
	return item;
}

static void
take_request(struct pace *p, struct machine *m, struct str address,
    const struct log_line *line)
{
	int64_t gap_us = line->at_us - m->last_us;

	if (m->count > 0 && gap_us < p->least_gap_us) {
		p->least_gap_us = gap_us;
		p->least_address = address;
	}
	m->last_us = line->at_us;
	p->address_count += m->count == 0 ? 1 : 0;
	p->request_count++;
	if (++m->count > p->busiest_count) {
		p->busiest_count = m->count;
		p->busiest_address = address;
	}
}

struct pace
pace_measure(struct str map, struct str log)
{
	struct pace p = {.least_gap_us = INT64_MAX};
	struct map addresses = {0}, machines = {0};
	struct arena a = {0};
	struct log_line line;
	int64_t first_us = -1;

	read_addresses(&a, map, &addresses);
	while (request_log_next(&log, &line)) {
		const struct str *known = map_get(&addresses, line.host);
		struct str address = known == NULL ? line.host : *known;

		if (line.event != LOG_REQUEST)
			continue;
		if (first_us < 0)
			first_us = line.at_us;
		p.span_us = line.at_us - first_us;
		take_request(&p,
		    item_of(&a, &machines, address, sizeof(struct machine)),
		    address, &line);
	}
	map_release(&machines);
	map_release(&addresses);
	arena_release(&a);
	return p;
}

struct repeats
pace_repeats(struct str log)
{
	struct repeats r = {0};
	struct map counts = {0};
	struct arena a = {0};
	struct log_line line;

	while (request_log_next(&log, &line)) {
		struct str key =
		    arena_printf(&a, "%.*s %.*s %d", STR_ARG(line.host),
		        STR_ARG(line.target), request_log_has(&line, "phone"));
		int64_t *count;

		if (line.event != LOG_REQUEST)
			continue;
		count = item_of(&a, &counts, key, sizeof(*count));
		r.url_count += *count == 0 ? 1 : 0;
		if (++*count > r.most_count) {
			r.most_count = *count;
			r.most = line.target;
		}
	}
	map_release(&counts);
	arena_release(&a);
	return r;
}

#include "audit/example_play_impl.h"

#include <stdlib.h>
#include <string.h>

#include "audit/evidence_impl.h"
#include "audit/probe_impl.h"
#include "web/robots.h"
#include "web/url.h"

static const char origin[] = "https://www.agency.example";

struct playing {
	const struct rule_set *set;
	const struct example *example;
	struct arena *arena;
	struct site *site;
	size_t capacity;
};

static const struct example_answer *
answer_at(const struct example *x, struct str path)
{
	for (size_t i = 0; i < x->answer_count; i++)
		if (str_equal(x->answers[i].path, path))
			return &x->answers[i];
	return NULL;
}

/* Adds what is answered at an address; NULL: it was not asked for. */
static void
add_probe(struct playing *p, struct site_probe probe,
    const struct example_answer *found)
{
	struct site *site = p->site;

	site->probes = arena_grow(p->arena, site->probes, &p->capacity,
	    site->probe_count + 1, sizeof(*site->probes));
	if (found == NULL) {
		probe.page.reason = REASON_INCOMPLETE;
	} else {
		const struct response response = {.status = found->status,
		    .reason = found->reason,
		    .head = found->head,
		    .tls_result = found->tls,
		    .first_byte_us = -1,
		    .body_bytes = -1,
		    .redirects = -1};
		const struct probe_answer answer = {.path = probe.path,
		    .is_map = probe.is_map,
		    .body = {.url = probe.page.url,
		        .content_type = found->type,
		        .payload = found->body},
		    .response = &response};
		const struct audit_context context = {
		    .agency = &p->example->agency, .response = &response};
		struct audit_page out;

		audit_probe(p->set, &answer, &context, p->arena, &out);
		probe.page.findings = out.findings;
		probe.page.finding_count = out.finding_count;
	}
	site->probes[site->probe_count++] = probe;
}

static struct str
url_at(struct playing *p, struct str path)
{
	struct str rest, scheme = probe_path_scheme(path, &rest);

	return scheme.len > 0
	    ? arena_printf(p->arena, "%.*s%s%.*s", STR_ARG(scheme),
	          strchr(origin, ':'), STR_ARG(rest))
	    : arena_printf(p->arena, "%s%.*s", origin, STR_ARG(path));
}

/* Whatever host an example names, the answer is what stands at its path. */
static void
add_maps(struct playing *p, struct str path, struct str robots_body)
{
	struct robots robots =
	    robots_parse(p->arena, robots_body, str_of("samruat"));
	struct url base = url_parse(p->arena, str_of(origin), NULL, NULL);

	for (size_t i = 0; i < robots.sitemap_count; i++) {
		struct url u =
		    url_parse(p->arena, robots.sitemaps[i], &base, NULL);
		struct site_probe map = {.path = path, .is_map = true};

		if (u.kind != URL_WEB)
			continue;
		map.page.url = url_at(p, u.path);
		add_probe(p, map, answer_at(p->example, u.path));
	}
}

void
example_play_probes(const struct rule_set *set, const struct example *x,
    struct arena *a, struct site *site)
{
	struct playing p = {.set = set, .example = x, .arena = a, .site = site};

	for (size_t i = 0; x->answer_count > 0 && i < set->probe_count; i++) {
		const struct rule_probe *plan = &set->probes[i];
		const struct example_answer *found = answer_at(x, plan->path);
		struct site_probe probe = {.path = plan->path};

		probe.page.url = url_at(&p, plan->path);
		add_probe(&p, probe, found);
		if (plan->wants_maps && found != NULL)
			add_maps(&p, plan->path, found->body);
	}
}

/* What an answer showed to a leaf. */
static struct str
saw_of(const struct site *site, const struct rule *r,
    const struct probe_test *t, struct str label)
{
	for (size_t i = 0; i < site->probe_count; i++) {
		const struct finding *f =
		    site_page_finding(&site->probes[i].page, r->info.id);

		if (!str_equal(site->probes[i].path, t->path))
			continue;
		for (size_t k = 0; f != NULL && k < f->evidence_count; k++)
			if (str_equal(f->evidence[k].label, label))
				return f->evidence[k].quote;
	}
	return (struct str){0};
}

void
example_show_probes(
    struct scan *s, const struct rule *r, const struct site *site)
{
	for (size_t i = 0; i < r->slots.count; i++) {
		const struct probe_leaf leaf = {s->set, r, i};
		const struct probe_test *t = probe_test_of(&leaf);
		struct leaf_result *found;

		if (t == NULL)
			continue;
		found = arena_alloc(s->arena, sizeof(*found));
		found->truth =
		    truth_of_letter(probe_settle(&leaf, site, &found->reason));
		found->saw = saw_of(
		    site, r, t, evidence_label(s->set, &r->slots.items[i]));
		s->results[r->slots.items[i].leaf] = found;
	}
}

static int
compare_targets(const void *left, const void *right)
{
	const struct site_target *a = left, *b = right;

	return str_compare(a->url, b->url);
}

void
example_play_targets(
    const struct example *x, struct arena *a, struct site *site)
{
	struct url home = url_parse(a,
	    site->page_count > 0 ? site->pages[0].url : str_of(origin), NULL,
	    NULL);
	struct site_target *items =
	    arena_array(a, x->answer_count + site->page_count, sizeof(*items));
	size_t count = 0;

	for (size_t i = 0; i < site->page_count; i++)
		items[count++] = (struct site_target){.url = site->pages[i].url,
		    .status = 200,
		    .page_class = site->pages[i].page_class,
		    .is_read = true};
	for (size_t i = 0; i < x->answer_count; i++) {
		struct url u = url_parse(a, x->answers[i].path, &home, NULL);
		struct str rest;

		if (u.kind == URL_WEB &&
		    probe_path_scheme(x->answers[i].path, &rest).len == 0)
			items[count++] =
			    (struct site_target){.url = url_key(&u),
			        .status = x->answers[i].status,
			        .reason = x->answers[i].reason};
	}
	if (count > 0)
		qsort(items, count, sizeof(*items), compare_targets);
	site->targets = items;
	site->target_count = count;
	site->broken = arena_array(a, count, sizeof(*site->broken));
	for (size_t i = 0; i < count; i++) {
		site->asked_count += items[i].status > 0;
		if (site_status_is_broken(items[i].status))
			site->broken[site->broken_count++] = items[i];
	}
}

#include "audit/value/target_impl.h"

#include "audit/read/list_impl.h"
#include "audit/value/home_address_impl.h"
#include "text/utf8.h"
#include "web/url.h"

/* A host as URLs have it: a Thai name in its ASCII form. */
static struct str
host_form(struct arena *a, struct str host)
{
	struct str text = arena_lower(a, host);
	struct url u;

	if (str_find_char(text, '*', 0) != STR_NONE ||
	    str_starts(text, str_of(".")))
		return text;
	u = url_parse(
	    a, arena_printf(a, "http://%.*s/", STR_ARG(text)), NULL, NULL);
	return u.kind == URL_WEB ? u.host : text;
}

static void
add_text(struct loader *l, struct texts *out, size_t *capacity, struct str text)
{
	out->items = arena_grow(l->arena, out->items, capacity, out->count + 1,
	    sizeof(*out->items));
	out->items[out->count++] = text;
}

static void
read_hosts(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into, given = {0};
	size_t capacity = 0;

	field_texts(l, value, &given);
	for (size_t i = 0; i < given.count; i++) {
		struct yaml_node name = {.kind = YAML_TEXT,
		    .text = given.items[i],
		    .place = value->place};
		const struct list_file *list;

		if (!list_is_name(given.items[i])) {
			add_text(l, out, &capacity,
			    host_form(l->arena, given.items[i]));
			continue;
		}
		list = list_read(l, &name);
		for (size_t k = 0; list != NULL && k < list->count; k++)
			add_text(l, out, &capacity,
			    host_form(l->arena, list->items[k]));
	}
}

static void
read_lower(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into;

	field_texts(l, value, out);
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = arena_lower(l->arena, out->items[i]);
}

static void
read_class(struct loader *l, const struct yaml_node *value, void *into)
{
	field_text(l, value, into);
	if (value->kind == YAML_TEXT)
		(void)class_is_known(l, &value->place, value->text);
}

void
target_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"host_in", read_hosts, offsetof(struct target_test, host_in),
	        NULL},
	    {"host_ends_with", read_lower,
	        offsetof(struct target_test, host_ends_with), NULL},
	    {"file_type", read_lower, offsetof(struct target_test, file_type),
	        NULL},
	    {"scheme", read_lower, offsetof(struct target_test, scheme), NULL},
	    {"path", value_read, offsetof(struct target_test, path), NULL},
	    {"query", value_read, offsetof(struct target_test, query), NULL},
	    {"same_site", field_answer, offsetof(struct target_test, same_site),
	        NULL},
	    {"script_only", field_answer,
	        offsetof(struct target_test, script_only), NULL},
	    {"status", status_read, offsetof(struct target_test, status), NULL},
	    {"status_not", status_read,
	        offsetof(struct target_test, status_not), NULL},
	    {"class", read_class, offsetof(struct target_test, page_class),
	        NULL},
	    {"home", field_answer, offsetof(struct target_test, home), NULL},
	};
	static const struct fields fields = FIELDS("`to`", items);

	(void)fields_read(l, value, &fields, into);
}

void
target_address_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"host_in", read_hosts, offsetof(struct target_test, host_in),
	        NULL},
	    {"host_ends_with", read_lower,
	        offsetof(struct target_test, host_ends_with), NULL},
	    {"scheme", read_lower, offsetof(struct target_test, scheme), NULL},
	    {"path", value_read, offsetof(struct target_test, path), NULL},
	};
	static const struct fields fields = FIELDS("`leads_to`", items);

	(void)fields_read(l, value, &fields, into);
}

void
owner_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {
	    "any", "own", "foreign", "own-or-parent-named", "own-domain"};
	enum owner_test *out = into;
	size_t i = field_word(l, value, words, 5);

	if (i != STR_NONE)
		*out = (enum owner_test)i;
}

struct str
target_decoded(struct arena *a, struct str text)
{
	struct str decoded = url_percent_decode(a, text);

	return utf8_first_invalid(decoded) == STR_NONE ? decoded : text;
}

struct str
target_host(struct arena *a, const struct page_link *link)
{
	size_t at, end;

	if (link->kind != LINK_MAIL)
		return link->url.host;
	at = str_find_char(link->url.href, '@', 0);
	if (at == STR_NONE)
		return (struct str){0};
	end = str_find_char(link->url.href, '?', at);
	return arena_lower(a, str_slice(link->url.href, at + 1, end));
}

static bool
host_is_in(const struct texts *hosts, struct str host)
{
	for (size_t i = 0; i < hosts->count; i++)
		if (str_glob(hosts->items[i], host))
			return true;
	return false;
}

static bool
host_ends(const struct texts *ends, struct str host)
{
	for (size_t i = 0; i < ends->count; i++) {
		struct str end = ends->items[i];

		if (str_ends(host, end))
			return true;
		/* ".go.th" is also the host go.th itself. */
		if (str_starts(end, str_of(".")) &&
		    str_equal(host, str_slice(end, 1, end.len)))
			return true;
	}
	return false;
}

static bool
part_passes(const struct value_test *t, struct scan *s, struct str part)
{
	struct value v = {
	    .is_there = true, .text = target_decoded(s->arena, part)};

	return t->count == 0 || value_holds(t, s, v) == TRUTH_TRUE;
}

static bool
is_own(struct scan *s, const struct page_link *link)
{
	const struct audit_context *c = s->context;
	const struct scope_entry *entry;

	if (link->kind == LINK_HERE)
		return true;
	if (link->kind != LINK_WEB)
		return false;
	if (c->scope == NULL)
		return str_equal(
		    url_bare_host(&link->url), url_bare_host(&s->page->url));
	entry = scope_find(c->scope, &link->url);
	return entry != NULL && entry->owner == c->owner;
}

bool
owner_accepts(
    enum owner_test owner, struct scan *s, const struct page_link *link)
{
	bool is_parents = link->kind == LINK_WEB &&
	    url_is_same_domain(link->url.host, s->page->url.host);

	switch (owner) {
	case OWNER_ANY:
		return true;
	case OWNER_OWN:
		return is_own(s, link);
	case OWNER_PARENT:
	case OWNER_DOMAIN: /* what else it asks, owner_refuses tells */
		return is_own(s, link) || is_parents;
	case OWNER_FOREIGN:
		return link->kind == LINK_WEB && !is_own(s, link) &&
		    !is_parents;
	}
	return false;
}

bool
owner_refuses(enum owner_test owner, enum ownership whose)
{
	if (owner == OWNER_DOMAIN && whose == OWNERSHIP_PARENT)
		return true;
	return (owner == OWNER_PARENT || owner == OWNER_DOMAIN) &&
	    (whose == OWNERSHIP_AGENCY || whose == OWNERSHIP_PORTAL);
}

static bool
host_passes(const struct target_test *t, struct str host)
{
	return (t->host_in.count == 0 || host_is_in(&t->host_in, host)) &&
	    (t->host_ends_with.count == 0 ||
	        host_ends(&t->host_ends_with, host));
}

bool
target_address_holds(
    const struct target_test *t, const struct url *to, struct arena *a)
{
	struct scan s = {.arena = a};
	bool holds = to->kind == URL_WEB && host_passes(t, to->host) &&
	    (t->scheme.count == 0 || texts_have(&t->scheme, to->scheme)) &&
	    part_passes(&t->path, &s, to->path);

	scan_end(&s);
	return holds;
}

static bool
any_host_passes(const struct target_test *t, struct scan *s)
{
	const struct page_hosts *hosts = scan_hosts(s);

	for (size_t i = 0; i < hosts->count; i++)
		if (host_passes(t, hosts->items[i]))
			return true;
	return hosts->are_cut;
}

bool
target_may_pass(const struct target_test *t, struct scan *s)
{
	if ((t->host_in.count > 0 || t->host_ends_with.count > 0) &&
	    !any_host_passes(t, s))
		return false;
	return t->path.count == 0 ||
	    value_may_hold(&t->path, scan_path_words(s));
}

const char *
target_refusal(
    const struct target_test *t, struct scan *s, const struct page_link *link)
{
	struct str host = target_host(s->arena, link);
	bool is_script = link->kind == LINK_SCRIPT;

	if (t->script_only != ANSWER_UNKNOWN &&
	    is_script != (t->script_only == ANSWER_YES))
		return is_script ? "needs a script" : "leads somewhere";
	if (t->host_in.count > 0 && !host_is_in(&t->host_in, host))
		return "leads to another host";
	if (t->host_ends_with.count > 0 && !host_ends(&t->host_ends_with, host))
		return "leads to another host";
	if (t->file_type.count > 0 &&
	    !texts_have(&t->file_type, link->file_type))
		return "is another type of file";
	if (t->scheme.count > 0 && !texts_have(&t->scheme, link->url.scheme))
		return "leads elsewhere";
	if (!part_passes(&t->path, s, link->url.path) ||
	    !part_passes(&t->query, s, link->url.query))
		return "leads to another page";
	if (t->same_site != ANSWER_UNKNOWN &&
	    is_own(s, link) != (t->same_site == ANSWER_YES))
		return is_own(s, link) ? "stays on the site"
		                       : "leaves the site";
	return NULL;
}

bool
target_asks_crawl(const struct target_test *t)
{
	return t->status.count > 0 || t->status_not.count > 0 ||
	    t->page_class.len > 0 || t->home != ANSWER_UNKNOWN;
}

/* One that was answered, and is no page that was read, is of no class. */
static enum truth
class_holds(const struct target_test *t, const struct site_target *target)
{
	if (t->page_class.len == 0)
		return TRUTH_TRUE;
	if (target == NULL || (!target->is_read && target->status < 400))
		return TRUTH_UNKNOWN;
	return str_has_word(target->page_class, t->page_class) ? TRUTH_TRUE
	                                                       : TRUTH_FALSE;
}

enum truth
target_holds(
    const struct target_test *t, const struct site *site, struct str url)
{
	const struct site_target *target = site_target_of(site, url);
	int status = target == NULL ? 0 : target->status;
	enum reason reason = target == NULL ? REASON_NONE : target->reason;
	enum truth holds = class_holds(t, target), one = TRUTH_TRUE;

	if (t->home != ANSWER_UNKNOWN &&
	    home_address_is(site, url) != (t->home == ANSWER_YES))
		return TRUTH_FALSE;
	if (t->status_not.count > 0 &&
	    status_holds(&t->status_not, status, reason) == TRUTH_TRUE)
		return TRUTH_FALSE;
	if (t->status.count > 0)
		one = status_holds(&t->status, status, reason);
	return one < holds ? one : holds;
}

#include "audit/read/release_impl.h"

#include "audit/lock.h"
#include "audit/plan_impl.h"
#include "base/file.h"

enum { VERSION_PARTS = 3, VERSION_PART_MAX = 1000000 };

struct deprecation {
	struct str since;
	struct text_th_en reason;
	struct texts replaced_by;
	struct str keep_until;
};

/* Reads "0.2.0"; false when it is no version. */
static bool
version_read(struct str text, int64_t parts[VERSION_PARTS])
{
	size_t count = 0;
	struct str part;

	while (str_split(&text, '.', &part)) {
		if (count == VERSION_PARTS ||
		    !str_to_int64(part, 0, VERSION_PART_MAX, &parts[count]))
			return false;
		count++;
	}
	for (; count > 0 && count < VERSION_PARTS; count++)
		parts[count] = 0;
	return count > 0;
}

/* Whether a version is above that of the program. */
static bool
is_newer(const int64_t parts[VERSION_PARTS])
{
	int64_t own[VERSION_PARTS];

	if (!version_read(str_of(SAMRUAT_VERSION), own))
		return false;
	for (size_t i = 0; i < VERSION_PARTS; i++)
		if (parts[i] != own[i])
			return parts[i] > own[i];
	return false;
}

static void
check_since(struct loader *l, const struct yaml_node *since)
{
	int64_t parts[VERSION_PARTS];

	if (since == NULL || since->kind != YAML_TEXT)
		return;
	if (!version_read(since->text, parts))
		complain(l, COMPLAINT_VALUE, &since->place, "since: 0.1.0",
		    since->text, str_of("0.1.0, 0.2.0, ..."));
	else if (is_newer(parts))
		complain(l, COMPLAINT_SINCE_NEWER, &since->place, NULL,
		    since->text, str_of(SAMRUAT_VERSION));
}

#define DEPRECATION(member) offsetof(struct deprecation, member)

static void
check_deprecated(struct loader *l, const struct yaml_item *item)
{
	static const struct field items[] = {
	    {"since", field_text, DEPRECATION(since), "since: 0.2.0"},
	    {"reason", field_bilingual, DEPRECATION(reason),
	        "reason: { th: ..., en: ... }"},
	    {"replaced_by", field_texts, DEPRECATION(replaced_by), NULL},
	    {"keep_until", field_text, DEPRECATION(keep_until), NULL},
	};
	static const struct fields fields = FIELDS("`deprecated`", items);
	struct deprecation d = {0};

	if (fields_read(l, &item->value, &fields, &d) &&
	    yaml_get(&item->value, "replaced_by") == NULL)
		complain(l, COMPLAINT_NO_HEIR, &item->key_place,
		    "replaced_by: [ABC-02]", (struct str){0}, (struct str){0});
}

void
release_read(struct loader *l, const struct yaml_node *file)
{
	const struct yaml_item *deprecated = yaml_item(file, "deprecated");

	check_since(l, yaml_get(file, "since"));
	if (deprecated != NULL)
		check_deprecated(l, deprecated);
}

/* A line of the lock. */
struct locked {
	struct str id;
	int64_t revision;
	struct str behaviour;
};

static bool
locked_read(struct str line, struct locked *out)
{
	struct str revision = {0}, form = {0}, more;

	return str_next_word(&line, &out->id) &&
	    str_next_word(&line, &revision) &&
	    str_next_word(&line, &out->behaviour) &&
	    str_next_word(&line, &form) && !str_next_word(&line, &more) &&
	    out->behaviour.len == DIGEST_TEXT_BYTES - 1 &&
	    str_to_int64(revision, 0, INT32_MAX, &out->revision);
}

static void
check_rule(const struct loader *lock, const struct rule *r,
    const struct locked *locked)
{
	const struct yaml_node *node = yaml_get(r->source, "revision");
	struct loader l = *lock;
	bool is_same = str_is(locked->behaviour, r->info.behaviour_sha256);

	l.path = r->info.file;
	l.text = r->text;
	if (r->info.revision < locked->revision)
		complain(&l, COMPLAINT_REVISION_BACK, &node->place, NULL,
		    node->text,
		    arena_printf(l.arena, "%lld", (long long)locked->revision));
	else if (r->info.revision == locked->revision && !is_same)
		complain(&l, COMPLAINT_BEHAVIOUR, &node->place,
		    arena_printf(l.arena, "revision: %d", r->info.revision + 1)
		        .ptr,
		    node->text, (struct str){0});
}

static void
check_line(struct loader *l, struct str line, int64_t number, bool is_whole)
{
	const struct yaml_place place = {.line = number, .column = 1};
	struct locked locked = {0};
	size_t i;

	if (!locked_read(line, &locked)) {
		complain(l, COMPLAINT_LOCK_LINE, &place, "samruat rules lock",
		    (struct str){0}, (struct str){0});
		return;
	}
	i = rule_set_find(l->set, locked.id);
	if (i != STR_NONE)
		check_rule(l, &l->set->rules[i], &locked);
	else if (is_whole)
		complain(l, COMPLAINT_RULE_GONE, &place, "status: deprecated",
		    locked.id, (struct str){0});
}

/* The rules that take the place of others must be there. */
static void
check_heirs(const struct loader *l, const struct rule *r)
{
	const struct yaml_node *deprecated = yaml_get(r->source, "deprecated");
	const struct yaml_node *heirs =
	    deprecated == NULL ? NULL : yaml_get(deprecated, "replaced_by");
	struct loader own = *l;

	own.path = r->info.file;
	own.text = r->text;
	for (size_t i = 0; heirs != NULL && i < heirs->count; i++) {
		const struct yaml_node *heir = &heirs->items[i].value;

		if (rule_set_find(l->set, heir->text) == STR_NONE)
			complain(&own, COMPLAINT_REFERENCE, &heir->place, NULL,
			    heir->text, str_of("rules"));
	}
}

void
release_check(struct loader *l, bool is_whole)
{
	const char *path = file_join(l->arena, l->root, lock_file_name);
	struct str rest, line;
	int64_t number = 0;

	for (size_t i = 0; is_whole && i < l->set->rule_count; i++)
		check_heirs(l, &l->set->rules[i]);
	if (!file_exists(path) || !loader_open(l, path))
		return;
	rest = l->text;
	while (str_split(&rest, '\n', &line)) {
		number++;
		if (str_trim(line).len > 0)
			check_line(l, str_trim(line), number, is_whole);
	}
}

/* Parents and successors: whether they are there, and lead to an end. */
#include "base/suggest.h"
#include "crawl/targets_impl.h"

static const struct diag_kind circle = {"T034", DIAG_ERROR,
    {"the {2} of \"{1}\" leads back to itself: {3}",
        "{2} ของ \"{1}\" วนกลับมาที่เดิม: {3}"}};
static const struct diag_kind idle_successor = {"T037", DIAG_WARNING,
    {"a successor, though the status is {1}", "มีหน่วยงานรับช่วง แต่สถานะคือ {1}"}};
static const struct diag_kind parents_elsewhere = {"T039", DIAG_NOTE,
    {"the parents stand in another table, so whether they are there was not "
     "looked at; --targets may be given twice",
        "หน่วยงานต้นสังกัดอยู่ในตารางอื่น จึงไม่ได้ตรวจว่ามีอยู่จริง "
        "ใส่ --targets ซ้ำเพื่อให้ตารางนั้นด้วยได้"}};

/* As many ids of a circle are shown. */
enum { CIRCLE_SHOWN = 8 };

/* The two ways from an agency to another. */
struct tie {
	size_t column;
	const char *name;
	struct str (*of)(const struct agency *g);
};

static struct str
parent_of(const struct agency *g)
{
	return g->parent_id;
}

static struct str
successor_of(const struct agency *g)
{
	return g->successor_id;
}

static const struct tie ties[] = {
    {TARGET_PARENT, "parent_id", parent_of},
    {TARGET_SUCCESSOR, "successor_id", successor_of},
};

static void
complain(const struct targets_entry *entry, struct table_fault fault)
{
	table_complain(entry->at.table, &entry->at.row, &fault);
}

/* The id that was probably meant, or NULL. */
static const char *
nearest_id(const struct targets_reading *in, struct str id)
{
	const struct targets_tables *all = in->tables;
	const char **ids;

	/* Beyond the maximum it would be looked up for nothing. */
	if (all->count == 0 ||
	    all->entries[0]->at.table->diags->count >= DIAG_MAX)
		return NULL;
	ids = arena_array(in->arena, all->count, sizeof(*ids));
	for (size_t i = 0; i < all->count; i++)
		ids[i] = arena_cstr(in->arena, all->entries[i]->agency.id);
	return suggest(id, ids, all->count);
}

/* Offices are often kept in a table of their own, without what is above
 * them. */
static bool
is_all_provincial(const struct targets_tables *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (!str_is(all->entries[i]->agency.level, "province"))
			return false;
	return true;
}

static void
check_known(const struct targets_reading *in, const struct targets_entry *entry,
    const struct tie *tie)
{
	struct str id = tie->of(&entry->agency);

	if (id.len > 0 && map_get(&in->by_id, id) == NULL)
		complain(entry,
		    (struct table_fault){&targets_unknown_agency, tie->column,
		        {id}, nearest_id(in, id)});
}

static struct targets_entry *
next_of(const struct targets_reading *in, const struct targets_entry *entry,
    const struct tie *tie)
{
	struct str id = tie->of(&entry->agency);

	return id.len == 0 ? NULL : map_get(&in->by_id, id);
}

/* The ids on a circle, back to where it begins; not all of a long one. */
static struct str
circle_text(const struct targets_reading *in, const struct targets_entry *from,
    const struct tie *tie)
{
	const struct targets_entry *at = from;
	struct str text = from->agency.id;

	for (int i = 0; i < CIRCLE_SHOWN; i++) {
		at = next_of(in, at, tie);
		text = arena_printf(in->arena, "%.*s > %.*s", STR_ARG(text),
		    STR_ARG(at->agency.id));
		if (at == from)
			return text;
	}
	return arena_printf(in->arena, "%.*s > ...", STR_ARG(text));
}

/* Follows the way from an agency up to where another walk has been. */
static void
walk(const struct targets_reading *in, struct targets_entry *from,
    const struct tie *tie, size_t number)
{
	struct targets_entry *at = from;

	while (at != NULL && at->walk == 0) {
		at->walk = number;
		at = next_of(in, at, tie);
	}
	if (at != NULL && at->walk == number)
		complain(at,
		    (struct table_fault){&circle, tie->column,
		        {at->agency.id, str_of(tie->name),
		            circle_text(in, at, tie)},
		        NULL});
}

static void
check_circles(const struct targets_reading *in, const struct tie *tie)
{
	const struct targets_tables *all = in->tables;

	for (size_t i = 0; i < all->count; i++)
		all->entries[i]->walk = 0;
	for (size_t i = 0; i < all->count; i++)
		walk(in, all->entries[i], tie, i + 1);
}

static void
check_tie(
    const struct targets_reading *in, const struct tie *tie, bool is_known)
{
	for (size_t i = 0; is_known && i < in->tables->count; i++)
		check_known(in, in->tables->entries[i], tie);
	check_circles(in, tie);
}

/* The first agency whose parent is not in the tables, or NULL. */
static const struct targets_entry *
first_orphan(const struct targets_reading *in)
{
	for (size_t i = 0; i < in->tables->count; i++) {
		const struct targets_entry *entry = in->tables->entries[i];
		struct str id = entry->agency.parent_id;

		if (id.len > 0 && map_get(&in->by_id, id) == NULL)
			return entry;
	}
	return NULL;
}

void
targets_check_kin(const struct targets_reading *in)
{
	const struct targets_tables *all = in->tables;
	bool is_provincial = is_all_provincial(all);
	const struct targets_entry *orphan = first_orphan(in);

	if (is_provincial && orphan != NULL)
		complain(orphan,
		    (struct table_fault){
		        .kind = &parents_elsewhere, .column = TARGET_PARENT});
	check_tie(in, &ties[0], !is_provincial);
	check_tie(in, &ties[1], true);
	for (size_t i = 0; i < all->count; i++) {
		const struct agency *g = &all->entries[i]->agency;

		if (g->successor_id.len > 0 && g->status != AGENCY_MERGED)
			complain(all->entries[i],
			    (struct table_fault){.kind = &idle_successor,
			        .column = TARGET_SUCCESSOR,
			        .args = {str_of(agency_status_word(g->status))},
			        .hint = "merged"});
	}
}

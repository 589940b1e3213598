#include "crawl/targets_check.h"

#include "base/map.h"
#include "crawl/province_guess.h"
#include "crawl/session.h"
#include "crawl/targets_impl.h"
#include "web/host_name.h"
#include "web/scope.h"
#include "web/url.h"

static const struct diag_kind same_site = {"T020", DIAG_ERROR,
    {"\"{1}\" has the same site, {3}, in line {2}: whose pages these are "
     "cannot be told",
        "\"{1}\" มีเว็บไซต์เดียวกัน ({3}) ในบรรทัด {2} "
        "แยกไม่ได้ว่าหน้าเว็บเป็นของหน่วยงานใด"}};
static const struct diag_kind no_host = {"T021", DIAG_ERROR,
    {"\"{1}\" is the coded form of no name", "\"{1}\" ถอดรหัสเป็นชื่อโดเมนไม่ได้"}};
static const struct diag_kind same_address = {"T022", DIAG_WARNING,
    {"\"{1}\" has the same address, in line {2}",
        "\"{1}\" มีที่อยู่เดียวกันนี้ ในบรรทัด {2}"}};
static const struct diag_kind look_alike = {"T023", DIAG_WARNING,
    {"\"{1}\" mixes letters of different scripts, or only looks Latin; it is "
     "the name {2}",
        "\"{1}\" มีอักษรต่างภาษาปนกัน หรือเป็นอักษรที่ดูคล้ายอักษรละติน ชื่อจริงคือ {2}"}};
static const struct diag_kind public_suffix = {"T024", DIAG_WARNING,
    {"\"{1}\" is a name under which others register, not an agency's own",
        "\"{1}\" เป็นชื่อกลางที่ให้ผู้อื่นจดทะเบียน ไม่ใช่ชื่อของหน่วยงาน"}};
static const struct diag_kind unknown_province = {"T025", DIAG_WARNING,
    {"no province has the code \"{1}\" (TIS 1099)",
        "ไม่มีจังหวัดรหัส \"{1}\" (มอก. 1099)"}};
static const struct diag_kind no_province = {"T026", DIAG_WARNING,
    {"a provincial agency without the code of its province",
        "หน่วยงานระดับจังหวัดไม่มีรหัสจังหวัด"}};
static const struct diag_kind has_fragment = {"T027", DIAG_WARNING,
    {"what follows the number sign is never asked for",
        "ส่วนหลังเครื่องหมาย # จะไม่ถูกใช้ขอหน้าเว็บ"}};
static const struct diag_kind has_session = {"T028", DIAG_WARNING,
    {"the address holds the number of a session, which ends",
        "ที่อยู่มีเลขเซสชันซึ่งหมดอายุ"}};
static const struct diag_kind inside_other = {"T029", DIAG_NOTE,
    {"{3} lies inside the site of \"{1}\", in line {2}; its pages do not count "
     "for that agency",
        "{3} อยู่ภายในเว็บไซต์ของ \"{1}\" (บรรทัด {2}) "
        "หน้าเว็บส่วนนี้ไม่นับให้หน่วยงานนั้น"}};
static const struct diag_kind no_site = {"T030", DIAG_NOTE,
    {"the seeds name no site of this agency to visit",
        "ไม่มีที่อยู่เว็บไซต์ของหน่วยงานนี้ให้เข้าดู"}};
static const struct diag_kind no_tls = {"T031", DIAG_NOTE,
    {"http is asked for as it stands; write https if the site has it",
        "จะขอแบบ http ตามที่เขียน หากเว็บไซต์ใช้ https ได้ให้เขียน https"}};

static const struct diag_kind has_one = {"T038", DIAG_WARNING,
    {"the status is {1}, but the seeds name a site to visit",
        "สถานะคือ {1} แต่มีที่อยู่เว็บไซต์ให้เข้าดู"}};

struct check {
	struct arena *arena;
	const struct targets_tables *tables;
	struct scope scope; /* owner: the entry; site: its seed */
	struct map by_url; /* struct seed_place */
};

/* A seed, and the agency it belongs to. */
struct seed_place {
	size_t entry;
	size_t seed;
};

static const struct targets_entry *
entry_of(const struct check *c, const struct seed_place *p)
{
	return c->tables->entries[p->entry];
}

static const struct seed *
seed_of(const struct check *c, const struct seed_place *p)
{
	return &entry_of(c, p)->agency.seeds[p->seed];
}

static const struct table_row *
row_of(const struct check *c, const struct seed_place *p)
{
	return &entry_of(c, p)->seed_rows[p->seed];
}

static void
complain_of_seed(
    const struct check *c, const struct seed_place *p, struct table_fault fault)
{
	const struct table_row *row = row_of(c, p);

	fault.column = SEED_URL;
	table_complain(row->table, &row->row, &fault);
}

static struct url
url_of(const struct check *c, const struct seed_place *p)
{
	return url_parse(c->arena, seed_of(c, p)->url, NULL, NULL);
}

/* The scope entry of a crawled seed's own site: the first agency's. */
static const struct scope_entry *
site_of(const struct check *c, const struct seed_place *p)
{
	struct url u = url_of(c, p);

	return scope_of_seed(&c->scope, c->arena, &u, seed_of(c, p)->scope);
}

/* Names another seed: the id of its agency, and its line. */
static void
name_seed(const struct check *c, const struct seed_place *p,
    const struct seed_place *other, struct table_fault *fault)
{
	fault->args[0] = entry_of(c, other)->agency.id;
	fault->args[1] =
	    targets_line_of(c->arena, row_of(c, p)->table, row_of(c, other));
}

static struct seed_place
place_of(const struct scope_entry *site)
{
	return (struct seed_place){(size_t)site->owner, (size_t)site->site};
}

static struct str
place_text(const struct check *c, const struct scope_entry *site)
{
	return arena_printf(c->arena, "%.*s%s%.*s%.*s", STR_ARG(site->host),
	    site->port.len > 0 ? ":" : "", STR_ARG(site->port),
	    STR_ARG(site->prefix));
}

static void
check_same_site(struct check *c, const struct seed_place *p)
{
	struct table_fault fault = {.kind = &same_site};
	const struct scope_entry *site;
	struct seed_place other;

	if (!seed_role_is_crawled(seed_of(c, p)->role))
		return;
	site = site_of(c, p);
	if (site->owner == (int64_t)p->entry)
		return;
	other = place_of(site);
	name_seed(c, p, &other, &fault);
	fault.args[2] = place_text(c, site);
	complain_of_seed(c, p, fault);
}

static void
check_host(struct check *c, const struct seed_place *p)
{
	static const struct diag_kind *const kinds[] = {
	    [HOST_FINE] = NULL,
	    [HOST_NO_IDN] = &no_host,
	    [HOST_LOOK_ALIKE] = &look_alike,
	    [HOST_PUBLIC_SUFFIX] = &public_suffix,
	};
	struct url u = url_of(c, p);
	struct str shown;
	enum host_flaw flaw = host_flaw(c->arena, u.host, &shown);

	if (kinds[flaw] != NULL)
		complain_of_seed(c, p,
		    (struct table_fault){
		        .kind = kinds[flaw], .args = {shown, u.host}});
}

static void
check_same_address(struct check *c, const struct seed_place *p)
{
	const struct seed *seed = seed_of(c, p);
	const struct seed_place *first = map_get(&c->by_url, seed->url);
	struct table_fault fault = {.kind = &same_address};
	struct seed_place *kept;

	if (first == NULL) {
		kept = arena_alloc(c->arena, sizeof(*kept));
		*kept = *p;
		map_put(&c->by_url, seed->url, kept);
		return;
	}
	/* Two that are both crawled are one site, which is told already. */
	if (seed_role_is_crawled(seed->role) &&
	    seed_role_is_crawled(seed_of(c, first)->role))
		return;
	name_seed(c, p, first, &fault);
	complain_of_seed(c, p, fault);
}

static void
check_address(struct check *c, const struct seed_place *p)
{
	const struct seed *seed = seed_of(c, p);
	const struct table_row *row = row_of(c, p);
	struct str written = table_field(row->table, &row->row, SEED_URL);
	struct str shorter = url_without_session(c->arena, seed->url);

	if (!seed_role_is_crawled(seed->role))
		return;
	if (str_find_char(written, '#', 0) != STR_NONE)
		complain_of_seed(c, p,
		    (struct table_fault){.kind = &has_fragment,
		        .hint = arena_cstr(c->arena, seed->url)});
	if (!str_equal(shorter, seed->url))
		complain_of_seed(c, p,
		    (struct table_fault){.kind = &has_session,
		        .hint = arena_cstr(c->arena, shorter)});
}

static void
check_inside(struct check *c, const struct seed_place *p)
{
	struct table_fault fault = {.kind = &inside_other};
	const struct scope_entry *site, *above;
	struct seed_place other;

	if (!seed_role_is_crawled(seed_of(c, p)->role))
		return;
	site = site_of(c, p);
	/* One of several seeds of a site tells it. */
	if (site->owner != (int64_t)p->entry || site->site != (int64_t)p->seed)
		return;
	above = scope_above(&c->scope, site);
	if (above == NULL || above->owner == site->owner)
		return;
	other = place_of(above);
	name_seed(c, p, &other, &fault);
	fault.args[2] = place_text(c, site);
	complain_of_seed(c, p, fault);
}

static void
check_scheme(struct check *c, const struct seed_place *p)
{
	const struct seed *seed = seed_of(c, p);

	if (seed_role_is_crawled(seed->role) &&
	    str_starts(seed->url, str_of("http:")))
		complain_of_seed(c, p, (struct table_fault){.kind = &no_tls});
}

static void
complain_of_agency(const struct targets_entry *entry, struct table_fault fault)
{
	table_complain(entry->at.table, &entry->at.row, &fault);
}

static const char *
province_hint(struct arena *a, const struct province *p)
{
	if (p == NULL)
		return NULL;
	return arena_printf(a, "%s (%s, %s)", p->code, p->name.th, p->name.en)
	    .ptr;
}

static void
check_province(struct check *c, const struct targets_entry *entry)
{
	const struct agency *g = &entry->agency;
	const struct province *meant = province_of_office(g->name_th);
	bool is_missing = g->province_code.len == 0;

	/* Those of examples are nobody's. */
	if (g->province_code.len == 2 && g->province_code.ptr[0] == 'X')
		return;
	if (is_missing ? !str_is(g->level, "province")
	               : province_of_code(g->province_code) != NULL)
		return;
	if (meant == NULL && !is_missing)
		meant = province_nearest(g->province_code);
	complain_of_agency(entry,
	    (struct table_fault){
	        .kind = is_missing ? &no_province : &unknown_province,
	        /* A missing column has no place in the row. */
	        .column = is_missing ? TARGET_ID : TARGET_PROVINCE,
	        .args = {g->province_code},
	        .hint = province_hint(c->arena, meant)});
}

static void
check_has_site(struct check *c, const struct targets_entry *entry)
{
	const struct agency *g = &entry->agency;
	bool has_site = agency_has_site(g);

	if (!c->tables->has_seeds || entry->has_lost_seed)
		return;
	if (!has_site && g->status == AGENCY_ACTIVE)
		complain_of_agency(entry,
		    (struct table_fault){
		        .kind = &no_site, .column = TARGET_ID});
	if (has_site && g->status != AGENCY_ACTIVE &&
	    g->status != AGENCY_MERGED)
		complain_of_agency(entry,
		    (struct table_fault){.kind = &has_one,
		        .column = TARGET_STATUS,
		        .args = {str_of(agency_status_word(g->status))},
		        .hint = "active"});
}

/* The worst first, as a list of findings has an end. One of both is set. */
static const struct {
	void (*seed)(struct check *c, const struct seed_place *p);
	void (*agency)(struct check *c, const struct targets_entry *entry);
} checks[] = {
    {.seed = check_same_site},
    {.seed = check_host},
    {.seed = check_same_address},
    {.seed = check_address},
    {.agency = check_province},
    {.seed = check_inside},
    {.agency = check_has_site},
    {.seed = check_scheme},
};

static void
know_scopes(struct check *c)
{
	for (size_t i = 0; i < c->tables->count; i++) {
		const struct agency *g = &c->tables->entries[i]->agency;

		for (size_t s = 0; s < g->seed_count; s++) {
			struct url u = url_of(c, &(struct seed_place){i, s});

			if (seed_role_is_crawled(g->seeds[s].role))
				scope_add(&c->scope, c->arena, &u,
				    g->seeds[s].scope, (int64_t)i, (int64_t)s);
		}
	}
	scope_seal(&c->scope);
}

static void
run_check(struct check *c, size_t which)
{
	for (size_t i = 0; i < c->tables->count; i++) {
		const struct targets_entry *entry = c->tables->entries[i];

		if (checks[which].agency != NULL) {
			checks[which].agency(c, entry);
			continue;
		}
		for (size_t s = 0; s < entry->agency.seed_count; s++)
			checks[which].seed(c, &(struct seed_place){i, s});
	}
}

enum err_code
targets_check(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets *out, struct err *e)
{
	size_t errors = diags->error_count;
	struct targets_tables tables;
	struct check c = {.arena = diags->arena, .tables = &tables};
	enum err_code rc =
	    targets_collect(targets_path, seeds_path, diags, &tables, e);

	if (rc != ERR_NONE)
		return rc;
	know_scopes(&c);
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		run_check(&c, i);
	map_release(&c.by_url);
	return targets_hand_over(&tables, diags, errors, out, e);
}

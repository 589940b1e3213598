/* The survey's frame as it is shipped: targets/ and seeds/ of departments and
 * provincial offices. */
#include "table_case.h"

#include "crawl/targets_check.h"
#include "record/province.h"

enum { PROVINCES = 76, OFFICES = 19, DEPARTMENTS = 291 };

struct frame {
	struct arena arena;
	struct diag_list diags;
	struct targets targets;
};

static void
frame_check(struct frame *f)
{
	struct err e = {0};

	f->diags.arena = &f->arena;
	check_int(
	    targets_check(FRAME_FOLDER "/targets/departments.csv\n" FRAME_FOLDER
	                               "/targets/provincial-offices.csv",
	        FRAME_FOLDER "/seeds/departments.csv\n" FRAME_FOLDER
	                     "/seeds/provincial-offices.csv",
	        &f->diags, &f->targets, &e),
	    ERR_NONE, e.msg);
}

static const struct agency *
agency_of(const struct frame *f, struct str id)
{
	for (size_t i = 0; i < f->targets.count; i++)
		if (str_equal(f->targets.agencies[i].id, id))
			return &f->targets.agencies[i];
	return NULL;
}

static void
all_that_is_shipped_is_sound(void **state)
{
	struct frame f = {0};

	(void)state;
	frame_check(&f);
	check_str(findings_text(&f.arena, &f.diags), "", "findings");
	check_int((int64_t)f.targets.count, DEPARTMENTS + PROVINCES * OFFICES,
	    "agencies");
	arena_release(&f.arena);
}

static void
every_province_has_every_office_once(void **state)
{
	bool is_seen[100][OFFICES + 1] = {{false}};
	struct frame f = {0};
	int64_t count = 0;

	(void)state;
	frame_check(&f);
	for (size_t i = 0; i < f.targets.count; i++) {
		const struct agency *g = &f.targets.agencies[i];
		int64_t province = 0, office = 0;
		const struct province *known;

		if (!str_is(g->level, "province"))
			continue;
		count++;
		known = province_of_code(g->province_code);
		assert_non_null(known);
		assert_true(str_to_int64(g->province_code, 11, 96, &province));
		assert_true(str_to_int64(g->office_code, 1, OFFICES, &office));
		check_int(is_seen[province][office], false,
		    arena_cstr(&f.arena, g->id));
		is_seen[province][office] = true;
		check_str(g->id,
		    arena_printf(&f.arena, "p%.*s-%.*s",
		        STR_ARG(g->province_code), STR_ARG(g->office_code))
		        .ptr,
		    "id");
		assert_true(str_ends(g->name_th, str_of(known->name.th)));
		assert_true(str_starts(g->name_en, str_of(known->name.en)));
	}
	check_int(count, PROVINCES * OFFICES, "offices");
	arena_release(&f.arena);
}

static void
every_office_has_its_department_above_it(void **state)
{
	struct frame f = {0};

	(void)state;
	frame_check(&f);
	for (size_t i = 0; i < f.targets.count; i++) {
		const struct agency *g = &f.targets.agencies[i], *above;

		if (!str_is(g->level, "province"))
			continue;
		above = agency_of(&f, g->parent_id);
		assert_non_null(above);
		check_str(above->level, "department", "level");
		check_str(g->ministry_th,
		    arena_cstr(&f.arena, above->ministry_th), "ministry");
	}
	arena_release(&f.arena);
}

static void
what_has_no_address_says_so(void **state)
{
	struct frame f = {0};

	(void)state;
	frame_check(&f);
	for (size_t i = 0; i < f.targets.count; i++) {
		const struct agency *g = &f.targets.agencies[i];

		check_int(agency_has_site(g), g->status == AGENCY_ACTIVE,
		    arena_cstr(&f.arena, g->id));
	}
	arena_release(&f.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_that_is_shipped_is_sound),
	    cmocka_unit_test(every_province_has_every_office_once),
	    cmocka_unit_test(every_office_has_its_department_above_it),
	    cmocka_unit_test(what_has_no_address_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

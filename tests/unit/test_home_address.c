#include "audit_case.h"

#include "audit/value/home_address_impl.h"

static struct seed seeds[] = {
    {{"https://www.a.example/", 22}, SEED_HOME, SCOPE_PREFIX},
    {{"https://p.example/office/home.php", 33}, SEED_HOME, SCOPE_PREFIX},
    {{"https://www.a.example/en/", 25}, SEED_ENGLISH, SCOPE_PREFIX},
    {{"https://e.a.example/", 20}, SEED_E_SERVICE, SCOPE_PREFIX},
};
static const struct agency agency = {
    .seeds = seeds, .seed_count = COUNT(seeds)};

static void
addresses_stand_for_the_home_page(void **state)
{
	static const struct {
		const char *url;
		const char *end; /* where the way in ended */
		bool want;
	} rows[] = {
	    {"https://www.a.example/", "", true},
	    {"http://a.example", "", true},
	    {"https://www.a.example/index.php", "", true},
	    {"https://www.a.example/Default.aspx", "", true},
	    {"https://www.a.example/index", "", true},
	    {"https://www.a.example/indexes", "", false},
	    {"https://www.a.example/index.php?p=2", "", false},
	    {"https://www.a.example/news", "", false},
	    {"https://www.a.example/en", "", true},
	    {"https://www.a.example/en/index.html", "", true},
	    /* What the seed names, and its folder; not the host's root. */
	    {"https://p.example/office/home.php", "", true},
	    {"https://p.example/office/", "", true},
	    {"https://p.example/office/?p=2", "", false},
	    {"https://p.example/", "", false},
	    {"https://p.example/office/news/", "", false},
	    /* A seed of another role is no home page. */
	    {"https://e.a.example/", "", false},
	    {"https://www.a.example/main.php", "https://www.a.example/main.php",
	        true},
	    {"https://www.a.example/main.php?id=1",
	        "https://www.a.example/main.php", false},
	    {"https://www.a.example/main.php?id=1",
	        "https://www.a.example/main.php?id=1", true},
	    {"https://elsewhere.example/", "https://elsewhere.example/", true},
	    {"mailto:a@a.example", "", false},
	    {"", "", false},
	    {"https://", "https://", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct site site = {
		    .agency = &agency, .home_end = str_of(rows[i].end)};

		check_int(home_address_is(&site, str_of(rows[i].url)),
		    rows[i].want, rows[i].url);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(addresses_stand_for_the_home_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

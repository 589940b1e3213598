/* A rule file is refused with a finding, or it can be applied to a page, and
 * its examples can be played.
 * libfyaml forgets memory on some broken files: -detect_leaks=0. */
#include "fuzz.h"

#include <assert.h>

#include "audit/audit.h"
#include "audit/rule_test.h"
#include "audit/rules_impl.h"

static void
apply(const struct rule_set *set, struct arena *a)
{
	const struct page_input input = {.url = str_of("https://a.example/"),
	    .content_type = str_of("text/html"),
	    .payload = str_of("<title>a</title><h1>b</h1><p>c <a href=/d>e</a>"
	                      "<form><input name=f></form>")};
	const struct audit_context context = {.is_home = true};
	struct audit_trial trial;
	struct page *p;

	page_global_init();
	p = page_open(&input);
	audit_try(set, 0, p, &context, a, &trial);
	page_close(p);
}

static void
play(const struct rule_set *set, struct arena *a)
{
	struct rule_test_list list;

	rule_test_run(set, STR_NONE, a, &list);
	assert(list.failed_count + list.someday_count <= list.count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	enum err_code rc = rule_set_load_text(
	    "/nowhere/TST-01-test.yaml", text, &diags, &set, NULL);

	assert((rc == ERR_NONE) == (set != NULL));
	assert(rc != ERR_SYNTAX || diags.error_count > 0);
	if (set != NULL) {
		apply(set, &a);
		play(set, &a);
	}
	rule_set_free(set);
	arena_release(&a);
	return 0;
}

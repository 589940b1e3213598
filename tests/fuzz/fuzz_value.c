/* A value test, which is the first line, is refused with a finding, or it
 * decides on the rest as the value of a field of an answer's head. */
#include "fuzz.h"

#include "../unit/audit_case.h"

static void
apply(const struct rule_set *set, struct str value, struct arena *a)
{
	struct buf head = {0};
	struct response response = {.status = 200};
	const struct audit_context context = {.response = &response};
	struct audit_trial trial;
	struct page *p = page_case_open("<p>a", NULL);

	response_head_begin(&head, 200);
	response_head_add(&head, str_of("X"), value);
	response.head = buf_str(&head);
	audit_try(set, 0, p, &context, a, &trial);
	page_close(p);
	buf_release(&head);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str value = {(const char *)data, size}, line = {0};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct str text;

	(void)str_split(&value, '\n', &line);
	text = arena_printf(&a, "%s%s%.*s\n%s", RULE_HEAD,
	    "scope: page\npages: any\npass_when:\n  header:\n    x: ",
	    STR_ARG(line), RULE_TAIL);
	(void)rule_set_load_text("TST-01-test.yaml", text, &diags, &set, NULL);
	if (set != NULL)
		apply(set, value, &a);
	rule_set_free(set);
	arena_release(&a);
	return 0;
}

/* Every code that a finding may have is explained, in both languages. */
#include "audit/explain.h"

#include "audit/read/loader_impl.h"
#include "test.h"

static void
every_code_is_explained(void **state)
{
	(void)state;
	for (int i = 0; i < COMPLAINT_COUNT; i++) {
		const char *code = complaint_kind((enum complaint)i)->code;

		if (explanation_of(str_of(code)) == NULL)
			fail_msg("%s is not explained", code);
	}
	/* Said of examples, not of files. */
	assert_non_null(explanation_of(str_of("r028")));
	assert_null(explanation_of(str_of("R999")));
	assert_null(explanation_of(str_of("")));
}

static void
explanations_are_whole_and_in_order(void **state)
{
	const struct explanation *x, *last = NULL;

	(void)state;
	for (size_t i = 0; (x = explanation_at(i)) != NULL; i++) {
		if (x->what.en == NULL || x->what.th == NULL ||
		    x->why.en == NULL || x->why.th == NULL ||
		    x->wrong == NULL || x->right == NULL)
			fail_msg("%s is not whole", x->code);
		if (str_equal(str_of(x->wrong), str_of(x->right)))
			fail_msg("%s: wrong is right", x->code);
		if (last != NULL &&
		    str_compare(str_of(last->code), str_of(x->code)) >= 0)
			fail_msg("%s stands behind %s", x->code, last->code);
		last = x;
	}
	assert_non_null(last);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_code_is_explained),
	    cmocka_unit_test(explanations_are_whole_and_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

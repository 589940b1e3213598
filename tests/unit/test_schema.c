/* What editors are told of rule files is what the program reads. */
#include "test.h"

#include "audit/match/matcher_impl.h"
#include "audit/schema.h"
#include "audit/trait/trait_impl.h"
#include "base/file.h"
#include "base/json.h"
#include "page/page.h"

static json_t *
schema(void)
{
	struct buf text = {0};
	struct err e = {0};
	json_t *value = NULL;

	page_global_init();
	rule_schema_append(&text);
	if (json_read(buf_str(&text), &value, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	buf_release(&text);
	return value;
}

static void
the_file_beside_the_rules_is_current(void **state)
{
	struct buf want = {0}, got = {0};
	struct err e = {0};

	(void)state;
	page_global_init();
	rule_schema_append(&got);
	if (file_read(TESTS_FOLDER "/../rules/rule.schema.json", 1000000, &want,
	        &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	if (!str_equal(buf_str(&got), buf_str(&want)))
		fail_msg("samruat rules schema > rules/rule.schema.json");
	buf_release(&want);
	buf_release(&got);
}

static const json_t *
properties_of(const json_t *schema, const char *name)
{
	return json_object_get(
	    json_object_get(json_object_get(schema, "$defs"), name),
	    "properties");
}

static void
every_condition_is_known(void **state)
{
	json_t *value = schema();
	const json_t *page = properties_of(value, "condition");
	const json_t *element = properties_of(value, "element");
	const char *names[60];
	size_t count = matcher_names(names, 60);

	(void)state;
	for (size_t i = 0; i < count; i++)
		if (json_object_get(page, names[i]) == NULL)
			fail_msg("no %s", names[i]);
	count = trait_names(names, 60);
	for (size_t i = 0; i < count; i++)
		if (json_object_get(element, names[i]) == NULL)
			fail_msg("no %s", names[i]);
	json_decref(value);
}

static void
tables_words_and_kinds_are_read(void **state)
{
	json_t *value = schema();
	const json_t *rule = json_object_get(value, "properties");
	const json_t *text =
	    json_object_get(properties_of(value, "condition"), "text");
	const json_t *choices = json_object_get(text, "anyOf");
	const json_t *fields =
	    json_object_get(json_array_get(choices, 2), "properties");
	const json_t *words =
	    json_object_get(json_object_get(fields, "match"), "enum");

	(void)state;
	/* A text, a list, or a map of which these are fields. */
	check_int((int64_t)json_array_size(choices), 3, "choices");
	check_int((int64_t)json_array_size(words), 3, "words of match");
	check_str(str_of(json_string_value(json_array_get(words, 0))), "phrase",
	    "the first");
	assert_non_null(json_object_get(fields, "not_within"));
	assert_non_null(json_object_get(rule, "pass_when"));
	assert_null(json_object_get(rule, "passwhen"));
	assert_false(
	    json_is_true(json_object_get(value, "additionalProperties")));
	assert_true(json_array_size(json_object_get(value, "required")) > 10);
	json_decref(value);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_file_beside_the_rules_is_current),
	    cmocka_unit_test(every_condition_is_known),
	    cmocka_unit_test(tables_words_and_kinds_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

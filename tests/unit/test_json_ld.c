#include "page/json_ld.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page_case.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char kind_letters[] = {
    [JSON_LD_NULL] = '0',
    [JSON_LD_TEXT] = 't',
    [JSON_LD_NUMBER] = 'n',
    [JSON_LD_BOOLEAN] = 'b',
    [JSON_LD_NODE] = '@',
};

static void
put_value(struct buf *out, struct json_ld_value v)
{
	struct arena a = {0};

	(void)buf_append_char(out, kind_letters[v.kind]);
	if (v.kind == JSON_LD_NODE)
		(void)buf_append_str(out, arena_printf(&a, "%zu", v.node));
	(void)buf_append_str(out, v.text);
	arena_release(&a);
}

/* "*a:t1,t2 b:@1 / c:n3 /": nodes end in a slash, top ones begin with a
 * star. */
static void
put_nodes(struct buf *out, const struct json_ld *ld)
{
	for (size_t i = 0; i < ld->node_count; i++) {
		const struct json_ld_node *node = &ld->nodes[i];

		if (node->is_top)
			(void)buf_append_char(out, '*');
		for (size_t k = 0; k < node->property_count; k++) {
			const struct json_ld_property *p =
			    &ld->properties[node->property_start + k];

			(void)buf_append_str(out, p->key);
			(void)buf_append_char(out, ':');
			for (size_t n = 0; n < p->value_count; n++) {
				if (n > 0)
					(void)buf_append_char(out, ',');
				put_value(out, ld->values[p->value_start + n]);
			}
			(void)buf_append_char(out, ' ');
		}
		(void)buf_append_char(out, '/');
	}
}

static const struct {
	const char *json, *want;
	bool is_broken;
} blocks[] = {
    {"{}", "*/", false},
    {"[]", "", false},
    {"[1,[{}]]", "*/", false},
    {"{\"a\":\"x\",\"b\":[\"y\",null,true,false]}",
        "*a:tx b:ty,0,btrue,bfalse /", false},
    {"{\"a\":3,\"b\":-1.50,\"c\":1e3}", "*a:n3 b:n-1.5 c:n1000 /", false},
    {"{\"a\":[],\"b\":[[1],[[2]]]}", "*a: b:n1,n2 /", false},
    {"{\"@type\":\"http://schema.org/Person\"}", "*@type:tPerson /", false},
    {"{\"@type\":[\"schema:A\",\"x#B\",\"C\",\"D/\"]}", "*@type:tA,tB,tC,t /",
        false},
    {"{\"a\":{\"b\":{\"c\":1}},\"d\":{}}", "*a:@1 d:@2 /b:@3 //c:n1 /", false},
    {"[{\"a\":1},{\"b\":{}}]", "*a:n1 /*b:@2 //", false},
    {"{\"@graph\":[{\"a\":1},{\"b\":{}}]}", "*@graph:@1,@2 /*a:n1 /*b:@3 //",
        false},
    {"[{\"@graph\":{\"a\":1}}]", "*@graph:@1 /*a:n1 /", false},
    {"{\"x\":{\"@graph\":[{}]}}", "*x:@1 /@graph:@2 //", false},
    {"{\"a\":\"\\u0e01\\u0000b\"}", NULL, false},
    /* what is no JSON */
    {"{\"a\":1,}", "", true},
    {"{\"a\":1}{}", "", true},
    {"<!-- {} -->", "", true},
    {"\"a\"", "", true},
    {"{\"a\":1,\"a\":2}", "", true},
    {"{\"a\\u0000\":1}", "", true},
    {"{\"a\":\"\\ud800\"}", "", true},
    {"{\"a\":\"\xff\"}", "", true},
    {"{\"a\":99999999999999999999}", "", true},
    {"{\"a\":1e999}", "", true},
    {"{\"a\":NaN}", "", true},
};

static void
blocks_become_nodes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(blocks); i++) {
		struct json_ld ld = {0};
		struct arena a = {0};
		struct buf got = {0};

		json_ld_add(&ld, &a, 7, str_of(blocks[i].json));
		put_nodes(&got, &ld);
		check_int((int64_t)ld.block_count, 1, blocks[i].json);
		check_int(ld.blocks[0].element, 7, blocks[i].json);
		check_int(ld.blocks[0].is_broken, blocks[i].is_broken,
		    blocks[i].json);
		check_int(ld.is_cut, false, blocks[i].json);
		if (blocks[i].want != NULL)
			check_str(
			    buf_str(&got), blocks[i].want, blocks[i].json);
		buf_release(&got);
		arena_release(&a);
	}
}

static void
a_nul_ends_no_text(void **state)
{
	static const char want[] = "\xe0\xb8\x81\0b";
	struct json_ld ld = {0};
	struct arena a = {0};

	(void)state;
	json_ld_add(&ld, &a, 0, str_of("{\"a\":\"\\u0e01\\u0000b\"}"));
	check_int((int64_t)ld.value_count, 1, "values");
	assert_true(
	    str_equal(ld.values[0].text, (struct str){want, sizeof(want) - 1}));
	arena_release(&a);
}

static void
properties_are_found_by_key(void **state)
{
	struct json_ld ld = {0};
	struct arena a = {0};
	const struct json_ld_property *p;

	(void)state;
	json_ld_add(&ld, &a, 0, str_of("{\"a\":1}"));
	json_ld_add(&ld, &a, 1, str_of("{\"A\":2,\"b\":3}"));
	check_int((int64_t)ld.nodes[1].block, 1, "block");
	p = json_ld_get(&ld, &ld.nodes[1], str_of("b"));
	assert_non_null(p);
	check_str(ld.values[p->value_start].text, "3", "b");
	assert_null(json_ld_get(&ld, &ld.nodes[1], str_of("a")));
	arena_release(&a);
}

/* piece, `count` times, between start and end */
static void
put_many(struct buf *out, const char *start, const char *piece, int count,
    const char *end)
{
	(void)buf_append_cstr(out, start);
	for (int i = 0; i < count; i++)
		(void)buf_append_cstr(out, piece);
	(void)buf_append_cstr(out, end);
}

static const struct {
	const char *start, *piece, *end;
	int count;
	int64_t nodes;
	bool is_cut, is_broken;
} bombs[] = {
    {"[", "{},", "{}]", LIMIT_JSON_LD_NODES - 1, LIMIT_JSON_LD_NODES, false,
        false},
    {"[", "{},", "{}]", LIMIT_JSON_LD_NODES, LIMIT_JSON_LD_NODES, true, false},
    {"", "{\"a\":", "", 100000, 0, false, true},
    {"", "[", "", 100000, 0, false, true},
    {"[{", "\"a", "", 100000, 0, false, true},
    {"\"", "aaaaaaaaaa", "\"", LIMIT_JSON_LD_BYTES / 10 + 1, 0, true, false},
};

static void
bombs_are_bounded(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bombs); i++) {
		struct json_ld ld = {0};
		struct arena a = {0};
		struct buf json = {0};

		put_many(&json, bombs[i].start, bombs[i].piece, bombs[i].count,
		    bombs[i].end);
		json_ld_add(&ld, &a, 0, buf_str(&json));
		check_int((int64_t)ld.node_count, bombs[i].nodes, "nodes");
		check_int(ld.is_cut, bombs[i].is_cut, bombs[i].start);
		check_int(ld.blocks[0].is_broken, bombs[i].is_broken, "broken");
		buf_release(&json);
		arena_release(&a);
	}
}

static void
lists_in_lists_are_bounded(void **state)
{
	(void)state;
	for (int depth = LIMIT_JSON_LD_DEPTH; depth <= LIMIT_JSON_LD_DEPTH + 1;
	     depth++) {
		bool is_too_deep = depth > LIMIT_JSON_LD_DEPTH;
		struct json_ld ld = {0};
		struct arena a = {0};
		struct buf json = {0};

		put_many(&json, "{\"a\":", "[", depth, "1");
		put_many(&json, "", "]", depth, "}");
		json_ld_add(&ld, &a, 0, buf_str(&json));
		check_int(ld.is_cut, is_too_deep, "cut");
		check_int((int64_t)ld.value_count, !is_too_deep, "values");
		buf_release(&json);
		arena_release(&a);
	}
}

static void
blocks_share_their_bytes(void **state)
{
	struct json_ld ld = {0};
	struct arena a = {0};
	struct buf json = {0};

	(void)state;
	put_many(&json, "{}", " ", LIMIT_JSON_LD_BYTES - 10, "");
	json_ld_add(&ld, &a, 0, buf_str(&json));
	json_ld_add(&ld, &a, 1, str_of("{\"a\":1}"));
	check_int(ld.is_cut, false, "within");
	json_ld_add(&ld, &a, 2, str_of("{}"));
	check_int(ld.is_cut, true, "beyond");
	check_int((int64_t)ld.block_count, 3, "blocks");
	check_int((int64_t)ld.node_count, 2, "nodes");
	buf_release(&json);
	arena_release(&a);
}

#define LD "<script type=application/ld+json>"

static const struct {
	const char *html;
	int64_t blocks;
	const char *flags;
} pages[] = {
    {LD "{}</script>", 1, ""},
    {LD " </script>", 0, ""},
    {"<script type=' Application/LD+JSON; charset=utf-8'>{}</script>", 1, ""},
    {"<script type=application/json>{}</script>", 0, ""},
    {"<script type=application/ld+jsonp>{}</script>", 0, ""},
    {LD "{</script>" LD "{}</script>", 2, ""},
};

static void
pages_have_blocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct page *p = page_case_open(pages[i].html);

		check_int((int64_t)p->json_ld.block_count, pages[i].blocks,
		    pages[i].html);
		for (size_t k = 0; k < p->json_ld.block_count; k++)
			check_str(
			    p->elements[p->json_ld.blocks[k].element].name,
			    "script", pages[i].html);
		page_case_check_flags(p, pages[i].flags, pages[i].html);
		page_close(p);
	}
}

static void
a_page_has_so_many_blocks(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	put_many(&html, "", LD "{}</script>", LIMIT_JSON_LD_BLOCKS + 1, "");
	p = page_case_open(buf_cstr(&html));
	check_int(
	    (int64_t)p->json_ld.block_count, LIMIT_JSON_LD_BLOCKS, "blocks");
	page_case_check_flags(p, "truncated", "flags");
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks_become_nodes),
	    cmocka_unit_test(a_nul_ends_no_text),
	    cmocka_unit_test(properties_are_found_by_key),
	    cmocka_unit_test(bombs_are_bounded),
	    cmocka_unit_test(lists_in_lists_are_bounded),
	    cmocka_unit_test(blocks_share_their_bytes),
	    cmocka_unit_test(pages_have_blocks),
	    cmocka_unit_test(a_page_has_so_many_blocks),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}

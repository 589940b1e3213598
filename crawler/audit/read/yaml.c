#include "audit/read/yaml_impl.h"

#include <assert.h>
#include <string.h>

#include <libfyaml.h>

#include "audit/read/loader_impl.h"

struct reading {
	struct loader *l;
	struct fy_parser *parser;
	bool is_stopped; /* something was reported that ends the file */
};

static struct yaml_place
place_of(const struct fy_event *event)
{
	/* The marks are read only; libfyaml's signature lacks the const. */
	struct fy_event *e = (struct fy_event *)(uintptr_t)event;
	const struct fy_mark *start = fy_event_start_mark(e);
	const struct fy_mark *end = fy_event_end_mark(e);
	struct yaml_place p = {0};

	if (start == NULL)
		return p;
	p.line = start->line + 1;
	p.column = start->column + 1;
	if (end != NULL && end->line == start->line)
		p.length = end->column - start->column;
	return p;
}

static bool
stop(struct reading *r, enum complaint which, const struct yaml_place *place,
    const char *what)
{
	complain(r->l, which, place, NULL, str_of(what), (struct str){0});
	r->is_stopped = true;
	return false;
}

/* Whether a line holds a second ": " behind a value without quotes. */
static bool
has_colon_in_text(struct str line)
{
	size_t colon = str_find(line, str_of(": "), 0);

	if (colon == STR_NONE || colon + 2 >= line.len)
		return false;
	if (str_find_char(str_of("'\"{["), line.ptr[colon + 2], 0) != STR_NONE)
		return false;
	return str_find(line, str_of(": "), colon + 2) != STR_NONE;
}

/* What the messages of libfyaml mean to somebody who knows no YAML. */
static const struct {
	const char *words;
	enum complaint complaint;
} faults[] = {
    {"invalid multiline plain key", COMPLAINT_INDENT},
    {"expected '-' indicator", COMPLAINT_INDENT},
    {"wrongly indented mapping", COMPLAINT_INDENT},
    {"invalid indentation", COMPLAINT_INDENT},
    {"did not find expected key", COMPLAINT_INDENT},
    {"expected ':'", COMPLAINT_NO_COLON},
    {"trailing content after", COMPLAINT_BEHIND_QUOTE},
    {"invalid value after mapping", COMPLAINT_BEHIND_QUOTE},
    {"-quoted scalar", COMPLAINT_OPEN_QUOTE},
    {"end of input while parsing", COMPLAINT_OPEN_QUOTE},
    {"mismatched flow", COMPLAINT_OPEN_BRACKET},
    {"missing comma in flow", COMPLAINT_OPEN_BRACKET},
    {"flow sequence", COMPLAINT_OPEN_BRACKET},
    {"flow mapping", COMPLAINT_OPEN_BRACKET},
};

static void
report_syntax(struct reading *r, struct fy_diag *diag)
{
	void *state = NULL;
	struct fy_diag_error *error = fy_diag_errors_iterate(diag, &state);
	struct yaml_place place = {0};
	struct str line;

	if (error == NULL) {
		(void)stop(r, COMPLAINT_SYNTAX, &place, "unknown fault");
		return;
	}
	place.line = error->line;
	place.column = error->column;
	line = loader_line(r->l, place.line);
	if (has_colon_in_text(line)) {
		(void)stop(r, COMPLAINT_COLON_IN_TEXT, &place, "");
		return;
	}
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (strstr(error->msg, faults[i].words) != NULL) {
			(void)stop(r, faults[i].complaint, &place, "");
			return;
		}
	(void)stop(r, COMPLAINT_SYNTAX, &place, error->msg);
}

/* Refuses a sign of YAML at the token that it begins; the marks of libfyaml
 * may point behind it. */
static bool
refuse(struct reading *r, struct fy_token *token, char sign)
{
	const struct fy_mark *mark = fy_token_start_mark(token);
	struct yaml_place place = {.length = 1};
	struct str line, before;
	size_t at;

	if (mark != NULL) {
		place.line = mark->line + 1;
		place.column = mark->column + 1;
	}
	line = loader_line(r->l, place.line);
	before = (struct str){0};
	for (size_t i = 0, column = 0; i < line.len; i++) {
		column += ((unsigned char)line.ptr[i] & 0xc0) != 0x80;
		if ((int64_t)column > place.column)
			break;
		before = str_slice(line, 0, i + 1);
	}
	at = before.len;
	while (at > 0 && before.ptr[at - 1] != sign)
		at--;
	for (size_t i = at; at > 0 && i < before.len; i++)
		place.column -= ((unsigned char)before.ptr[i] & 0xc0) != 0x80;
	return stop(r, COMPLAINT_NOT_USED, &place, (char[]){sign, '\0'});
}

static bool
has_extras(struct reading *r, struct fy_token *anchor, struct fy_token *tag)
{
	if (anchor != NULL)
		return !refuse(r, anchor, '&');
	if (tag != NULL)
		return !refuse(r, tag, '!');
	return false;
}

static bool read_node(struct reading *r, const struct fy_event *event,
    int depth, struct yaml_node *out);

static bool
read_scalar(
    struct reading *r, const struct fy_event *event, struct yaml_node *out)
{
	struct fy_token *token = event->scalar.value;
	enum fy_scalar_style style = fy_token_scalar_style(token);
	size_t length = 0;
	const char *text = fy_token_get_text(token, &length);

	out->kind = YAML_TEXT;
	out->place = place_of(event);
	if (has_extras(r, event->scalar.anchor, event->scalar.tag))
		return false;
	if (style == FYSS_PLAIN && length == 0)
		out->kind = YAML_NOTHING;
	out->text = arena_str(r->l->arena, (struct str){text, length});
	/* Only then does a column inside the text count on from its place. */
	out->is_verbatim =
	    (style == FYSS_PLAIN || style == FYSS_SINGLE_QUOTED ||
	        style == FYSS_DOUBLE_QUOTED) &&
	    str_find(loader_line(r->l, out->place.line), out->text, 0) !=
	        STR_NONE;
	return true;
}

static bool
check_key(
    struct reading *r, const struct yaml_node *map, const struct yaml_node *key)
{
	if (str_is(key->text, "<<"))
		return stop(r, COMPLAINT_NOT_USED, &key->place, "<<");
	for (size_t i = 0; i + 1 < map->count; i++) {
		struct str line;

		if (!str_equal(map->items[i].key, key->text))
			continue;
		line = arena_printf(r->l->arena, "%lld",
		    (long long)map->items[i].key_place.line);
		complain(r->l, COMPLAINT_KEY_TWICE, &key->place, NULL,
		    key->text, line);
		break;
	}
	return true;
}

/* Adds an empty item; NULL, reported, when there are too many. */
static struct yaml_item *
add_item(struct reading *r, struct yaml_node *node, size_t *capacity,
    const struct yaml_place *place)
{
	if (node->count == YAML_ITEMS_MAX) {
		(void)stop(r, COMPLAINT_TOO_MANY, place, "2000");
		return NULL;
	}
	node->items = arena_grow(r->l->arena, node->items, capacity,
	    node->count + 1, sizeof(*node->items));
	return &node->items[node->count++];
}

/* Takes the next event and reads the node it begins; false at the end of the
 * surrounding list or map and when the file ends early. */
static bool
read_next(struct reading *r, int depth, struct yaml_node *out)
{
	struct fy_event *event = fy_parser_parse(r->parser);
	bool is_read;

	if (event == NULL) {
		r->is_stopped = true;
		return false;
	}
	is_read = read_node(r, event, depth, out);
	fy_parser_event_free(r->parser, event);
	return is_read;
}

static bool
read_list(struct reading *r, int depth, struct yaml_node *out)
{
	size_t capacity = 0;
	struct yaml_node value = {0};

	out->kind = YAML_LIST;
	while (read_next(r, depth + 1, &value)) {
		struct yaml_item *item =
		    add_item(r, out, &capacity, &value.place);

		if (item == NULL)
			return false;
		item->value = value;
		value = (struct yaml_node){0};
	}
	return !r->is_stopped;
}

static bool
read_map(struct reading *r, int depth, struct yaml_node *out)
{
	size_t capacity = 0;
	struct yaml_node key = {0}, value = {0};

	out->kind = YAML_MAP;
	while (read_next(r, depth + 1, &key)) {
		struct yaml_item *item;

		if (key.kind == YAML_LIST || key.kind == YAML_MAP)
			return stop(r, COMPLAINT_NOT_USED, &key.place, "? []");
		item = add_item(r, out, &capacity, &key.place);
		if (item == NULL)
			return false;
		item->key = key.text;
		item->key_place = key.place;
		if (!check_key(r, out, &key) ||
		    !read_next(r, depth + 1, &value))
			return false;
		/* A key without a value has no place of its own. */
		if (value.place.line == 0)
			value.place = key.place;
		out->items[out->count - 1].value = value;
		key = value = (struct yaml_node){0};
	}
	return !r->is_stopped;
}

static bool
read_node(struct reading *r, const struct fy_event *event, int depth,
    struct yaml_node *out)
{
	struct yaml_place place = place_of(event);

	out->place = place;
	if (depth > YAML_DEPTH_MAX)
		return stop(r, COMPLAINT_TOO_DEEP, &place, "24");
	switch (event->type) {
	case FYET_SCALAR:
		return read_scalar(r, event, out);
	case FYET_SEQUENCE_START:
		return !has_extras(r, event->sequence_start.anchor,
		           event->sequence_start.tag) &&
		    read_list(r, depth, out);
	case FYET_MAPPING_START:
		return !has_extras(r, event->mapping_start.anchor,
		           event->mapping_start.tag) &&
		    read_map(r, depth, out);
	case FYET_ALIAS:
		return refuse(r, event->alias.anchor, '*');
	case FYET_NONE:
	case FYET_STREAM_START:
	case FYET_STREAM_END:
	case FYET_DOCUMENT_START:
	case FYET_DOCUMENT_END:
	case FYET_MAPPING_END:
	case FYET_SEQUENCE_END:
		break;
	}
	return false;
}

/* Reads the document behind its start event; a second one is refused. */
static void
read_stream(struct reading *r, struct yaml_node *out)
{
	struct fy_event *event;
	int documents = 0;

	while (!r->is_stopped && (event = fy_parser_parse(r->parser)) != NULL) {
		if (event->type == FYET_DOCUMENT_START && ++documents > 1) {
			struct yaml_place place = place_of(event);

			(void)stop(r, COMPLAINT_NOT_USED, &place, "---");
		} else if (event->type != FYET_DOCUMENT_START) {
			struct yaml_node node = {0};

			if (read_node(r, event, 0, &node))
				*out = node;
		}
		fy_parser_event_free(r->parser, event);
	}
}

static void
swallow(struct fy_diag *diag, void *user, const char *text, size_t length)
{
	(void)diag;
	(void)user;
	(void)text;
	(void)length;
}

bool
yaml_read(struct loader *l, struct yaml_node *out)
{
	struct reading r = {.l = l};
	struct fy_diag_cfg quiet;
	struct fy_diag *diag;
	struct fy_parse_cfg config = {.flags = FYPCF_COLLECT_DIAG};
	size_t errors = l->diags->error_count;

	static_assert(YAML_DEPTH_MAX == 24 && YAML_ITEMS_MAX == 2000,
	    "as it is reported");
	fy_diag_cfg_default(&quiet);
	quiet.level = FYET_ERROR;
	/* A few faults are not collected but written. */
	quiet.fp = NULL;
	quiet.output_fn = swallow;
	diag = fy_diag_create(&quiet);
	assert(diag != NULL);
	fy_diag_set_collect_errors(diag, true);
	config.diag = diag;
	r.parser = fy_parser_create(&config);
	assert(r.parser != NULL);
	*out = (struct yaml_node){0};
	if (l->text.len > 0 &&
	    fy_parser_set_string(r.parser, l->text.ptr, l->text.len) == 0)
		read_stream(&r, out);
	if (fy_diag_got_error(diag) && l->diags->error_count == errors)
		report_syntax(&r, diag);
	fy_parser_destroy(r.parser);
	fy_diag_destroy(diag);
	return !r.is_stopped && out->kind != YAML_NOTHING;
}

const struct yaml_item *
yaml_item(const struct yaml_node *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++)
		if (str_is(map->items[i].key, key))
			return &map->items[i];
	return NULL;
}

const struct yaml_node *
yaml_get(const struct yaml_node *map, const char *key)
{
	const struct yaml_item *item = yaml_item(map, key);

	return item == NULL ? NULL : &item->value;
}

#include "figures.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/file.h"
#include "figures_place.h"

enum { FILE_MAX = 64 << 20, TOLD_MAX = 25, BESIDE_MAX = 40 };

struct checking {
	struct play *play;
	struct arena arena; /* of the facts */
	struct arena scratch; /* of a page */
	struct facts facts;
	struct str folder; /* absolute, with a slash */
	/* "PATH#ID" or "PATH#CLASS": numbers that `score` does not have. */
	struct str beside[BESIDE_MAX];
	size_t beside_count;
	int64_t least;
	int64_t compared;
	int64_t wrong;
};

static bool
read_file(struct checking *c, struct str name, struct str *out)
{
	const char *path =
	    file_join(&c->arena, c->play->work, arena_cstr(&c->arena, name));
	struct buf bytes = {0};
	struct err e = {0};

	if (file_read(path, FILE_MAX, &bytes, &e) != ERR_NONE)
		return play_fail(c->play, "%s\n", e.msg);
	*out = arena_str(&c->arena, buf_str(&bytes));
	buf_release(&bytes);
	return true;
}

static bool
add_table(struct checking *c, struct str name)
{
	struct str csv;
	struct err e = {0};

	return read_file(c, name, &csv) &&
	    (facts_add(&c->facts, csv, &e) == ERR_NONE ||
	        play_fail(c->play, "%.*s: %s\n", STR_ARG(name), e.msg));
}

static bool
add_counts(struct checking *c, struct str names)
{
	struct fact_tables t = {0};
	struct str name = {0};
	struct err e = {0};

	return str_split(&names, ' ', &name) &&
	    read_file(c, name, &t.verdicts) && str_split(&names, ' ', &name) &&
	    read_file(c, name, &t.agencies) && read_file(c, names, &t.pages) &&
	    (facts_count(&c->facts, &t, &e) == ERR_NONE ||
	        play_fail(c->play, "%.*s: %s\n", STR_ARG(name), e.msg));
}

static bool
read_line(struct checking *c, struct str line)
{
	struct str word = {0};

	(void)str_split(&line, ' ', &word);
	if (str_is(word, "table"))
		return add_table(c, line);
	if (str_is(word, "count"))
		return add_counts(c, line);
	if (str_is(word, "min") && str_to_int64(line, 1, INT64_MAX, &c->least))
		return true;
	if (!str_is(word, "beside") || c->beside_count == BESIDE_MAX)
		return play_fail(c->play, "unknown line in [figures]: %.*s\n",
		    STR_ARG(word));
	c->beside[c->beside_count++] = line;
	return true;
}

static bool
is_called(struct checking *c, xmlNode *n, struct str name)
{
	return n->type == XML_ELEMENT_NODE &&
	    (str_equal(place_attribute(&c->scratch, n, "id"), name) ||
	        str_has_word(place_attribute(&c->scratch, n, "class"), name));
}

/* Whether a number stands in a part of a page that the case names. */
static bool
is_beside(struct checking *c, struct str path, xmlNode *data)
{
	for (size_t i = 0; i < c->beside_count; i++) {
		struct str id = c->beside[i], prefix = {0};

		(void)str_split(&id, '#', &prefix);
		if (!str_starts(path, prefix))
			continue;
		if (id.len == 0)
			return true;
		for (xmlNode *n = data->parent; n != NULL; n = n->parent)
			if (is_called(c, n, id))
				return true;
	}
	return false;
}

static void
check_data(struct checking *c, struct str path, xmlNode *data)
{
	struct str value = place_attribute(&c->scratch, data, "value");
	struct buf *why = &c->play->why;
	struct place place;

	if (is_beside(c, path, data))
		return;
	place_find(&place, &c->facts, &c->scratch, path, data);
	c->compared++;
	if (place_has(&place, &c->facts, value))
		return;
	if (c->wrong++ >= TOLD_MAX)
		return;
	buf_printf(why, "%.*s, line %ld: %.*s is none of", STR_ARG(path),
	    xmlGetLineNo(data), STR_ARG(value));
	place_describe(&place, &c->facts, why);
	buf_printf(why, "\n");
}

static void
walk(struct checking *c, struct str path, xmlNode *node)
{
	for (xmlNode *n = node; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, "data") == 0)
			check_data(c, path, n);
		else
			walk(c, path, n->children);
	}
}

static bool
check_page(struct checking *c, const char *file)
{
	struct str path = str_of(file), english = str_of("en/");
	struct buf bytes = {0};
	struct err e = {0};
	htmlDocPtr page;

	if (file_read(file, FILE_MAX, &bytes, &e) != ERR_NONE)
		return play_fail(c->play, "%s\n", e.msg);
	page = htmlReadMemory(buf_cstr(&bytes), (int)bytes.len, NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	path = str_slice(path, c->folder.len, path.len);
	if (str_starts(path, english))
		path = str_slice(path, english.len, path.len);
	if (page != NULL)
		walk(c, path, xmlDocGetRootElement(page));
	xmlFreeDoc(page);
	buf_release(&bytes);
	arena_reset(&c->scratch);
	return page != NULL || play_fail(c->play, "%s is no page\n", file);
}

static bool
check_pages(struct checking *c, struct str name)
{
	struct file_list files = {0};
	struct err e = {0};
	const char *folder =
	    file_join(&c->arena, c->play->work, arena_cstr(&c->arena, name));
	bool holds =
	    file_find(&c->arena, folder, ".html", &files, &e) == ERR_NONE ||
	    play_fail(c->play, "%s\n", e.msg);

	c->folder = arena_printf(&c->arena, "%s/", folder);
	for (size_t i = 0; holds && i < files.count; i++)
		holds = check_page(c, files.paths[i]);
	return holds;
}

bool
play_figures(struct play *p, const struct section *s)
{
	struct checking c = {.play = p, .least = 1};
	struct str rest = s->body, line;
	bool holds = true;

	c.facts.arena = &c.arena;
	while (holds && case_line(&rest, &line))
		holds = read_line(&c, line);
	holds = holds && check_pages(&c, s->argument);
	if (holds && c.wrong > 0)
		holds = play_fail(p, "%lld of %lld figures differ\n",
		    (long long)c.wrong, (long long)c.compared);
	if (holds && c.compared < c.least)
		holds = play_fail(p, "figures: want %lld or more, got %lld\n",
		    (long long)c.least, (long long)c.compared);
	facts_release(&c.facts);
	arena_release(&c.scratch);
	arena_release(&c.arena);
	return holds;
}

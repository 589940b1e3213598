#include "publish/report/sentence.h"

struct piece
piece_text(struct str text)
{
	return (struct piece){.kind = PIECE_TEXT, .text = text};
}

struct piece
piece_foreign(struct str text)
{
	return (struct piece){.kind = PIECE_FOREIGN, .text = text};
}

struct piece
piece_code(struct str text)
{
	return (struct piece){.kind = PIECE_CODE, .text = text};
}

struct piece
piece_count(int64_t count)
{
	return (struct piece){.kind = PIECE_COUNT, .count = count};
}

struct piece
piece_score(double value)
{
	return (struct piece){.kind = PIECE_SCORE, .value = value};
}

struct piece
piece_bounds(double lower, double upper)
{
	return (struct piece){
	    .kind = PIECE_BOUNDS, .value = lower, .upper = upper};
}

struct piece
piece_link(
    struct piece of, const char *folder, struct str name, struct str fragment)
{
	of.folder = folder;
	of.name = name;
	of.fragment = fragment;
	return of;
}

static void
put_piece(struct page *p, const struct piece *of)
{
	switch (of->kind) {
	case PIECE_TEXT:
		html_text(&p->h, of->text);
		break;
	case PIECE_FOREIGN:
		page_foreign(p, of->text);
		break;
	case PIECE_CODE:
		html_foreign(&p->h, "code", of->text);
		break;
	case PIECE_COUNT:
		page_count(p, of->count);
		break;
	case PIECE_SCORE:
		page_score(p, of->value, true, false);
		break;
	case PIECE_BOUNDS:
		page_bounds(p, of->value, of->upper, true, false);
		break;
	}
}

static void
put_linked(struct page *p, const struct piece *of)
{
	if (of->folder != NULL)
		page_link(p, of->folder, of->name, of->fragment);
	put_piece(p, of);
	if (of->folder != NULL)
		page_link_end(p);
}

void
page_words_of(
    struct page *p, struct words text, const struct piece *parts, size_t count)
{
	struct str rest = str_of(words_in(text, p->h.lang));

	for (size_t i = 0; i < rest.len;) {
		size_t open = str_find_char(rest, '{', i), number;

		if (open == STR_NONE || open + 2 >= rest.len) {
			html_text(&p->h, str_slice(rest, i, rest.len));
			break;
		}
		number = (size_t)(rest.ptr[open + 1] - '0');
		if (rest.ptr[open + 2] != '}' || number < 1 || number > count) {
			html_text(&p->h, str_slice(rest, i, open + 1));
			i = open + 1;
			continue;
		}
		html_text(&p->h, str_slice(rest, i, open));
		put_linked(p, &parts[number - 1]);
		i = open + 3;
	}
}

void
page_sentence(struct page *p, const char *element, struct words text,
    const struct piece *parts, size_t count)
{
	buf_printf(&p->h.out, "<%s>", element);
	page_words_of(p, text, parts, count);
	buf_printf(&p->h.out, "</%s>\n", element);
}

void
page_lead(
    struct page *p, struct words text, const struct piece *parts, size_t count)
{
	html_put(&p->h, "<p class=\"lead\">");
	page_words_of(p, text, parts, count);
	html_put(&p->h, "</p>\n");
}

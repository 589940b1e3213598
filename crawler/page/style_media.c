#include "page/style_impl.h"

/* Media that are no screen. */
static const char *const other_media[] = {"aural", "braille", "embossed",
    "handheld", "print", "projection", "speech", "tty", "tv"};

/* The first word of a media query behind "only". */
static struct str
media_type(struct str query)
{
	size_t end = 0;

	if (str_starts_fold(query, str_of("only ")))
		query = str_trim(str_slice(query, 5, query.len));
	while (end < query.len && !str_is_space_char(query.ptr[end]) &&
	    query.ptr[end] != '(')
		end++;
	return str_slice(query, 0, end);
}

static enum style_when
when_of_query(struct str query)
{
	struct str type = media_type(query);
	bool has_feature = str_find_char(query, '(', 0) != STR_NONE;

	if (str_is_one_of_fold(type, other_media,
	        sizeof(other_media) / sizeof(other_media[0])))
		return STYLE_NEVER;
	if (has_feature || str_is_fold(type, "not"))
		return STYLE_SOMETIMES;
	return str_is_fold(type, "all") || str_is_fold(type, "screen")
	    ? STYLE_ALWAYS
	    : STYLE_NEVER;
}

enum style_when
style_of_media(struct str list)
{
	enum style_when best = STYLE_NEVER;
	struct str query;

	list = str_trim(list);
	if (list.len == 0)
		return STYLE_ALWAYS;
	while (str_split(&list, ',', &query)) {
		enum style_when when = when_of_query(str_trim(query));

		if (when > best)
			best = when;
	}
	return best;
}

bool
style_is_for_width(struct str list)
{
	struct str query;

	while (str_split(&list, ',', &query)) {
		query = str_trim(query);
		if (when_of_query(query) != STYLE_NEVER &&
		    str_find_fold(query, str_of("width"), 0) != STR_NONE)
			return true;
	}
	return false;
}

#include "record/view.h"

const char *const view_words[VIEW_COUNT] = {
    "truncated",
    "js-shell",
    "charset-guess",
    "charset-lies",
    "challenge-page",
    "splash",
    "spam-injected",
    "frames-unread",
    "bad-text",
    "login-wall",
    "soft-404",
    "css-unknown",
    "parse-killed",
};

void
view_append_words(struct buf *out, unsigned flags)
{
	bool is_first = true;

	for (size_t i = 0; i < VIEW_COUNT; i++) {
		if ((flags & 1u << i) == 0)
			continue;
		if (!is_first)
			(void)buf_append_char(out, ' ');
		(void)buf_append_cstr(out, view_words[i]);
		is_first = false;
	}
}

unsigned
view_of_words(struct str text)
{
	unsigned flags = 0;
	struct str word;

	while (str_split(&text, ' ', &word))
		for (size_t i = 0; i < VIEW_COUNT; i++)
			if (str_is(word, view_words[i]))
				flags |= 1u << i;
	return flags;
}

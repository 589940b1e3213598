#include "record/view.h"

static const struct {
	unsigned flag;
	const char *word;
} view_words[] = {
    {VIEW_TRUNCATED, "truncated"},
    {VIEW_SCRIPT_PAGE, "script-page"},
    {VIEW_CHARSET_GUESS, "charset-guess"},
    {VIEW_CHARSET_LIES, "charset-lies"},
    {VIEW_CHALLENGE, "challenge"},
    {VIEW_SPLASH, "splash"},
    {VIEW_SPAM, "spam"},
    {VIEW_FRAMES, "frames"},
    {VIEW_BAD_TEXT, "bad-text"},
};
enum { VIEW_WORD_COUNT = sizeof(view_words) / sizeof(view_words[0]) };

void
view_append_words(struct buf *out, unsigned flags)
{
	bool is_first = true;

	for (size_t i = 0; i < VIEW_WORD_COUNT; i++) {
		if ((flags & view_words[i].flag) == 0)
			continue;
		if (!is_first)
			(void)buf_append_char(out, ' ');
		(void)buf_append_cstr(out, view_words[i].word);
		is_first = false;
	}
}

unsigned
view_of_words(struct str text)
{
	unsigned flags = 0;
	struct str word;

	while (str_split(&text, ' ', &word))
		for (size_t i = 0; i < VIEW_WORD_COUNT; i++)
			if (str_is(word, view_words[i].word))
				flags |= view_words[i].flag;
	return flags;
}

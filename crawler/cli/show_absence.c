/* What a "not there" rests on, on a terminal. */
#include "cli/show_impl.h"
#include "publish/absence_words.h"
#include "text/cells.h"

bool
show_put_absence(const struct setting *s, const struct evidence *v)
{
	struct absence_words words;

	if (!absence_words_of(v, s->inv->lang, s->arena, &words))
		return false;
	newline(s, INDENT - 2);
	put(s, PAINT_DIM, words.title);
	for (size_t i = 0; i < words.count; i++) {
		struct str text = words.lines[i].text;

		if (words.lines[i].may_be_cut && s->inv->columns > INDENT)
			text =
			    cells_cut(text, (size_t)s->inv->columns - INDENT);
		newline(s, INDENT);
		put(s, PAINT_NONE, text);
	}
	return true;
}

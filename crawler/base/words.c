#include "base/words.h"

const char *
words_in(struct words w, enum lang lang)
{
	return lang == LANG_TH ? w.th : w.en;
}

void
words_append(struct buf *out, struct words w, enum lang lang,
    const struct str *args, size_t count)
{
	struct str text = str_of(words_in(w, lang));

	for (size_t i = 0; i < text.len; i++) {
		size_t number = i + 2 < text.len && text.ptr[i] == '{' &&
		        text.ptr[i + 2] == '}'
		    ? (size_t)(text.ptr[i + 1] - '0')
		    : 0;

		if (number >= 1 && number <= 9 && number <= count) {
			(void)buf_append_str(out, args[number - 1]);
			i += 2;
		} else {
			(void)buf_append_char(out, text.ptr[i]);
		}
	}
}

#include "record/outcome.h"

#include "base/str.h"

static const struct {
	const char *word;
	struct words text;
	const char *sign;
} outcomes[OUTCOME_COUNT] = {
    [OUTCOME_PASSED] = {"passed", {"passed", "ผ่าน"}, "✓"},
    [OUTCOME_FAILED] = {"failed", {"failed", "ไม่ผ่าน"}, "✗"},
    [OUTCOME_INAPPLICABLE] = {"inapplicable", {"does not apply", "ไม่เข้าข่าย"},
        "–"},
    [OUTCOME_CANT_TELL] = {"cantTell", {"cannot tell", "ยังบอกไม่ได้"}, "?"},
    [OUTCOME_UNTESTED] = {"untested", {"not tested", "ไม่ได้ตรวจ"}, "·"},
};

const char *
outcome_word(enum outcome o)
{
	return outcomes[o].word;
}

bool
outcome_of_word(struct str word, enum outcome *out)
{
	for (int i = 0; i < OUTCOME_COUNT; i++)
		if (str_is(word, outcomes[i].word)) {
			*out = (enum outcome)i;
			return true;
		}
	return false;
}

struct words
outcome_text(enum outcome o)
{
	return outcomes[o].text;
}

const char *
outcome_sign(enum outcome o)
{
	return outcomes[o].sign;
}

const char *
truth_word(enum truth t)
{
	static const char *const words[] = {
	    [TRUTH_FALSE] = "false",
	    [TRUTH_UNKNOWN] = "unknown",
	    [TRUTH_TRUE] = "true",
	};

	return words[t];
}

char
truth_letter(enum truth t)
{
	return truth_word(t)[0];
}

enum truth
truth_of_letter(char letter)
{
	return letter == 't' ? TRUTH_TRUE
	    : letter == 'f'  ? TRUTH_FALSE
	                     : TRUTH_UNKNOWN;
}

#include "score/compare_kind.h"

struct kind {
	const char *word;
	struct words text;
};

static const struct kind kinds[] = {
    [CHANGE_SAME] = {"same", {"nothing changed", "ไม่มีอะไรเปลี่ยน"}},
    [CHANGE_MOVED] = {"moved",
        {"the same text stands at another address",
            "ข้อความเดิมย้ายไปอยู่ที่อยู่เว็บอื่น"}},
    [CHANGE_EDITED] = {"edited",
        {"the site changed, the verdict did not", "เว็บไซต์เปลี่ยน แต่ผลเท่าเดิม"}},
    [CHANGE_SITE] = {"site",
        {"the site changed, and with it the verdict", "เว็บไซต์เปลี่ยน ผลจึงเปลี่ยน"}},
    [CHANGE_AROUND] = {"around",
        {"something beside the text changed the verdict",
            "ผลเปลี่ยนเพราะสิ่งอื่นนอกจากข้อความบนหน้าเว็บ"}},
    [CHANGE_RULE] = {"rule",
        {"the rule changed, and with it the verdict", "กฎเปลี่ยน ผลจึงเปลี่ยน"}},
    [CHANGE_BOTH] = {"both",
        {"rule and site both changed", "ทั้งกฎและเว็บไซต์เปลี่ยน"}},
    [CHANGE_BETTER] = {"better", {"more could be seen", "มองเห็นได้มากขึ้น"}},
    [CHANGE_WORSE] = {"worse", {"less could be seen", "มองเห็นได้น้อยลง"}},
    [CHANGE_OTHERWISE] = {"otherwise",
        {"undecided for another reason", "ยังตัดสินไม่ได้ ด้วยสาเหตุอื่น"}},
    [CHANGE_NEW_AGENCY] = {"new-agency",
        {"the agency was not surveyed before", "หน่วยงานที่เพิ่มเข้ามา"}},
    [CHANGE_GONE_AGENCY] = {"gone-agency",
        {"the agency is no longer surveyed", "หน่วยงานที่ไม่สำรวจแล้ว"}},
    [CHANGE_NEW_RULE] = {"new-rule",
        {"the rule was not there before", "กฎที่เพิ่มเข้ามา"}},
    [CHANGE_GONE_RULE] = {"gone-rule",
        {"the rule is no longer there", "กฎที่ไม่มีแล้ว"}},
};

const char *
change_kind_word(enum change_kind k)
{
	return kinds[k].word;
}

bool
change_kind_of_word(struct str word, enum change_kind *out)
{
	for (int k = 0; k < CHANGE_KIND_COUNT; k++)
		if (str_is(word, kinds[k].word)) {
			*out = (enum change_kind)k;
			return true;
		}
	return false;
}

struct words
change_kind_text(enum change_kind k)
{
	return kinds[k].text;
}

/* How much could be seen. */
enum sight { SIGHT_NONE, SIGHT_UNTESTED, SIGHT_CANT_TELL, SIGHT_DECIDED };

static enum sight
sight_of(const struct compared_verdict *v)
{
	if (!v->is_there)
		return SIGHT_NONE;
	switch (v->outcome) {
	case OUTCOME_PASSED:
	case OUTCOME_FAILED:
	case OUTCOME_INAPPLICABLE:
		break;
	case OUTCOME_CANT_TELL:
		return SIGHT_CANT_TELL;
	case OUTCOME_UNTESTED:
		return SIGHT_UNTESTED;
	}
	return SIGHT_DECIDED;
}

static bool
is_same_verdict(const struct compared_verdict *a,
    const struct compared_verdict *b, enum sight sight)
{
	if (sight == SIGHT_DECIDED)
		return a->outcome == b->outcome && a->level == b->level;
	return a->reason == b->reason;
}

static enum change_kind
change_of_place(const struct sameness *same)
{
	return same->places ? CHANGE_SAME : CHANGE_MOVED;
}

/* One of them at least is undecided. */
static enum change_kind
change_of_sight(enum sight was, enum sight is)
{
	if (was == is)
		return CHANGE_OTHERWISE;
	return was < is ? CHANGE_BETTER : CHANGE_WORSE;
}

/* The rule decides in another way. */
static enum change_kind
change_of_rule(
    enum sight was, enum sight is, bool is_same, const struct sameness *same)
{
	bool is_same_site = same->round || same->pages;
	bool is_open = was != SIGHT_DECIDED || is != SIGHT_DECIDED;

	if (!is_same && is_open && same->dark && !same->round)
		return change_of_sight(was, is);
	if (!is_same && is_same_site)
		return CHANGE_RULE;
	if (!is_same)
		return CHANGE_BOTH;
	if (same->round)
		return CHANGE_SAME;
	if (same->text)
		return change_of_place(same);
	/* On a site that is the same, the rule quotes something else. */
	return is_same_site ? CHANGE_SAME : CHANGE_BOTH;
}

enum change_kind
change_of(const struct compared_verdict *before,
    const struct compared_verdict *after, const struct sameness *same)
{
	enum sight was = sight_of(before), is = sight_of(after);
	bool is_same = was == is && is_same_verdict(before, after, is);

	if (was == SIGHT_NONE && is == SIGHT_NONE)
		return CHANGE_SAME;
	if (!same->rule && was != SIGHT_NONE && is != SIGHT_NONE)
		return change_of_rule(was, is, is_same, same);
	if (!is_same && (was != is || is != SIGHT_DECIDED))
		return change_of_sight(was, is);
	if (!is_same)
		return same->text || same->pages || same->round ? CHANGE_AROUND
		                                                : CHANGE_SITE;
	/* Of what was not looked at no text is known. */
	if (same->round || is == SIGHT_UNTESTED)
		return CHANGE_SAME;
	return same->text ? change_of_place(same) : CHANGE_EDITED;
}

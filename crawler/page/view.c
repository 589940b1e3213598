#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/* How much visible text, in characters, a page of each kind has at most. */
enum {
	FRAME_CHARACTERS = 200,
	CHALLENGE_CHARACTERS = 1500,
	CAPTCHA_CHARACTERS = 300
};

/* One replaced character in so many makes a text bad. */
enum { BAD_TEXT_PART = 1000 };

/* What firewalls and their waiting rooms say, in match form. */
static const char *const challenge_words[] = {"just a moment",
    "checking your browser", "attention required! | cloudflare",
    "cloudflare ray id", "ddos protection by", "request rejected",
    "the requested url was rejected", "your support id is",
    "incapsula incident id", "access denied",
    "access to this page has been denied", "verify you are human",
    "verifying you are human", "confirm you are human", "i am not a robot",
    "unusual traffic", "web application firewall", "blocked by security",
    "you have been blocked", "enable javascript and cookies to continue",
    "ยืนยันว่าคุณไม่ใช่บอท", "ยืนยันว่าคุณเป็นมนุษย์", "ยืนยันตัวตนว่าไม่ใช่หุ่นยนต์"};

/* Addresses from which they load their scripts. */
static const char *const challenge_sources[] = {"/cdn-cgi/challenge-platform",
    "_Incapsula_Resource", "/_sec/cp_challenge", "challenges.cloudflare.com",
    "/TSPD/", "geo.captcha-delivery.com"};

static const char *const captcha_classes[] = {
    "g-recaptcha", "h-captcha", "cf-turnstile"};

static bool
has_challenge_source(const struct page *p)
{
	for (uint32_t i = 0; i < p->element_count; i++) {
		enum tag tag = page_tag(p, i);
		struct str source;

		if (tag != TAG_SCRIPT && tag != TAG_IFRAME)
			continue;
		source = page_attr(p, i, "src", NULL);
		for (size_t k = 0; k < WORD_COUNT(challenge_sources); k++)
			if (str_find(source, str_of(challenge_sources[k]), 0) !=
			    STR_NONE)
				return true;
	}
	return false;
}

/* A captcha and nothing else to do. */
static bool
is_captcha_wall(const struct page *p)
{
	for (size_t i = 0; i < p->form_count; i++)
		if (p->forms[i].visible_count > 1)
			return false;
	for (uint32_t i = 0; i < p->element_count; i++)
		for (size_t k = 0; k < WORD_COUNT(captcha_classes); k++)
			if (page_attr_has_word(
			        p, i, "class", captcha_classes[k]))
				return true;
	return false;
}

/* Whether a firewall's words stand in the title or in sight. */
static bool
says_challenge(const struct page *p)
{
	for (size_t i = 0; i < WORD_COUNT(challenge_words); i++) {
		struct match_word word = {.form = str_of(challenge_words[i])};
		struct span hit = {0};

		while (match_find(p->match_text, &word, hit.end, &hit)) {
			struct span at = offmap_back(&p->match_map, hit);
			const struct page_run *run = page_run_at(p, at.start);

			if (run != NULL &&
			    (run->zones & (ZONE_VISIBLE | ZONE_TITLE)) != 0)
				return true;
		}
	}
	return false;
}

bool
challenge_is(const struct page_impl *page)
{
	const struct page *p = &page->page;

	if (page->shown_characters >= CHALLENGE_CHARACTERS)
		return false;
	return (page->shown_characters < CAPTCHA_CHARACTERS &&
	           (has_challenge_source(p) || is_captcha_wall(p))) ||
	    says_challenge(p);
}

/* Whether the content stands in frames: a frameset, or an inner frame beside
 * which there is little to read. */
static bool
has_frames(const struct page_impl *page)
{
	const struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		enum tag tag = page->tags[i];

		if (tag == TAG_FRAME)
			return true;
		if (tag == TAG_IFRAME &&
		    page->shown_characters < FRAME_CHARACTERS &&
		    p->elements[i].visibility != VISIBILITY_HIDDEN &&
		    page_attr(p, i, "src", NULL).len > 0)
			return true;
	}
	return false;
}

static bool
is_bad_text(const struct page *p)
{
	struct str replacement = str_of("\xef\xbf\xbd");
	size_t bad = 0, all = 0;

	if (p->replaced_count == 0)
		return false;
	for (size_t at = str_find(p->text, replacement, 0); at != STR_NONE;
	     at = str_find(p->text, replacement, at + 3))
		bad++;
	for (size_t i = 0; i < p->text.len; i++)
		all += ((unsigned char)p->text.ptr[i] & 0xc0) != 0x80;
	return bad * BAD_TEXT_PART > all;
}

void
view_judge(struct page_impl *page)
{
	struct page *p = &page->page;

	if (has_frames(page))
		p->view_flags |= VIEW_FRAMES;
	if (is_bad_text(p))
		p->view_flags |= VIEW_BAD_TEXT;
	if (shell_is(page))
		p->view_flags |= VIEW_SCRIPT_PAGE;
	if (challenge_is(page))
		p->view_flags |= VIEW_CHALLENGE;
	if (splash_is(page))
		p->view_flags |= VIEW_SPLASH;
	if (spam_is(page))
		p->view_flags |= VIEW_SPAM;
}

#include "page/challenge.h"

#include "base/buf.h"
#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"
#include "web/media.h"

/* How much visible text, in characters, a page of each kind has at most. */
enum { CHALLENGE_CHARACTERS = 1500, CAPTCHA_CHARACTERS = 300 };

/* How much of a body is looked at. */
enum { LOOKED_AT_BYTES = 64 * 1024 };

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
names_source(struct str text)
{
	for (size_t i = 0; i < WORD_COUNT(challenge_sources); i++)
		if (str_find(text, str_of(challenge_sources[i]), 0) != STR_NONE)
			return true;
	return false;
}

static bool
has_challenge_source(const struct page *p)
{
	for (uint32_t i = 0; i < p->element_count; i++) {
		enum tag tag = page_tag(p, i);
		struct str source;

		if (tag != TAG_SCRIPT && tag != TAG_IFRAME)
			continue;
		source = page_attr(p, i, "src", NULL);
		if (names_source(source))
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
		for (size_t k = 0; k < WORD_COUNT(captcha_classes) &&
		     p->elements[i].attr_count > 0;
		     k++)
			if (page_attr_has_word(
			        p, i, "class", captcha_classes[k]))
				return true;
	return false;
}

/* Whether a piece of match_text stands in the title or in sight. */
static bool
is_in_sight(const struct page *p, struct span hit)
{
	struct span at = offmap_back(&p->match_map, hit);
	const struct page_run *run = page_run_at(p, at.start);

	return run != NULL && (run->zones & (ZONE_VISIBLE | ZONE_TITLE)) != 0;
}

/* Whether a database turned the site away, and no firewall the visitor. */
static bool
is_of_database(struct str form, struct span hit)
{
	return str_starts(
	    str_slice(form, hit.end, form.len), str_of(" for user"));
}

/* Whether a text in match form, that of a page if one is given, says what
 * firewalls say. */
static bool
says_challenge(struct str form, const struct page *p)
{
	size_t first =
	    word_list_find(form, challenge_words, WORD_COUNT(challenge_words));

	for (size_t i = first; i < WORD_COUNT(challenge_words); i++) {
		struct match_word word = {.form = str_of(challenge_words[i])};
		struct span hit = {0};

		while (match_find(form, &word, hit.end, &hit))
			if (!is_of_database(form, hit) &&
			    (p == NULL || is_in_sight(p, hit)))
				return true;
	}
	return false;
}

bool
challenge_shows(const struct page_impl *page)
{
	const struct page *p = &page->page;

	if (page->shown_characters >= CHALLENGE_CHARACTERS)
		return false;
	return (page->shown_characters < CAPTCHA_CHARACTERS &&
	           (has_challenge_source(p) || is_captcha_wall(p))) ||
	    says_challenge(p->match_text, p);
}

/* Bytes of HTML that are no text; the first that fits counts. */
static const struct {
	const char *start, *end;
} unread[] = {
    {"<!--", "-->"},
    {"<script", "</script"},
    {"<style", "</style"},
    {"<", ">"},
};

/* Where what is unread ends, which begins with the "<" at an offset. */
static size_t
skip_unread(struct str html, size_t at)
{
	struct str rest = str_slice(html, at, html.len);
	size_t i = 0, found;

	while (!str_starts_fold(rest, str_of(unread[i].start)))
		i++;
	found = str_find_fold(rest, str_of(unread[i].end), 0);
	return found == STR_NONE ? html.len
	                         : at + found + str_of(unread[i].end).len;
}

/* The text between the tags, and whether a tag loads a firewall's script. */
struct raw_text {
	struct buf text;
	size_t characters; /* without blanks */
	bool has_source;
};

static void
read_raw(struct str html, struct raw_text *out)
{
	for (size_t i = 0; i < html.len;) {
		char c = html.ptr[i];
		size_t end = i + 1;

		if (c == '<') {
			struct str tag =
			    str_slice(html, i, str_find_char(html, '>', i));

			if (str_starts_fold(tag, str_of("<script")) ||
			    str_starts_fold(tag, str_of("<iframe")))
				out->has_source =
				    out->has_source || names_source(tag);
			end = skip_unread(html, i);
			c = ' ';
		}
		out->characters +=
		    !str_is_space_char(c) && ((unsigned char)c & 0xc0) != 0x80;
		(void)buf_append_char(&out->text, c);
		i = end;
	}
}

bool
challenge_is(struct str body)
{
	struct raw_text raw = {0};
	struct arena a = {0};
	bool is_one = false;

	if (media_of((struct str){0}, body) != MEDIA_HTML)
		return false;
	read_raw(str_slice(body, 0, LOOKED_AT_BYTES), &raw);
	if (raw.characters < CAPTCHA_CHARACTERS)
		is_one = raw.has_source;
	if (!is_one && raw.characters < CHALLENGE_CHARACTERS)
		is_one = says_challenge(
		    match_form_str(&a, buf_str(&raw.text)), NULL);
	buf_release(&raw.text);
	arena_release(&a);
	return is_one;
}

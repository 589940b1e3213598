/* Texts of one kind, all of the page together, so that a rule's words are
 * looked for in all of them at once. */
#include "audit/scan_impl.h"
#include "audit/value/target_impl.h"
#include "text/match.h"

/* Which words stand in any of the texts, one a line. */
struct joined_texts {
	struct joined_texts *next;
	struct str name; /* of the attribute; empty: the paths of links */
	struct word_places words;
};

static void
join_paths(struct scan *s, struct buf *out)
{
	for (size_t i = 0; i < s->page->link_count; i++) {
		match_form(out,
		    target_decoded(s->arena, s->page->links[i].url.path), NULL,
		    s->arena);
		(void)buf_append_char(out, '\n');
	}
}

static void
join_attributes(struct scan *s, struct str name, struct buf *out)
{
	const struct page *p = s->page;

	for (size_t i = 0; i < p->element_count; i++)
		for (uint32_t k = 0; k < p->elements[i].attr_count; k++) {
			const struct page_attr *a = &p->elements[i].attrs[k];

			if (!str_equal(a->name, name) || a->value.len == 0)
				continue;
			match_form(out, a->value, NULL, s->arena);
			(void)buf_append_char(out, '\n');
		}
}

static struct word_places
words_of(struct scan *s, struct str name)
{
	struct joined_texts *j = s->joined_texts;
	struct buf text = {0};

	while (j != NULL && !str_equal(j->name, name))
		j = j->next;
	if (j != NULL)
		return j->words;
	if (name.len == 0)
		join_paths(s, &text);
	else
		join_attributes(s, name, &text);
	j = arena_alloc(s->arena, sizeof(*j));
	j->next = s->joined_texts;
	j->name = name;
	j->words = scan_words_in(s, arena_str(s->arena, buf_str(&text)));
	j->words.is_wider = true;
	s->joined_texts = j;
	buf_release(&text);
	return j->words;
}

struct word_places
scan_path_words(struct scan *s)
{
	return words_of(s, (struct str){0});
}

struct word_places
scan_attr_words(struct scan *s, struct str name)
{
	return words_of(s, name);
}

static bool
has_host(const struct page_hosts *hosts, struct str host)
{
	for (size_t i = hosts->count; i > 0; i--)
		if (str_equal(hosts->items[i - 1], host))
			return true;
	return false;
}

const struct page_hosts *
scan_hosts(struct scan *s)
{
	struct page_hosts *hosts = s->hosts;

	if (hosts != NULL)
		return hosts;
	hosts = s->hosts = arena_alloc(s->arena, sizeof(*hosts));
	for (size_t i = 0; i < s->page->link_count; i++) {
		struct str host = target_host(s->arena, &s->page->links[i]);

		if (has_host(hosts, host))
			continue;
		if (hosts->count == PAGE_HOSTS_MAX) {
			hosts->are_cut = true;
			break;
		}
		hosts->items[hosts->count++] = host;
	}
	return hosts;
}

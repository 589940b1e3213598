#include "record/site.h"

const char *const site_way_words[SITE_WAY_COUNT] = {
    "meta-refresh", "script", "splash"};

const struct site_target *
site_target_of(const struct site *site, struct str url)
{
	size_t low = 0, high = site->target_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(site->targets[middle].url, url);

		if (order == 0)
			return &site->targets[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct finding *
site_page_finding(const struct site_page *page, struct str rule_id)
{
	size_t low = 0, high = page->finding_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order =
		    str_compare(page->findings[middle].rule_id, rule_id);

		if (order == 0)
			return &page->findings[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool
site_page_shares(const struct site_page *page, uint64_t block)
{
	size_t low = 0, high = page->shared_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (page->shared[middle] == block)
			return true;
		if (page->shared[middle] < block)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

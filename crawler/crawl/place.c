/* Which group a host belongs to: the groups table knows it, or its address
 * tells. */
#include "crawl/crawl_impl.h"

enum err_code
crawl_place(struct crawl *c, struct host *h, int port, struct err *e)
{
	const struct groups *table = c->config->groups;

	if (h->group != NULL || h->is_being_placed)
		return ERR_NONE;
	if (table != NULL && groups_find(table, h->name) != NULL)
		return hosts_place(
		    &c->hosts, h, (struct str){0}, crawl_now_us(c), e);
	h->is_being_placed = true;
	fetch_find(c->fetches, h->name, port, h->number);
	return ERR_NONE;
}

enum err_code
crawl_take_places(struct crawl *c, struct err *e)
{
	enum err_code rc = ERR_NONE;
	struct fetch_place place;

	while (rc == ERR_NONE && fetch_placed(c->fetches, &place)) {
		struct host *h = c->hosts.list[place.tag];

		rc = hosts_place(
		    &c->hosts, h, place.address, crawl_now_us(c), e);
		if (rc == ERR_NONE)
			crawl_wake_all(c, &h->waiting);
	}
	return rc;
}

/* Units that can go on, in the order in which they became able to. */
#include "crawl/crawl_impl.h"

void
unit_to_do(struct crawl *c, struct unit *u)
{
	u->state = UNIT_TODO;
	u->next_todo = NULL;
	if (c->todo == NULL)
		c->todo = u;
	else
		c->todo_last->next_todo = u;
	c->todo_last = u;
}

struct unit *
crawl_next_to_do(struct crawl *c)
{
	struct unit *u = c->todo;

	if (u != NULL)
		c->todo = u->next_todo;
	return u;
}

void
crawl_wake_all(struct crawl *c, struct unit **waiting)
{
	while (*waiting != NULL) {
		struct unit *u = *waiting;

		*waiting = u->next_waiting;
		unit_to_do(c, u);
	}
}

void
unit_wait_in(struct unit *u, enum unit_state state, struct unit **waiting)
{
	/* At the end: they go on in the order in which they came. */
	while (*waiting != NULL)
		waiting = &(*waiting)->next_waiting;
	u->state = state;
	u->next_waiting = NULL;
	*waiting = u;
}

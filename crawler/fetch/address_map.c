#include "fetch/address_map_impl.h"

#include <stdlib.h>

#include "fetch/ip_impl.h"

enum { PORT_MAX = 65535 };

/* Splits "host:port" at its last colon; false, outputs untouched, when the port
 * is none or the host is empty. */
static bool
split_port(struct str text, struct str *host, int64_t *port)
{
	size_t colon = text.len;

	while (colon > 0 && text.ptr[colon - 1] != ':')
		colon--;
	if (colon < 2)
		return false;
	if (!str_to_int64(str_slice(text, colon, text.len), 1, PORT_MAX, port))
		return false;
	*host = str_slice(text, 0, colon - 1);
	return true;
}

/* Reads where an entry leads; false when it is neither an address nor "-". */
static bool
read_address(struct arena *a, struct str text, struct address_entry *entry)
{
	struct sockaddr_storage ignored;
	struct str host;
	int64_t port;

	if (str_is(text, "-"))
		return true;
	if (!split_port(text, &host, &port) || !ip_parse(host, &ignored))
		return false;
	entry->address = arena_str(a, text);
	entry->host = str_slice(entry->address, 0, host.len);
	return true;
}

static enum err_code
entry_parse(struct arena *a, struct str line, struct address_entry *entry,
    struct err *e)
{
	struct str from = {0}, to = {0}, name;

	(void)str_next_word(&line, &from); /* empty: no name:port */
	(void)str_next_word(&line, &to);
	if (!split_port(from, &name, &entry->port))
		return err_set(
		    e, ERR_SYNTAX, "\"%.*s\" is not name:port", STR_ARG(from));
	if (!read_address(a, to, entry))
		return err_set(e, ERR_SYNTAX,
		    "\"%.*s\" is not address:port, nor \"-\"", STR_ARG(to));
	if (str_trim(line).len > 0)
		return err_set(e, ERR_SYNTAX, "more than two words");
	entry->name = arena_lower(a, name);
	return ERR_NONE;
}

static int
compare_keys(const struct address_entry *a, const struct address_entry *b)
{
	int order = str_compare(a->name, b->name);

	return order != 0 ? order : (a->port > b->port) - (a->port < b->port);
}

static int
compare_entries(const void *left, const void *right)
{
	const struct address_entry *a = left, *b = right;
	int order = compare_keys(a, b);

	return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static enum err_code
check_twice(const struct address_map *m, struct err *e)
{
	for (size_t i = 1; i < m->count; i++) {
		const struct address_entry *one = &m->entries[i - 1];
		const struct address_entry *two = &m->entries[i];

		if (compare_keys(one, two) == 0)
			return err_set(e, ERR_SYNTAX,
			    "%lld: \"%.*s:%lld\" stands already in line %lld",
			    (long long)two->line, STR_ARG(two->name),
			    (long long)two->port, (long long)one->line);
	}
	return ERR_NONE;
}

enum err_code
address_map_parse(
    struct arena *a, struct str text, struct address_map *out, struct err *e)
{
	struct address_map m = {0};
	struct str line;
	int64_t number = 0;
	enum err_code rc;

	while (str_split(&text, '\n', &line)) {
		struct address_entry *entry;

		number++;
		line = str_trim(line);
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		m.entries = arena_grow(
		    a, m.entries, &m.capacity, m.count + 1, sizeof(*m.entries));
		entry = &m.entries[m.count++];
		entry->line = number;
		rc = entry_parse(a, line, entry, e);
		if (rc != ERR_NONE)
			return err_prefix(e, "%lld", (long long)number);
	}
	if (m.count > 0)
		qsort(m.entries, m.count, sizeof(*m.entries), compare_entries);
	rc = check_twice(&m, e);
	if (rc == ERR_NONE)
		*out = m;
	return rc;
}

static int
compare_key_to_entry(const void *key, const void *entry)
{
	return compare_keys(key, entry);
}

const struct address_entry *
address_map_find(const struct address_map *m, struct str name, int64_t port)
{
	struct address_entry key = {.name = name, .port = port};

	if (m->count == 0)
		return NULL;
	return bsearch(&key, m->entries, m->count, sizeof(*m->entries),
	    compare_key_to_entry);
}

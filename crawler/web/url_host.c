#include "web/url_impl.h"

#include <string.h>

#include <idn2.h>

#include "text/utf8.h"
#include "web/url.h"

const char url_no_host[] = "the host is missing";
const char url_bad_port[] = "the port is no number up to 65535";
static const char bad_host[] = "the host has a forbidden character";

/* The forbidden host code points (URL Standard, 3.1); a domain may not have
 * controls and the percent sign either. */
static bool
is_forbidden(char c, bool is_domain)
{
	unsigned char byte = (unsigned char)c;

	if (byte == 0 || (byte < 0x80 && strchr("\t\n\r #/:<>?@[\\]^|", c)))
		return true;
	return is_domain && (byte < 0x20 || byte == 0x7f || byte == '%');
}

static bool
has_forbidden(struct str host, bool is_domain)
{
	for (size_t i = 0; i < host.len; i++)
		if (is_forbidden(host.ptr[i], is_domain))
			return true;
	return false;
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80)
			return false;
	return true;
}

/*
 * Puts a domain into its ASCII form, in the arena (URL Standard, 3.3). A
 * domain that is ASCII is only put in lower case, even where it holds broken
 * punycode: servers exist under such names.
 */
static const char *
domain_to_ascii(struct arena *a, struct str domain, struct str *ascii_out)
{
	char *copy = arena_cstr(a, domain);
	char *found = NULL;

	if (is_ascii(domain)) {
		for (size_t i = 0; i < domain.len; i++)
			copy[i] = str_lower_char(copy[i]);
		*ascii_out = (struct str){copy, domain.len};
		return NULL;
	}
	/* idn2 reads a C string, and takes no care of broken UTF-8. */
	if (memchr(copy, 0, domain.len) != NULL ||
	    utf8_first_invalid(domain) != STR_NONE)
		return bad_host;
	if (idn2_to_ascii_8z(
	        copy, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return "the host is no international domain name";
	*ascii_out = arena_str(a, str_of(found));
	idn2_free(found);
	return NULL;
}

const char *
url_host_append(struct buf *out, struct arena *a, struct str text)
{
	struct str domain = {0};
	const char *reason;

	if (text.len > 0 && text.ptr[0] == '[') {
		if (text.ptr[text.len - 1] != ']')
			return "the host has an open bracket";
		return url_ipv6_append(
		    out, a, str_slice(text, 1, text.len - 1));
	}
	reason = domain_to_ascii(a, url_percent_decode(a, text), &domain);
	if (reason != NULL)
		return reason;
	if (domain.len == 0)
		return url_no_host;
	if (has_forbidden(domain, true))
		return bad_host;
	if (url_ends_in_number(domain))
		return url_ipv4_append(out, domain);
	(void)buf_append_str(out, domain);
	return NULL;
}

size_t
url_port_colon(struct str text)
{
	bool is_bracketed = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '[')
			is_bracketed = true;
		if (text.ptr[i] == ']')
			is_bracketed = false;
		if (text.ptr[i] == ':' && !is_bracketed)
			return i;
	}
	return text.len;
}

bool
url_read_port(struct str text, struct str *port_out)
{
	int64_t number = 0;

	for (size_t i = 0; i < text.len; i++)
		if (!url_is_digit(text.ptr[i]))
			return false;
	while (text.len > 1 && text.ptr[0] == '0')
		text = str_slice(text, 1, text.len);
	if (text.len > 0 && !str_to_int64(text, 0, 65535, &number))
		return false;
	*port_out = text;
	return true;
}

static const char *
check_opaque_host(struct arena *a, struct str text)
{
	struct buf address = {0};
	const char *reason;

	if (text.len == 0 || text.ptr[0] != '[')
		return has_forbidden(text, false) ? bad_host : NULL;
	if (text.ptr[text.len - 1] != ']')
		return "the host has an open bracket";
	reason = url_ipv6_append(&address, a, str_slice(text, 1, text.len - 1));
	buf_release(&address);
	return reason;
}

const char *
url_opaque_authority_check(struct arena *a, struct str text)
{
	struct str port;
	size_t colon;
	size_t at;

	while ((at = str_find_char(text, '@', 0)) != STR_NONE) {
		text = str_slice(text, at + 1, text.len);
		if (text.len == 0)
			return url_no_host;
	}
	colon = url_port_colon(text);
	if (colon == 0 && text.len > 0)
		return url_no_host;
	if (!url_read_port(str_slice(text, colon + 1, text.len), &port))
		return url_bad_port;
	return check_opaque_host(a, str_slice(text, 0, colon));
}

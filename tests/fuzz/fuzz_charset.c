/* Whatever the bytes and the encoding, the text is UTF-8 without NUL and its
 * map leads back into the bytes. The first byte picks an encoding. */
#include "fuzz.h"

#include "fuzz_map.h"
#include "text/charset.h"
#include "text/utf8.h"

static void
check(struct str body, const char *name)
{
	struct arena a = {0};
	struct charset_text t = charset_decode(&a, body, name);

	assert(utf8_first_invalid(t.text) == STR_NONE);
	assert(str_find_char(t.text, '\0', 0) == STR_NONE);
	check_map(&t.map, t.text.len, body.len);
	arena_release(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"windows-874", "utf-16le",
	    "utf-16be", "x-user-defined", "replacement", "iso-8859-2",
	    "windows-1255", "windows-1258", "gb18030", "big5", "euc-jp",
	    "iso-2022-jp", "shift_jis", "euc-kr", "utf-8", "nonesuch"};
	struct str s = {(const char *)data, size};

	check(s, charset_sniff(s, str_slice(s, 0, 40)).name);
	if (size > 0)
		check(str_slice(s, 1, size),
		    names[data[0] % (sizeof(names) / sizeof(names[0]))]);
	return 0;
}

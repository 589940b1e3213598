/* Keys of rows as people give them back: one that is good says the same again,
 * and written anew it is good again. */
#include "fuzz.h"

#include <assert.h>

#include "publish/sheet_key.h"

static void
check_again(const struct sheet_key *key)
{
	struct buf text = {0};
	struct sheet_key again = {
	    .agency_ids = key->agency_ids, .evidence_id = key->evidence_id};

	sheet_key_append(&text, key);
	assert(sheet_key_read(buf_str(&text), &again) == SHEET_KEY_GOOD);
	assert(str_equal(key->round, again.round));
	assert(str_equal(key->rule_id, again.rule_id));
	assert(key->machine_outcome == again.machine_outcome);
	assert(key->machine_level == again.machine_level);
	assert(str_equal(key->evidence_sha256, again.evidence_sha256));
	buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct str lines[3] = {{0}};
	struct sheet_key key = {0};

	for (size_t i = 0; i < 3 && str_split(&text, '\n', &lines[i]); i++) {
	}
	key.agency_ids = lines[1];
	key.evidence_id = lines[2];
	if (sheet_key_read(lines[0], &key) != SHEET_KEY_NONE)
		check_again(&key);
	return 0;
}

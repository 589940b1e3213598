/* What a link seems to lead to decides how soon it is asked for. */
#include "test.h"

#include "base/limits.h"
#include "crawl/rank.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define SITE "https://www.example.go.th"

static int
rank_of(struct arena *a, const char *text, const char *address)
{
	struct url u = url_parse(a, str_of(address), NULL, NULL);

	assert_int_equal(u.kind, URL_WEB);
	return rank_of_link(rank_words_make(a), str_of(text), &u, a);
}

struct row {
	const char *text, *url;
	int rank;
};

static void
check_rows(const struct row *rows, size_t count)
{
	struct arena a = {0};

	for (size_t i = 0; i < count; i++) {
		int got = rank_of(&a, rows[i].text, rows[i].url);

		if (got != rows[i].rank)
			fail_msg("\"%s\" %s: got %d, want %d", rows[i].text,
			    rows[i].url, got, rows[i].rank);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
a_text_tells_by_its_first_word(void **state)
{
	static const struct row rows[] = {
	    {"ติดต่อเรา", SITE "/p", RANK_CONTACT},
	    {"Contact  US", SITE "/p", RANK_CONTACT},
	    {"ข้อมูลการติดต่อ", SITE "/p", RANK_CONTACT},
	    {"E–Service", SITE "/p", RANK_SERVICE},
	    {"e service กรม", SITE "/p", RANK_SERVICE},
	    {"ระบบยื่นคำขอออนไลน์", SITE "/p", RANK_SERVICE},
	    {"คู่มือสำหรับประชาชน", SITE "/p", RANK_SERVICE},
	    /* Tone and vowel in the other order, as some editors save it. */
	    {"ค\xe0\xb9\x88\xe0\xb8\xb9มือประชาชน", SITE "/p", RANK_SERVICE},
	    {"ดาวน์โหลดแบบฟอร์ม", SITE "/p", RANK_SERVICE},
	    {"จองคิว", SITE "/p", RANK_SERVICE},
	    {"แจ้งเรื่องร้องเรียน", SITE "/p", RANK_HELP},
	    {"ถาม - ตอบ", SITE "/p", RANK_HELP},
	    {"FAQ", SITE "/p", RANK_HELP},
	    {"เกี่ยวกับบริการ", SITE "/p", RANK_ABOUT},
	    {"พ.ร.บ. ข้อมูลข่าวสาร", SITE "/p", RANK_ABOUT},
	    {"ศูนย์ข้อมูลข่าวสาร", SITE "/p", RANK_ABOUT},
	    {"ITA", SITE "/p", RANK_ABOUT},
	    {"แผนผังเว็บไซต์", SITE "/p", RANK_MAP},
	    {"Site map", SITE "/p", RANK_MAP},
	    {"ข่าวบริการประชาชน", SITE "/p", RANK_LATE},
	    {"ประกาศจัดซื้อจัดจ้าง", SITE "/p", RANK_LATE},
	    {"ภาพกิจกรรม", SITE "/p", RANK_LATE},
	    {"ระบบจองห้องประชุม", SITE "/p", RANK_LATE},
	    {"e-Office", SITE "/p", RANK_LATE},
	    {"E office", SITE "/p", RANK_LATE},
	    {"เข้าสู่เว็บไซต์", SITE "/p", RANK_HOME},
	    {"Home", SITE "/p", RANK_HOME},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
half_a_word_tells_nothing(void **state)
{
	static const struct row rows[] = {
	    {"", SITE "/p", RANK_PLAIN},
	    {"กรมตัวอย่าง", SITE "/p", RANK_PLAIN},
	    {"Contactless", SITE "/p", RANK_PLAIN},
	    {"Newspaper", SITE "/p", RANK_PLAIN},
	    {"Platform", SITE "/p", RANK_PLAIN},
	    {"ตรวจคุณภาพน้ำ", SITE "/p", RANK_PLAIN},
	    {"\xff\xfe\xe0\xb8", SITE "/p", RANK_PLAIN},
	    {"the end", SITE "/then", RANK_PLAIN},
	    {"Home for the elderly", SITE "/home/7", RANK_PLAIN},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
an_address_tells_when_the_text_does_not(void **state)
{
	static const struct row rows[] = {
	    {"", SITE "/contact-us", RANK_CONTACT},
	    {"", SITE "/th/ContactUs.aspx", RANK_CONTACT},
	    {"", SITE "/09-contact.php", RANK_CONTACT},
	    {"คลิก", SITE "/?page=contact_us", RANK_CONTACT},
	    {"", SITE "/%E0%B8%95%E0%B8%B4%E0%B8%94%E0%B8%95%E0%B9%88%E0%B8%AD",
	        RANK_CONTACT},
	    {"", "https://eservice.example.go.th/x", RANK_SERVICE},
	    {"", SITE "/about/service", RANK_SERVICE},
	    {"", SITE "/faq2", RANK_HELP},
	    {"", "https://.example.go.th/faq", RANK_HELP},
	    {"", SITE "/news/service/7", RANK_LATE},
	    {"", SITE "/service?m=news", RANK_LATE},
	    {"", SITE "/en/", RANK_LANGUAGE},
	    {"", SITE "/EN", RANK_LANGUAGE},
	    {"", SITE "/en/7", RANK_PLAIN},
	    /* The name of a parameter is no word, nor is a title. */
	    {"", SITE "/x?service=1", RANK_PLAIN},
	    {"", SITE "/a-long-story-of-how-one-service-came-to-be-told",
	        RANK_PLAIN},
	    /* The text goes first. */
	    {"ติดต่อเรา", SITE "/news/7", RANK_CONTACT},
	    {"ข่าว", SITE "/service", RANK_LATE},
	    {"English", SITE "/service", RANK_LANGUAGE},
	    {"EN", SITE "/p", RANK_LANGUAGE},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define TEN "กรุงเทพมหา"

static void
a_headline_stands_behind_the_menu(void **state)
{
	static const struct row rows[] = {
	    {TEN TEN TEN TEN TEN "กรุงเทพฯ บ", SITE "/p", RANK_PLAIN},
	    {TEN TEN TEN TEN TEN TEN "ก", SITE "/p", RANK_PLAIN + 5},
	    {TEN TEN TEN TEN TEN TEN "บริการ", SITE "/p", RANK_PLAIN + 5},
	    {"บริการ" TEN TEN TEN TEN TEN TEN, SITE "/p", RANK_SERVICE + 5},
	    {TEN TEN TEN TEN TEN TEN "ก", SITE "/faq", RANK_HELP + 5},
	    {"บริการ" TEN TEN TEN TEN TEN TEN, SITE "/news/7", RANK_LATE + 5},
	    {TEN TEN TEN TEN TEN TEN "ข่าว", SITE "/faq", RANK_LATE + 5},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
long_texts_and_addresses_are_read_to_a_bound(void **state)
{
	struct arena a = {0};
	struct str text = {arena_alloc(&a, 100000), 100000};
	struct str address = arena_printf(&a, SITE "/%08000d/contact", 0);

	(void)state;
	check_int(rank_of(&a, text.ptr, address.ptr), RANK_PLAIN, "bound");
	arena_release(&a);
}

static void
ranks_and_clicks_make_one_order(void **state)
{
	const int64_t in_order[] = {
	    PRIORITY_HOME,
	    PRIORITY_SEED,
	    PRIORITY_PLAN,
	    PRIORITY_PLAN + 5000,
	    PRIORITY_NEW,
	    url_priority(RANK_CONTACT, 1, false),
	    url_priority(RANK_SERVICE, 1, false),
	    url_priority(RANK_SERVICE, 2, false),
	    url_priority(RANK_PLAIN, 1, false),
	    url_priority(RANK_SERVICE, 3, false),
	    url_priority(RANK_SERVICE, 0, true),
	    url_priority(RANK_PLAIN, 2, false),
	    url_priority(RANK_LATE, 1, false),
	    url_priority(RANK_PLAIN, LIMIT_CLICK_DEPTH, false),
	    url_priority(RANK_PLAIN, 1, true),
	    url_priority(RANK_LATE, 2, false),
	    url_priority(RANK_LATE, LIMIT_CLICK_DEPTH, false),
	    url_priority(RANK_LATE, LIMIT_CLICK_DEPTH, true),
	    url_priority(RANK_MAX, INT32_MAX, true),
	};

	(void)state;
	for (size_t i = 1; i < COUNT(in_order); i++)
		if (in_order[i - 1] >= in_order[i])
			fail_msg("%zu: %lld is not below %lld", i,
			    (long long)in_order[i - 1], (long long)in_order[i]);
	check_int(url_priority(1000, 1, false),
	    url_priority(RANK_MAX, 1, false), "a rank too high");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_tells_by_its_first_word),
	    cmocka_unit_test(half_a_word_tells_nothing),
	    cmocka_unit_test(an_address_tells_when_the_text_does_not),
	    cmocka_unit_test(a_headline_stands_behind_the_menu),
	    cmocka_unit_test(long_texts_and_addresses_are_read_to_a_bound),
	    cmocka_unit_test(ranks_and_clicks_make_one_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "crawl/province.h"

#include <stdlib.h>

#include "base/suggest.h"

static const struct province provinces[] = {
    {"10", "กรุงเทพมหานคร", "Bangkok"},
    {"11", "สมุทรปราการ", "Samut Prakan"},
    {"12", "นนทบุรี", "Nonthaburi"},
    {"13", "ปทุมธานี", "Pathum Thani"},
    {"14", "พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"},
    {"15", "อ่างทอง", "Ang Thong"},
    {"16", "ลพบุรี", "Lop Buri"},
    {"17", "สิงห์บุรี", "Sing Buri"},
    {"18", "ชัยนาท", "Chai Nat"},
    {"19", "สระบุรี", "Saraburi"},
    {"20", "ชลบุรี", "Chon Buri"},
    {"21", "ระยอง", "Rayong"},
    {"22", "จันทบุรี", "Chanthaburi"},
    {"23", "ตราด", "Trat"},
    {"24", "ฉะเชิงเทรา", "Chachoengsao"},
    {"25", "ปราจีนบุรี", "Prachin Buri"},
    {"26", "นครนายก", "Nakhon Nayok"},
    {"27", "สระแก้ว", "Sa Kaeo"},
    {"30", "นครราชสีมา", "Nakhon Ratchasima"},
    {"31", "บุรีรัมย์", "Buri Ram"},
    {"32", "สุรินทร์", "Surin"},
    {"33", "ศรีสะเกษ", "Si Sa Ket"},
    {"34", "อุบลราชธานี", "Ubon Ratchathani"},
    {"35", "ยโสธร", "Yasothon"},
    {"36", "ชัยภูมิ", "Chaiyaphum"},
    {"37", "อำนาจเจริญ", "Amnat Charoen"},
    {"38", "บึงกาฬ", "Bueng Kan"},
    {"39", "หนองบัวลำภู", "Nong Bua Lam Phu"},
    {"40", "ขอนแก่น", "Khon Kaen"},
    {"41", "อุดรธานี", "Udon Thani"},
    {"42", "เลย", "Loei"},
    {"43", "หนองคาย", "Nong Khai"},
    {"44", "มหาสารคาม", "Maha Sarakham"},
    {"45", "ร้อยเอ็ด", "Roi Et"},
    {"46", "กาฬสินธุ์", "Kalasin"},
    {"47", "สกลนคร", "Sakon Nakhon"},
    {"48", "นครพนม", "Nakhon Phanom"},
    {"49", "มุกดาหาร", "Mukdahan"},
    {"50", "เชียงใหม่", "Chiang Mai"},
    {"51", "ลำพูน", "Lamphun"},
    {"52", "ลำปาง", "Lampang"},
    {"53", "อุตรดิตถ์", "Uttaradit"},
    {"54", "แพร่", "Phrae"},
    {"55", "น่าน", "Nan"},
    {"56", "พะเยา", "Phayao"},
    {"57", "เชียงราย", "Chiang Rai"},
    {"58", "แม่ฮ่องสอน", "Mae Hong Son"},
    {"60", "นครสวรรค์", "Nakhon Sawan"},
    {"61", "อุทัยธานี", "Uthai Thani"},
    {"62", "กำแพงเพชร", "Kamphaeng Phet"},
    {"63", "ตาก", "Tak"},
    {"64", "สุโขทัย", "Sukhothai"},
    {"65", "พิษณุโลก", "Phitsanulok"},
    {"66", "พิจิตร", "Phichit"},
    {"67", "เพชรบูรณ์", "Phetchabun"},
    {"70", "ราชบุรี", "Ratchaburi"},
    {"71", "กาญจนบุรี", "Kanchanaburi"},
    {"72", "สุพรรณบุรี", "Suphan Buri"},
    {"73", "นครปฐม", "Nakhon Pathom"},
    {"74", "สมุทรสาคร", "Samut Sakhon"},
    {"75", "สมุทรสงคราม", "Samut Songkhram"},
    {"76", "เพชรบุรี", "Phetchaburi"},
    {"77", "ประจวบคีรีขันธ์", "Prachuap Khiri Khan"},
    {"80", "นครศรีธรรมราช", "Nakhon Si Thammarat"},
    {"81", "กระบี่", "Krabi"},
    {"82", "พังงา", "Phangnga"},
    {"83", "ภูเก็ต", "Phuket"},
    {"84", "สุราษฎร์ธานี", "Surat Thani"},
    {"85", "ระนอง", "Ranong"},
    {"86", "ชุมพร", "Chumphon"},
    {"90", "สงขลา", "Songkhla"},
    {"91", "สตูล", "Satun"},
    {"92", "ตรัง", "Trang"},
    {"93", "พัทลุง", "Phatthalung"},
    {"94", "ปัตตานี", "Pattani"},
    {"95", "ยะลา", "Yala"},
    {"96", "นราธิวาส", "Narathiwat"},
};
enum { COUNT = sizeof(provinces) / sizeof(provinces[0]) };

const struct province *
province_of_code(struct str code)
{
	for (size_t i = 0; i < COUNT; i++)
		if (str_is(code, provinces[i].code))
			return &provinces[i];
	return NULL;
}

static const struct province *
of_name(struct str name)
{
	for (size_t i = 0; i < COUNT; i++)
		if (str_is(name, provinces[i].name_th) ||
		    str_is_fold(name, provinces[i].name_en))
			return &provinces[i];
	return NULL;
}

static const struct province *
nearest_number(int64_t number)
{
	const struct province *found = NULL;
	int64_t least = INT64_MAX;

	for (size_t i = 0; i < COUNT; i++) {
		int64_t code = 0;
		int64_t way;

		(void)str_to_int64(str_of(provinces[i].code), 0, 99, &code);
		way = llabs(code - number);
		if (way < least) {
			least = way;
			found = &provinces[i];
		}
	}
	return found;
}

/* The name nearest to a mistyped one, in either language. */
static const struct province *
nearest_name(struct str given)
{
	const char *names[2 * COUNT], *near;

	for (size_t i = 0; i < COUNT; i++) {
		names[2 * i] = provinces[i].name_th;
		names[2 * i + 1] = provinces[i].name_en;
	}
	near = suggest(given, names, sizeof(names) / sizeof(names[0]));
	return near == NULL ? NULL : of_name(str_of(near));
}

static struct str
without(struct str s, const char *prefix)
{
	return str_starts_fold(s, str_of(prefix))
	    ? str_trim(str_slice(s, str_of(prefix).len, s.len))
	    : s;
}

const struct province *
province_nearest(struct str given)
{
	const struct province *found;
	int64_t number;

	given = without(str_trim(given), "TH-");
	given = without(without(given, "จังหวัด"), "จ.");
	found = of_name(given);
	if (found == NULL && (given.len == 4 || given.len == 6))
		found = province_of_code(str_slice(given, 0, 2));
	if (found == NULL && str_to_int64(given, 0, 99, &number))
		found = nearest_number(number);
	return found != NULL ? found : nearest_name(given);
}

const struct province *
province_of_office(struct str name_th)
{
	const struct str word = str_of("จังหวัด");
	const struct province *found = NULL;
	size_t at = str_find(name_th, word, 0), longest = 0;

	for (; at != STR_NONE; at = str_find(name_th, word, at + word.len)) {
		struct str rest =
		    str_slice(name_th, at + word.len, name_th.len);

		for (size_t i = 0; i < COUNT; i++) {
			struct str name = str_of(provinces[i].name_th);

			if (!str_starts(rest, name) || name.len <= longest)
				continue;
			longest = name.len;
			found = &provinces[i];
		}
	}
	return found;
}

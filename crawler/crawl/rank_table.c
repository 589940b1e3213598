/* What links of agencies are called, in both languages. */
#include "crawl/rank_impl.h"

const struct rank_kind rank_kinds[] = {
    {RANK_HOME,
        "เข้าสู่เว็บไซต์|เข้าสู่เว็บไซด์|เข้าสู่หน้าหลัก|เข้าสู่หน้าแรก|หน้าหลัก|หน้าแรก|"
        "home page|enter website|enter site"},
    {RANK_CONTACT,
        "ติดต่อ|ช่องทางการติดต่อ|ข้อมูลการติดต่อ|ที่ตั้ง|แผนที่หน่วยงาน|แผนที่ตั้ง|"
        "หมายเลขโทรศัพท์|เบอร์โทร|สมุดโทรศัพท์|"
        "contact|contacts|contactus|contact us|phonebook"},
    {RANK_SERVICE,
        "บริการ|การให้บริการ|งานบริการ|ศูนย์บริการ|ระบบบริการ|อีเซอร์วิส|ยื่นคำขอ|ยื่นคำร้อง|"
        "ยื่นเรื่อง|ยื่นแบบ|ยื่นขอ|ยื่นออนไลน์|ลงทะเบียน|สมัครออนไลน์|ขึ้นทะเบียน|จดทะเบียน|จดแจ้ง|"
        "ขออนุญาต|ใบอนุญาต|ขอใบอนุญาต|ขอรับ|หนังสือรับรอง|ชำระ|จอง|จองคิว|นัดหมาย|ตรวจสอบ|"
        "ติดตามสถานะ|ติดตามเรื่อง|ติดตามผล|เช็คสถานะ|สถานะคำขอ|แบบฟอร์ม|แบบคำขอ|แบบคำร้อง|"
        "ดาวน์โหลด|ดาวโหลด|คู่มือ|สำหรับประชาชน|ขั้นตอน|ค่าธรรมเนียม|แอปพลิเคชัน|แอพพลิเคชั่น|"
        "แอปพลิเคชั่น|โมบายแอป|สืบค้น|ใบเสร็จ|ผู้ประกอบการ|"
        "e service|e services|eservice|eservices|service|services|apply|"
        "application form|form|forms|download|downloads|register|"
        "registration|e payment|epayment|payment|e filing|filing|permit|"
        "permits|license|licence|licensing|e form|booking|appointment|"
        "queue|tracking|track|status|manual|manuals|citizen|citizens"},
    {RANK_HELP,
        "ร้องเรียน|ร้องทุกข์|เรื่องราวร้องทุกข์|รับเรื่อง|แจ้งเรื่อง|แจ้งเบาะแส|ศูนย์ดำรงธรรม|สายตรง|"
        "สายด่วน|ถาม ตอบ|ถามตอบ|คำถาม|ถามบ่อย|สอบถาม|กระดาน|กระทู้|เว็บบอร์ด|ข้อเสนอแนะ|"
        "แสดงความคิดเห็น|รับฟังความคิดเห็น|ความพึงพอใจ|การมีส่วนร่วม|ประชาพิจารณ์|แบบสอบถาม|แบบสำรวจ|ช่วยเหลือ|"
        "สนทนาออนไลน์|"
        "complaint|complaints|complain|faq|faqs|question|questions|"
        "webboard|web board|board|q&a|qa|help|helpdesk|feedback|"
        "suggestion|suggestions|survey|poll|hotline|call center|esurvey|e survey"},
    {RANK_ABOUT,
        "เกี่ยวกับ|ข้อมูลหน่วยงาน|ข้อมูลทั่วไป|รู้จัก|ประวัติ|วิสัยทัศน์|พันธกิจ|อำนาจหน้าที่|โครงสร้าง|"
        "ผู้บริหาร|บุคลากร|ภารกิจ|นโยบาย|ข้อมูลส่วนบุคคล|คำประกาศเกี่ยวกับ|ปฏิเสธความรับผิด|กฎหมาย|กฏหมาย|"
        "กฎระเบียบ|ระเบียบ|พระราชบัญญัติ|พ.ร.บ.|พรบ.|ข้อมูลข่าวสาร|ศูนย์ข้อมูลข่าวสาร|"
        "ข้อมูลเปิด|ชุดข้อมูล|บัญชีข้อมูล|เปิดเผยข้อมูล|การเปิดเผยข้อมูลสาธารณะ|คุณธรรมและความโปร่งใส|"
        "ธรรมาภิบาล|แผนยุทธศาสตร์|ยุทธศาสตร์|แผนปฏิบัติ|งบประมาณ|รายงานประจำปี|สถิติ|มาตรฐาน|ตรวจสอบภายใน|"
        "เข้าสู่ระบบ|สมัครสมาชิก|ระบบสมาชิก|ลืมรหัสผ่าน|"
        "about|aboutus|about us|organization|organisation|structure|vision|"
        "mission|history|executive|executives|policy|policies|privacy|"
        "disclaimer|terms|law|laws|legal|regulation|regulations|"
        "ita|oit|open data|opendata|dataset|datasets|gdcatalog|"
        "statistics|annual report|login|log in|sign in|signin|member|"
        "accessibility"},
    {RANK_LANGUAGE,
        "ภาษาอังกฤษ|ฉบับภาษาอังกฤษ|english version|mobile version|"
        "english site"},
    {RANK_MAP, "แผนผังเว็บ|ผังเว็บ|แผนผังไซต์|site map|sitemap"},
    {RANK_LATE,
        "ข่าว|กิจกรรม|ประกาศ|ประชาสัมพันธ์|จัดซื้อ|จัดจ้าง|ประกวดราคา|สอบราคา|ราคากลาง|ผู้ชนะ|"
        "ทีโออาร์|ร่างขอบเขต|รับสมัคร|สมัครงาน|รับโอน|ผลการสอบ|ผู้มีสิทธิ|ขอเชิญ|ภาพกิจกรรม|ภาพข่าว|ห้องภาพ|ชุดภาพ|"
        "ประมวลภาพ|คลังภาพ|อัลบั้ม|แกลเลอรี|วิดีโอ|วีดีโอ|วีดิทัศน์|วิดีทัศน์|วีดีทัศน์|มัลติมีเดีย|รูปภาพ|คลังความรู้|องค์ความรู้|การจัดการความรู้|ปฏิทิน|ตารางงาน|คลังข่าว|จดหมายข่าว|"
        "วารสาร|บทความ|สำหรับเจ้าหน้าที่|เจ้าหน้าที่|สำหรับบุคลากร|สำหรับข้าราชการ|ระบบงานภายใน|"
        "จองห้องประชุม|จองรถ|จองยานพาหนะ|ระบบลา|วันลา|ใบลา|สลิปเงินเดือน|เงินเดือน|สารบรรณ|"
        "อินทราเน็ต|ถวายพระพร|ดาวน์โหลดภาพ|คู่มือการปฏิบัติงาน|ผู้ดูแลระบบ|"
        "news|enews|e news|newsletter|newsroom|pr|public relations|press|announcement|announcements|announce|"
        "activity|activities|event|events|gallery|galleries|album|albums|"
        "photo|photos|video|videos|calendar|archive|archives|procurement|"
        "bidding|tender|tenders|tor|egp|auction|jobs|job|career|careers|"
        "recruit|recruitment|journal|magazine|emagazine|e magazine|multimedia|article|articles|blog|webmail|e mail|"
        "intranet|e office|eoffice|saraban|e saraban|e meeting|e learning|"
        "wp admin|wp login|administrator|admin|backend|backoffice|rss|feed|"
        "tag|tags|author|comment|comments|share|print|printview"},
};
const size_t rank_kind_count = sizeof(rank_kinds) / sizeof(rank_kinds[0]);

const struct rank_kind rank_names[] = {
    {RANK_HOME, "home|enter|skip|skip intro"},
    {RANK_LANGUAGE,
        "en|eng|english|th|tha|thai|ไทย|ภาษาไทย|อังกฤษ|th/en|en/th|cn|中文|mobile|"
        "m|mobile site|en-us|en-gb|index-en|index_en|home-en|home_en"},
};
const size_t rank_name_count = sizeof(rank_names) / sizeof(rank_names[0]);

#include "record/office.h"

#include <assert.h>

static const struct office offices[OFFICE_COUNT] = {
    {"01", {"Provincial Office", "สำนักงานจังหวัด"}, {"Province", "สำนักงานจังหวัด"}},
    {"02", {"Provincial Comptroller General's Office", "สำนักงานคลังจังหวัด"},
        {"Treasury", "คลัง"}},
    {"03", {"Provincial Employment Office", "สำนักงานจัดหางานจังหวัด"},
        {"Employment", "จัดหางาน"}},
    {"04", {"Office of Skill Development", "สำนักงานพัฒนาฝีมือแรงงาน"},
        {"Skills", "พัฒนาฝีมือแรงงาน"}},
    {"05", {"Provincial Agricultural Extension Office", "สำนักงานเกษตรจังหวัด"},
        {"Agriculture", "เกษตร"}},
    {"06",
        {"Provincial Office of Tourism and Sports",
            "สำนักงานการท่องเที่ยวและกีฬาจังหวัด"},
        {"Tourism", "ท่องเที่ยวและกีฬา"}},
    {"07", {"Area Revenue Office", "สำนักงานสรรพากรพื้นที่"},
        {"Revenue", "สรรพากร"}},
    {"08", {"Provincial Land Transport Office", "สำนักงานขนส่งจังหวัด"},
        {"Transport", "ขนส่ง"}},
    {"09", {"Provincial Energy Office", "สำนักงานพลังงานจังหวัด"},
        {"Energy", "พลังงาน"}},
    {"10", {"Provincial Land Office", "สำนักงานที่ดินจังหวัด"}, {"Land", "ที่ดิน"}},
    {"11",
        {"Provincial Office of Disaster Prevention and Mitigation",
            "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัด"},
        {"Disasters", "ป้องกันภัย"}},
    {"12", {"Provincial Statistical Office", "สำนักงานสถิติจังหวัด"},
        {"Statistics", "สถิติ"}},
    {"13", {"Provincial Industry Office", "สำนักงานอุตสาหกรรมจังหวัด"},
        {"Industry", "อุตสาหกรรม"}},
    {"14", {"Provincial Social Security Office", "สำนักงานประกันสังคมจังหวัด"},
        {"Social Security", "ประกันสังคม"}},
    {"15", {"Provincial Education Office", "สำนักงานศึกษาธิการจังหวัด"},
        {"Education", "ศึกษาธิการ"}},
    {"16", {"Provincial Commercial Office", "สำนักงานพาณิชย์จังหวัด"},
        {"Commerce", "พาณิชย์"}},
    {"17", {"Provincial Public Health Office", "สำนักงานสาธารณสุขจังหวัด"},
        {"Health", "สาธารณสุข"}},
    {"18",
        {"Provincial Office of Natural Resources and Environment",
            "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด"},
        {"Environment", "ทรัพยากรธรรมชาติฯ"}},
    {"19",
        {"Provincial Office of Social Development and Human Security",
            "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด"},
        {"Social Welfare", "พัฒนาสังคมฯ"}},
};

const struct office *
office_at(size_t i)
{
	assert(i < OFFICE_COUNT);
	return &offices[i];
}

const struct office *
office_of_code(struct str code)
{
	for (size_t i = 0; i < OFFICE_COUNT; i++)
		if (str_is(code, offices[i].code))
			return &offices[i];
	return NULL;
}

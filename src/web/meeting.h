// A meeting at work: attendance taken over, paragraphs numbered, and the minutes as they are printed.
#pragma once

#include "web/special.h"

namespace rodtrad::web {

Answer minutes_page(Page& page);     // GET /meeting-#/minutes
Answer take_attendance(Page& page);  // POST /meeting-#/attendance: that of the meeting before
Answer take_numbers(Page& page);     // POST /meeting-#/paragraphs: numbers those that have none

/// "§ 46", or its place on the agenda when it has no paragraph yet.
std::string item_name(const Page& page, const records::Record& item);
/// By paragraph, then by place on the agenda.
std::vector<records::Record> in_order(std::vector<records::Record> items);
/// Forms for what is done once at a meeting, for those who may.
void write_numbering(Page& page, const std::string& meeting, const std::vector<records::Record>& items);
void write_attendance_work(Page& page, const std::string& meeting);

}  // namespace rodtrad::web

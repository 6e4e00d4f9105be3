// Who was at a meeting. Two columns that were flattened line by line come as labels first and names after: which name
// belongs to which label is worked out.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// `zone`: from the first label to the first item. `adjusters`: names of those who verify the minutes, who are deciding
/// members. Of paragraphs the first and last of the meeting.
Attendance read_attendance(const Zone& zone, const MinutesContext& context, const Names& adjusters);

/// "46" after a name and "Del av 46 samt": which paragraphs, once the meeting's own are known.
void settle_remarks(Attendance& attendance, int last_paragraph);

}  // namespace rodtrad::domain

// Minutes as JSON: meeting, attendance, items, attachments.
#pragma once

#include "core/json.h"
#include "domain/minutes/minutes_document.h"

namespace rodtrad::domain {

/// What is absent is null or an empty list; what the source has lost is null and named in "lost_in_source". Quotes are
/// {"page", "start", "end", "quote"} with places in code points of the text.
std::string to_json(const MinutesDocument& minutes);

}  // namespace rodtrad::domain

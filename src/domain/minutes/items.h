// The items of a meeting, each with its parts.
#pragma once

#include "domain/minutes/layout.h"

namespace rodtrad::domain {

std::vector<Item> read_items(const MinutesLayout& layout, MinutesContext& context);

/// One spelling for each unit and party that is told, of those that the document has.
void unify_notified(std::vector<Item>& items);

/// Ties what decisions rest on to the letters and programmes that lie behind the minutes.
void link_attachments(MinutesDocument& minutes);

}  // namespace rodtrad::domain

// Comparing what a reader wrote as JSON with answers that people wrote: key by key.
#pragma once

#include <functional>

#include "core/json.h"

#include "support/support.h"

namespace rodtrad::test {

/// A check fails for each path of these parts of the answers that ours do not say, "items[0].reports[1].by_role". Texts that
/// only people can write (notes, summaries) are told apart by `is_written_by_people`. Lists named lost_in_source are compared
/// as sets.
void check_answers(const core::Json& answers, const core::Json& ours, const std::vector<std::string>& parts,
                   const std::function<bool(const std::string&)>& is_written_by_people);

/// All text in `Json` that stands in a "quote", with its places: {"start", "end", "quote"}.
void check_quotes(const core::Json& json, const std::string& source);

}  // namespace rodtrad::test

// What is missing in the thread: each gap with who answers for it and how old it is.
#pragma once

#include "core/date.h"
#include "domain/thread.h"

namespace rodtrad::domain {

/// A kind of gap: "goal_without_indicator".
struct GapKind {
  std::string id;
  core::Text label;
  std::string type;   // of the records that have it
  std::string where;  // SQL over the type's table; ? = today, once for each
  std::string since;  // a field of the type that tells since when; "" = since it was registered
};

/// Every kind, in the order in which they are told.
const std::vector<GapKind>& gap_kinds();

struct Gap {
  std::string kind;
  core::Text label;
  records::RecordId id;
  std::string title;
  std::string owner;  // names; "" = nobody
  std::string since;  // ISO day
  int days = 0;       // from since to today; below zero never
};

/// Gaps of the kinds ("" = all), of records that may be seen, oldest first within a kind. Problem: unknown_gap.
core::Expected<std::vector<Gap>> find_gaps(const records::Store& store, const core::Date& today, const Visible& visible = {},
                                           const std::vector<std::string>& kinds = {});

/// {"gaps": [{"kind", "label", "id", "title", "owner", "since", "days"}]}
std::string gaps_json(const std::vector<Gap>& gaps);

}  // namespace rodtrad::domain

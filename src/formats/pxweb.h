// PxWebApi 1 and 2 as a source: what an address asks for, what a table has, and the queries that fetch it within the
// service's limit of cells. The selection is written in the address as version 2 has it, for both versions:
//
//   …/api/v2/tables/TAB6471?lang=sv&valueCodes[Region]=25,2580&valueCodes[Tid]=top(5)&codelist[Alder]=agg_Ålder10årJ
//   …/api/v1/sv/ssd/BE/BE0101/Befolkning?valueCodes[Tid]=from(2019)
//
// A variable that is not named is taken whole, so that the service sums nothing unasked; valueCodes[Kon]= (nothing) leaves
// one out, if the service allows that.
#pragma once

#include <map>
#include <optional>

#include "core/json.h"

namespace rodtrad::formats {

enum class PxWebVersion { v1, v2 };

struct PxWebAddress {
  PxWebVersion version = PxWebVersion::v2;
  std::string service;                                         // "https://…/api/v2", "https://…/api/v1/sv"
  std::string table;                                           // full address of the table, without query
  std::string language;                                        // "" when not stated (version 1: part of the path)
  std::vector<std::pair<std::string, std::string>> wanted;     // variable → expressions
  std::vector<std::pair<std::string, std::string>> codelists;  // variable → id

  std::string metadata_url() const;
  std::string config_url() const;
  std::string data_url() const;  // for POST
};

/// Nothing when the address is not that of a table. A version 1 address may be something else: its metadata tell.
std::optional<PxWebAddress> pxweb_address(std::string_view url);

struct PxWebVariable {
  std::string code;
  std::string label;
  std::vector<std::string> values;
  bool may_be_left_out = false;
  bool is_time = false;
};

struct PxWebTable {
  std::string title;
  std::vector<PxWebVariable> variables;
};

/// From the answer about a table; nothing when it is none.
std::optional<PxWebTable> pxweb_table(const core::Json& metadata);

/// What a service allows, from its config; absent members stay as they are.
struct PxWebLimits {
  std::size_t cells = 10'000;  // the reference server's own default
  int calls = 10;
  double seconds = 10;
  core::Text source;  // whom it wants to be named as, "" when it does not say
};
PxWebLimits pxweb_limits(const core::Json& config);

struct PxWebChoice {
  std::string variable;
  std::string codelist;
  std::vector<std::string> values;
};
using PxWebQuery = std::vector<PxWebChoice>;

/// The expressions of a list: apart by commas that stand outside brackets.
std::vector<std::string> selection_expressions(std::string_view list);
/// Positions of the values that the expressions ask for, each once, in the variable's order. Problems (about `place`): unknown_value,
/// bad_selection.
core::Expected<std::vector<std::size_t>> choose_values(const PxWebVariable& variable, const std::vector<std::string>& expressions,
                                                       const std::string& place);

/// The values that the address asks for, in the table's order. Problems: unknown_variable, unknown_value,
/// bad_selection, cannot_leave_out, codelist_needs_v2, selection_too_large.
core::Expected<PxWebQuery> choose(const PxWebTable& table, const PxWebAddress& address);

/// The largest number when there are more.
std::size_t cells_of(const PxWebQuery& query);
/// Parts of at most `cells` cells that together are the query, in its order; one value of each variable is the least.
std::vector<PxWebQuery> split(const PxWebQuery& query, std::size_t cells);
/// The body to post.
std::string query_text(PxWebVersion version, const PxWebQuery& query);

}  // namespace rodtrad::formats

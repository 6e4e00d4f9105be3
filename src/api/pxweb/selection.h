// Which part of a table a request asks for, by the rules of PxWebApi. Problems carry the title that the reference server gives, word
// for word, as English message: clients look at it.
#pragma once

#include "core/expected.h"
#include "core/json.h"
#include "formats/statistics_select.h"
#include "http/message.h"

namespace rodtrad::api::pxweb {

struct Asked {
  struct Variable {
    std::string code;
    std::vector<std::string> expressions;
  };
  std::vector<Variable> selection;
  std::vector<std::string> heading, stub;  // placement; both empty = as the table has it
};

enum class Version { one, two };

struct Part {
  formats::StatisticsTable table;
  std::vector<std::string> stub, heading;  // ids of its dimensions
};

/// Title of the problem that a request asks for more cells than it may get.
inline constexpr const char* kTooMany = "Too many cells selected";
core::Fail parameter_error(const char* title);

/// Of the address: valueCodes[x], codelist[x], heading, stub, in any case. Of the body: {"selection": […], "placement": {…}}.
core::Expected<Asked> asked_by_address(const http::Request& request);
core::Expected<Asked> asked_by_body(const core::Json& body);
/// Version 1: {"query": [{"code", "selection": {"filter", "values"}}]}.
core::Expected<Asked> asked_by_query(const core::Json& body);

/// What is shown when nothing is asked for: all of it, of time the last thirteen, within the number of cells.
Asked default_selection(const formats::StatisticsTable& table, std::size_t most_cells);

/// The part asked for. A variable that is not named is left out where a total stands for it; else version 1 gives all of it and version
/// 2 refuses.
core::Expected<Part> part_of(const formats::StatisticsTable& table, const Asked& asked, Version version, std::size_t most_cells);

/// The layout of a whole table: what is measured in the columns, the rest in the rows.
void lay_out(const formats::StatisticsTable& table, std::vector<std::string>& stub, std::vector<std::string>& heading);

}  // namespace rodtrad::api::pxweb

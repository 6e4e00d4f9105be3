// Method: an analysis described as data (inputs, parameters, labels, reference) plus one function from a Run to a Draft.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "model/draft.h"
#include "table/request.h"

namespace rodtrad::model {

/// A column that the method reads. Optional ones switch parts of it on.
struct Input {
  std::string dataset_kind;  // "care_contact"
  std::string column;
  Text label;
  bool required = true;
};

enum class ParamType { integer, real, choice };

struct Choice {
  std::string code;
  Text label;
};

struct Param {
  std::string id;
  Text label;
  Text unit;
  ParamType type = ParamType::integer;
  std::string default_value;  // as written on the command line
  double least = 0;           // bounds of integer and real
  double most = 0;
  std::vector<Choice> choices;  // choice
  std::string reference;        // where the default comes from; required
};

struct DatasetInfo {
  std::string name;
  std::string kind;
  std::string version;
  std::string currency;  // "" when the kind has no money
  bool has_persons = false;
  bool is_public = false;
  bool synthetic = false;
  std::vector<std::string> columns;                           // that have data
  std::map<std::string, std::vector<table::Category>> codes;  // labels of coded columns
  std::map<std::string, std::pair<int, int>> age_groups;      // bounds of the codes of age_group, last year included; 999 = open
  Text label;                                                 // what people call it
  Text source;                                                // source line

  bool has(const std::string& column) const { return std::find(columns.begin(), columns.end(), column) != columns.end(); }
  /// NAME@VERSION
  std::string reference() const { return name + "@" + version; }
};

/// What a method may do while it runs: look at its inputs and parameters, and ask.
class Run {
 public:
  virtual ~Run() = default;
  /// The bound dataset of a kind; nullptr when none is bound (only for optional kinds).
  virtual const DatasetInfo* dataset(const std::string& kind) const = 0;
  virtual std::int64_t integer(const std::string& param) const = 0;
  virtual double real(const std::string& param) const = 0;
  virtual std::string choice(const std::string& param) const = 0;
  /// Answer over the bound dataset of the kind. Equal requests are answered once.
  virtual const table::Answer& ask(const std::string& dataset_kind, const table::Request& request) = 0;
  /// Says what will be asked next, so that it is answered together: one pass over the rows instead of one per request.
  virtual void expect(const std::string& dataset_kind, const std::vector<table::Request>& requests) = 0;

  const table::CellsAnswer& cells(const std::string& kind, const table::Cells& request) { return std::get<table::CellsAnswer>(ask(kind, request)); }
  const table::QuantilesAnswer& quantiles(const std::string& kind, const table::Quantiles& request) {
    return std::get<table::QuantilesAnswer>(ask(kind, request));
  }
  const table::RankedAnswer& ranked(const std::string& kind, const table::Ranked& request) {
    return std::get<table::RankedAnswer>(ask(kind, request));
  }
};

struct Method {
  std::string id;       // "cost_outliers"
  std::string version;  // changes when any number may change
  Text title;
  Text summary;
  std::vector<Input> inputs;
  std::vector<Param> params;
  Text formula;           // in words and symbols, one paragraph
  std::string reference;  // docs/methods/<id>.md holds the long form
  /// Requests that can be asked before any answer is known, for fusing over a whole plan. May be empty.
  std::function<std::vector<std::pair<std::string, table::Request>>(const Run&)> first_requests;
  std::function<Draft(Run&)> compute;
};

}  // namespace rodtrad::model

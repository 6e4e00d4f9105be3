// The checks of a binding, one function each.
#include "plan/binding.h"

namespace rodtrad::plan {

using core::Problem;
using core::Problems;
using core::Text;

namespace {

const model::Method* find_method(const Catalogue& catalogue, const std::string& id) {
  const auto found = std::find_if(catalogue.begin(), catalogue.end(), [&](const model::Method* method) { return method->id == id; });
  return found == catalogue.end() ? nullptr : *found;
}

Problem unknown_method(const Catalogue& catalogue, const std::string& id) {
  std::vector<std::string> known;
  for (const model::Method* method : catalogue) known.push_back(method->id);
  return {.code = "unknown_method",
          .message = {.sv = fmt::format("det finns ingen metod \"{}\"", id), .en = fmt::format("there is no method \"{}\"", id)},
          .hint = core::did_you_mean(id, known)};
}

std::set<std::string> kinds_of(const model::Method& method) {
  std::set<std::string> kinds;
  for (const model::Input& input : method.inputs) kinds.insert(input.dataset_kind);
  return kinds;
}

class DataChecks {
 public:
  DataChecks(const model::Method& method, std::map<std::string, OpenDataset>& data, Problems& problems)
      : method_(method), data_(data), problems_(problems) {}

  void add(OpenDataset dataset) {
    const std::set<std::string> kinds = kinds_of(method_);
    const std::string kind = dataset.info.kind, name = dataset.info.name;
    if (!kinds.contains(kind)) {
      refuse("unused_dataset", fmt::format("metoden {} använder inte {} ({})", method_.id, kind, name),
             fmt::format("method {} does not use {} ({})", method_.id, kind, name),
             {.sv = fmt::format("den använder {}", fmt::join(kinds, ", ")), .en = fmt::format("it uses {}", fmt::join(kinds, ", "))});
    } else if (const auto found = data_.find(kind); found != data_.end()) {
      refuse("repeated_kind", fmt::format("{} och {} är båda {}", found->second.info.name, name, kind),
             fmt::format("{} and {} are both {}", found->second.info.name, name, kind), {.sv = "ange bara en av dem", .en = "give only one of them"});
    } else {
      data_.emplace(kind, std::move(dataset));
    }
  }

  void check() {
    for (const std::string& kind : kinds_of(method_)) check_kind(kind);
    check_currencies();
    check_limit_years();
  }

 private:
  void refuse(const char* code, std::string sv, std::string en, Text hint = {}) {
    problems_.push_back({.code = code, .message = {.sv = std::move(sv), .en = std::move(en)}, .hint = std::move(hint)});
  }

  /// A kind is required when any of its columns is.
  void check_kind(const std::string& kind) {
    const auto needed = [&](const model::Input& input) { return input.dataset_kind == kind && input.required; };
    const auto found = data_.find(kind);
    if (found != data_.end()) {
      check_columns(found->second);
      check_purpose(found->second);
    } else if (std::any_of(method_.inputs.begin(), method_.inputs.end(), needed)) {
      refuse("missing_data", fmt::format("metoden {} kräver en datamängd av slaget {}", method_.id, kind),
             fmt::format("method {} requires a dataset of kind {}", method_.id, kind),
             {.sv = fmt::format("importera med --as {} och koppla med --data", kind),
              .en = fmt::format("import with --as {} and bind with --data", kind)});
    }
  }

  void check_columns(const OpenDataset& dataset) {
    const std::vector<std::string>& columns = dataset.info.columns;
    for (const model::Input& input : method_.inputs) {
      if (input.dataset_kind != dataset.info.kind || !input.required) continue;
      if (std::find(columns.begin(), columns.end(), input.column) != columns.end()) continue;
      refuse("missing_column", fmt::format("{} saknar {} ({}), som metoden {} kräver", dataset.info.name, input.column, input.label.sv, method_.id),
             fmt::format("{} has no {} ({}), which method {} requires", dataset.info.name, input.column, input.label.en, method_.id));
    }
  }

  void check_purpose(const OpenDataset& dataset) {
    if (!dataset.purpose_required || !dataset.purpose.empty()) return;
    refuse("purpose_missing", fmt::format("{} innehåller personuppgifter men har inget ändamål", dataset.info.name),
           fmt::format("{} holds personal data but has no purpose", dataset.info.name),
           {.sv = "importera med --purpose", .en = "import with --purpose"});
  }

  void check_currencies() {
    const OpenDataset* first = nullptr;
    for (const auto& [kind, dataset] : data_) {
      if (dataset.info.currency.empty()) continue;
      if (!first) first = &dataset;
      if (dataset.info.currency == first->info.currency) continue;
      refuse("currency_mix", fmt::format("{} är i {} men {} i {}", first->info.name, first->info.currency, dataset.info.name, dataset.info.currency),
             fmt::format("{} is in {} but {} in {}", first->info.name, first->info.currency, dataset.info.name, dataset.info.currency),
             {.sv = "två valutor jämförs eller summeras aldrig", .en = "two currencies are never compared or added"});
    }
  }

  void check_limit_years() {
    const auto limits = data_.find("drg_limit"), contacts = data_.find("care_contact");
    if (limits == data_.end() || contacts == data_.end()) return;
    const std::vector<int>&listed = limits->second.years, &used = contacts->second.years;
    if (listed.empty() || used.empty()) return;
    if (std::find_first_of(listed.begin(), listed.end(), used.begin(), used.end()) != listed.end()) return;
    refuse("limit_year",
           fmt::format("gränslistan {} gäller {} men {} innehåller {}", limits->second.info.name, fmt::join(listed, ", "), contacts->second.info.name,
                       fmt::join(used, ", ")),
           fmt::format("limit list {} is for {} but {} holds {}", limits->second.info.name, fmt::join(listed, ", "), contacts->second.info.name,
                       fmt::join(used, ", ")),
           {.sv = "koppla en lista för samma år, eller ingen lista", .en = "bind a list for the same year, or no list"});
  }

  const model::Method& method_;
  std::map<std::string, OpenDataset>& data_;
  Problems& problems_;
};

}  // namespace

core::Expected<Bound> check_binding(const Catalogue& catalogue, Datasets& datasets, const Binding& binding) {
  const model::Method* method = find_method(catalogue, binding.method);
  if (!method) return core::fail(unknown_method(catalogue, binding.method));
  Problems problems;
  Bound bound{.method = method, .data = {}, .params = ParamSet(*method, binding.params, problems)};
  DataChecks checks(*method, bound.data, problems);
  bool all_open = true;
  for (const std::string& reference : binding.data) {
    auto opened = datasets.open(reference);
    if (opened) {
      checks.add(*std::move(opened));
    } else {
      all_open = false;
      problems.insert(problems.end(), opened.error().begin(), opened.error().end());
    }
  }
  if (all_open) checks.check();
  if (!problems.empty()) return core::fail(std::move(problems));
  return bound;
}

}  // namespace rodtrad::plan

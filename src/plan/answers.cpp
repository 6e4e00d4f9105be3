// The cache of answers.
#include "plan/answers.h"

namespace rodtrad::plan {

static std::string name_of(const OpenDataset& dataset, const std::string& description) { return dataset.info.reference() + "\n" + description; }

void Answers::prepare(const OpenDataset& dataset, const std::vector<table::Request>& requests) {
  std::vector<table::Request> open;
  std::vector<std::string> names;
  for (const table::Request& request : requests) {
    std::string name = name_of(dataset, table::describe(request));
    if (given_.contains(name) || std::find(names.begin(), names.end(), name) != names.end()) continue;
    names.push_back(std::move(name));
    open.push_back(request);
  }
  if (open.empty()) return;
  std::vector<table::Answer> answers = answerer_(dataset.source, open);
  for (std::size_t i = 0; i < names.size(); ++i) given_.emplace(std::move(names[i]), std::move(answers.at(i)));
}

const table::Answer& Answers::of(const OpenDataset& dataset, const table::Request& request, const std::string& description) {
  const std::string name = name_of(dataset, description);
  const auto found = given_.find(name);
  return found != given_.end() ? found->second : given_.emplace(name, std::move(answerer_(dataset.source, {request}).at(0))).first->second;
}

}  // namespace rodtrad::plan

// The made-up register as JSON lines, one record per line, as `rodtrad record import` reads them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/json.h"
#include "core/toml.h"

namespace rodtrad::example {

/// A group or several of them, already JSON.
struct JsonText {
  std::string text;
};

class RegisterLines {
 public:
  using Held = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>, JsonText>;
  struct Set {
    std::string field;
    Held value;  // an empty text or list: left out
  };

  /// Adds a record; its id within the file, "goal-3".
  std::string add(const std::string& type, const std::vector<Set>& fields);
  /// Changes a record that the register has already.
  void change(const std::string& type, const std::string& id, const std::vector<Set>& fields);
  std::string take() { return std::move(text_); }

 private:
  void write(core::JsonWriter line, const std::vector<Set>& fields);
  std::string text_;
  std::map<std::string, int> last_;
};

/// Amount in whole kronor.
std::string kronor(std::int64_t amount);

/// What the parts of the register share: the words, and the ids of what stands already.
struct RegisterPlan {
  RegisterLines lines;
  core::Toml words;  // data/example/register.toml
  std::string region;
  std::vector<std::string> units, persons, municipalities, organisations, funders, target_areas, goals, programmes, indicators, meetings, calls,
      projects, areas, cases;
  std::vector<int> area_of_goal;
  std::string decision_on_plan;

  const core::Toml::Array& list(const char* name) const { return words[name].array(); }
};

struct CaseWords {
  std::string reference, title, kind;
  std::string counterpart = {};  // an organisation
  std::string registered, closed = {};
  std::string officer, unit;
  std::string incoming;  // what the case began with
  std::string proposal = {};
};
/// A case and the document that it began with.
std::string add_case(RegisterPlan& plan, const CaseWords& words);
/// The officer's report of the case, for an item of a meeting ("" = none).
void add_report(RegisterPlan& plan, const CaseWords& words, const std::string& made, const std::string& item, const std::string& day);
/// Two proposals on an item, and the vote between them.
void add_vote(RegisterPlan& plan, const std::string& item);
void add_requests(RegisterPlan& plan);

/// Parts of the register, in the order in which they stand on each other.
void add_people(RegisterPlan& plan);
void add_goals(RegisterPlan& plan);
void add_meetings(RegisterPlan& plan);
void add_projects(RegisterPlan& plan);
void add_needs(RegisterPlan& plan);
void add_world(RegisterPlan& plan);

/// The year that the register is about: the one before the example's plan.
inline constexpr int kRegisterYear = 2025;

struct RegisterFiles {
  std::string lines;  // the whole register
  std::string links;  // from the assignments of the example's plan to it: after both are in
};

/// The same bytes every time.
RegisterFiles register_files();

}  // namespace rodtrad::example

// Report: a Result with the words around it, ready to be rendered as slides, documents or pages. Every form is made from
// the same Report, so their numbers cannot differ.
#pragma once

#include <string>
#include <vector>

#include "model/result.h"
#include "model/written_text.h"

namespace rodtrad::model {

struct AssignmentInfo {
  std::string id;  // "assignment-7"
  int number = 0;
  std::string title;
  std::string plan_title;
  std::string decision;  // "Förslag till Regionstyrelsen 10 december 2019", as written; "" when absent
  std::string due_raw;
  std::string background;
  std::string purpose;
  std::string benefit;
  std::vector<std::string> questions;
  std::vector<std::string> departments;
  std::vector<std::string> managers;
  std::vector<std::string> analysts;
  std::vector<std::string> roles;  // managers and analysts that the plan names by role only
  std::string language = "sv";     // of the plan's own words
};

struct DataVersion {
  std::string name;
  std::string kind;
  std::string version;
  Text label;
  Text source;
  std::int64_t rows = 0;
  bool synthetic = false;
};

struct ReleaseInfo {
  bool released = false;
  Level level = Level::internal;
  std::string by;
  std::string ground;
  std::string date;  // ISO day
};

struct ParamValue {
  std::string id;
  Text label;
  Text unit;
  Text value;  // shown form
  bool is_default = true;
  std::string reference;
  bool applied = true;  // false: it had no part in the numbers of this run
};

struct Provenance {
  std::string run;  // "run-1"
  std::string method;
  std::string method_version;
  Text method_title;
  Text formula;
  std::string program;             // version + commit
  std::string result_hash;         // of the internal result; in a Report of the result that it shows
  std::string public_result_hash;  // of the public one; not in a Report
  std::vector<ParamValue> params;
  std::vector<DataVersion> data;
  std::vector<std::string> requests;  // as answered
};

/// A question of the plan with the findings that answer it. `question` is "" for findings without one.
struct Answer {
  std::string question;
  std::vector<std::string> findings;  // ids
};

struct Report {
  AssignmentInfo assignment;
  Result result;
  ReleaseInfo release;
  Provenance provenance;
  std::vector<Answer> answers;
  std::vector<WrittenText> texts;  // the analyst's own, with this result's numbers
  std::string region;              // name of the region
  bool synthetic = false;          // any data synthetic: stamped everywhere

  const ResolvedFinding* find(const std::string& id) const;
  /// Texts of a section in a language, in their order.
  std::vector<const WrittenText*> texts_for(const std::string& section, core::Language language) const;
  /// Texts whose section is none of the publication's own: each is a comment.
  std::vector<const WrittenText*> comments(core::Language language) const;
  /// "Controller, vårdanalys, 1 okt 2020": who wrote the texts in a language and when, each once; "" without texts.
  std::string writers(core::Language language) const;
};

/// Section of the text that answers a question of the plan, counted from 1: "question-2".
std::string question_section(std::size_t number);

/// Value with its unit: "5 %", "30 vårdtillfällen"; English "5%".
std::string show_param(const ParamValue& param, core::Language language);

/// One line under each figure: source, period, method with the parameters that were applied.
Text source_line(const Report& report);

}  // namespace rodtrad::model

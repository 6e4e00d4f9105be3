// Pairing findings with questions, and putting the parts together.
#include "plan/build_report.h"

#include "core/unicode.h"

namespace rodtrad::plan {

/// Bytes of the answer's words that occur in the question.
static std::size_t agreement(const std::string& folded_question, const std::vector<std::string>& words) {
  std::size_t sum = 0;
  for (const std::string& word : words) {
    const std::string folded = core::fold_case(word);
    if (!folded.empty() && folded_question.find(folded) != std::string::npos) sum += folded.size();
  }
  return sum;
}

std::vector<model::Answer> pair_answers(const std::vector<std::string>& questions, const std::vector<model::ResolvedFinding>& findings) {
  std::vector<model::Answer> answers;
  std::vector<std::string> folded;
  for (const std::string& question : questions) {
    answers.push_back({.question = question, .findings = {}});
    folded.push_back(core::fold_case(question));
  }
  model::Answer others;
  for (const model::ResolvedFinding& finding : findings) {
    model::Answer* best = &others;
    std::size_t most = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      const std::size_t agreed = agreement(folded[i], finding.answers);
      if (agreed > most) {
        most = agreed;
        best = &answers[i];
      }
    }
    best->findings.push_back(finding.id);
  }
  if (!others.findings.empty()) answers.push_back(std::move(others));
  return answers;
}

/// The hash of the other level's result could be used to try guesses at what this one hides.
static void keep_own_hash(model::Report& report) {
  std::string public_hash = std::exchange(report.provenance.public_result_hash, {});
  if (report.result.protection.level == model::Level::public_) report.provenance.result_hash = std::move(public_hash);
}

model::Report build_report(model::AssignmentInfo assignment, model::Result result, model::Provenance provenance, model::ReleaseInfo release,
                           std::string region) {
  model::Report report{.assignment = std::move(assignment),
                       .result = std::move(result),
                       .release = std::move(release),
                       .provenance = std::move(provenance),
                       .answers = {},
                       .region = std::move(region)};
  report.answers = pair_answers(report.assignment.questions, report.result.findings);
  report.synthetic =
      std::any_of(report.provenance.data.begin(), report.provenance.data.end(), [](const model::DataVersion& data) { return data.synthetic; });
  keep_own_hash(report);
  for (figure::Figure& figure : report.result.figures) figure.source = model::source_line(report);
  return report;
}

}  // namespace rodtrad::plan

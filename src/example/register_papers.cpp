// Cases with their documents, a matter that is voted on, and requests for documents.
#include <fmt/format.h>

#include "core/date.h"
#include "core/json.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

/// Of the officer's report: what each perspective says.
std::string perspectives() {
  core::JsonWriter out;
  out.begin_array();
  for (const auto& [name, words] :
       {std::pair("Jämställdhet", "Uppföljningen redovisas för kvinnor och män."), std::pair("Barn", "Förslaget påverkar inte barn mer än andra.")})
    out.begin_object().member("name", name).member("words", words).end_object();
  return out.end_array().take();
}

std::string ballots(const RegisterPlan& plan) {
  core::JsonWriter out;
  out.begin_array();
  for (const core::Toml& one : plan.list("politicians")) {
    const std::string party = one.array()[1].string();
    out.begin_object().member("name", one.array()[0].string()).member("party", party);
    out.member("ballot", party == "Z" ? "no" : party == "Q" ? "abstained" : "yes").end_object();
  }
  return out.end_array().take();
}

}  // namespace

std::string add_case(RegisterPlan& plan, const CaseWords& words) {
  std::string made = plan.lines.add("case", {{"reference_number", words.reference},
                                             {"title", words.title},
                                             {"kind", words.kind},
                                             {"counterpart", words.counterpart},
                                             {"registered", words.registered},
                                             {"officer", words.officer},
                                             {"unit", words.unit},
                                             {"target_body", "Regionstyrelsen"},
                                             {"closed", words.closed},
                                             {"state", words.closed.empty() ? "carried_out" : "closed"}});
  plan.lines.add("document", {{"case", made},
                              {"running_number", std::int64_t{1}},
                              {"title", words.incoming},
                              {"kind", words.kind == "grant" ? "application" : "letter"},
                              {"direction", words.kind == "grant" || words.kind == "consultation" ? "incoming" : "drawn_up"},
                              {"date", words.registered},
                              {"state", "finished"}});
  plan.cases.push_back(made);
  return made;
}

void add_report(RegisterPlan& plan, const CaseWords& words, const std::string& made, const std::string& item, const std::string& day) {
  plan.lines.add("document", {{"case", made},
                              {"running_number", std::int64_t{2}},
                              {"title", "Tjänsteskrivelse: " + words.title},
                              {"kind", "officer_report"},
                              {"direction", "drawn_up"},
                              {"date", day},
                              {"author", words.officer},
                              {"addressee", "Regionstyrelsen"},
                              {"agenda_item", item},
                              {"proposed_decision", words.proposal},
                              {"summary", "Förslaget bidrar till målet i strategin och ryms i budgeten."},
                              {"economy", "Kostnaden ryms inom anslaget."},
                              {"perspectives", JsonText{perspectives()}},
                              {"state", "sent"}});
}

void add_vote(RegisterPlan& plan, const std::string& item) {
  const auto& politicians = plan.list("politicians");
  const auto name = [&](std::size_t i) { return std::vector<std::string>{politicians[i].array()[0].string()}; };
  plan.lines.add("proposal",
                 {{"agenda_item", item}, {"wording", "Bifall till förslaget"}, {"kind", "approval"}, {"proposers", name(0)}, {"state", "carried"}});
  plan.lines.add("proposal", {{"agenda_item", item},
                              {"wording", "Ärendet återremitteras"},
                              {"words", "Kostnaden ska belysas bättre."},
                              {"kind", "return"},
                              {"proposers", name(8)},
                              {"state", "rejected"}});
  plan.lines.add("vote", {{"agenda_item", item},
                          {"question", "Ska ärendet avgöras i dag?"},
                          {"open_vote", true},
                          {"yes_means", "Ärendet avgörs i dag."},
                          {"no_means", "Ärendet återremitteras."},
                          {"yes", std::int64_t{8}},
                          {"no", std::int64_t{3}},
                          {"abstained", std::int64_t{2}},
                          {"ballots", JsonText{ballots(plan)}},
                          {"outcome", "yes"}});
}

void add_requests(RegisterPlan& plan) {
  plan.lines.add("release_request", {{"title", "Beslut och ansökan i ett bidragsärende"},
                                     {"received", "2025-10-14T08:15:00Z"},
                                     {"requester", "Lokaltidningen (påhittad)"},
                                     {"documents", std::vector<std::string>{"document-1", "document-2"}},
                                     {"officer", plan.persons[6]},
                                     {"unit", plan.units[6]},
                                     {"examination", "Ingen uppgift omfattas av sekretess."},
                                     {"answered", "2025-10-14"},
                                     {"state", "released"}});
  plan.lines.add("release_request", {{"title", "Handlingar om avtal med en leverantör"},
                                     {"received", "2026-01-28T13:40:00Z"},
                                     {"requester", "Företag (påhittat)"},
                                     {"officer", plan.persons[6]},
                                     {"unit", plan.units[6]},
                                     {"state", "received"}});
}

}  // namespace rodtrad::example

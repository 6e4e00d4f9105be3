// From headings to items.
#include "domain/minutes/items.h"

#include <fmt/format.h>

#include "core/unicode.h"
#include "domain/minutes/background.h"
#include "domain/minutes/basis.h"
#include "domain/minutes/decision.h"
#include "domain/minutes/delegated.h"
#include "domain/minutes/reports.h"
#include "domain/minutes/sections.h"
#include "domain/minutes/votes.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* table, const char* name) { return minutes_words().list(table, name); }

bool is_lost(const Item& item, const char* what) { return std::find(item.lost.begin(), item.lost.end(), what) != item.lost.end(); }

/// "program för ehälsa , dnr": a space before the comma is what is left of a period.
void settle_title(Item& item, const Zone& title) {
  const Zone bare_title = without_marks(title, U", ");
  item.title = bare_title.utf8();
  const bool gap = title.low.find(U" ,") != kNowhere;
  const bool is_programme = bare_title.low.find(list("background", "programme").front()) != kNowhere;
  if (gap && is_programme) item.lost.push_back("programme_period");
}

/// A period right after the title where the same title stands outside the document, as on the web page around it; only
/// when all such places agree.
void infer_programme_period(Item& item, const MinutesContext& context) {
  if (!is_lost(item, "programme_period") || !item.programme_period.empty()) return;
  const Zone around(words_of(context.source.text, {context.source.document.end, context.source.text.size()}));
  const std::u32string title = lower(core::to_code_points(item.title));
  std::string period;
  for (auto found = around.find(title); found; found = around.find(title, found->end)) {
    const std::string here = around.part(found->end + 1, found->end + 10).utf8();
    const bool is_period =
        here.size() == 9 && here[4] == '-' && std::count_if(here.begin(), here.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
    if (!is_period) continue;
    if (!period.empty() && period != here) return;
    period = here;
  }
  if (period.empty()) return;
  item.programme_period = period;
  item.programme_period_inferred = fmt::format("samma titel utanför protokollet: \"{} {}\"", item.title, period);
}

std::string type_of(const Item& item) {
  if (!item.groups.empty()) return "notifications";
  if (!item.decision) return "information";
  const std::string low = core::to_lower(item.decision->addressee);
  for (const std::u32string& assembly : list("assembly", "words")) {
    if (low.find(core::to_utf8(assembly)) != low.npos) return "proposal_to_assembly";
  }
  return "decision";
}

/// "ABC för alla" where the application has "Alpha Beta Ceta för alla": the full name with
/// its abbreviation.
void expand_project(Item& item, const Zone& background) {
  Decision& decision = *item.decision;
  const Zone applied = background.empty() ? Zone() : project_after(background, 0);
  const std::u32string project = core::to_code_points(decision.project);
  const std::u32string abbreviation = project.substr(0, project.find(U' '));
  if (applied.utf8() == decision.project || abbreviation.size() < 2 || !std::all_of(abbreviation.begin(), abbreviation.end(), core::is_upper)) return;
  std::u32string initials;
  std::size_t end = 0;
  for (const Extent word : words_in(applied.words.text, {0, applied.size()})) {
    if (initials.size() == abbreviation.size()) break;
    initials += applied.words.text[word.begin];
    end = word.end;
  }
  const std::u32string rest = project.substr(abbreviation.size());
  if (initials != abbreviation || applied.words.text.substr(end) != rest) return;
  decision.project_alias = decision.project;
  decision.project = core::to_utf8(applied.words.text.substr(0, end) + U" (" + abbreviation + U")" + rest);
}

/// What approving, endorsing and tasks concern, from the rest of the item.
void complete_decision(Item& item) {
  Decision& decision = *item.decision;
  if (decision.kind == "endorse_programme" && !item.programme_period.empty()) decision.object += " " + item.programme_period;
  for (const Basis& basis : item.basis) {
    if (decision.kind == "approve_report" && decision.object.empty() && basis.type == "rapport") decision.object = basis.title;
  }
  if (decision.kind == "delegate" && item.consultation) decision.task_due = item.consultation->answer_due;
}

class ItemReader {
 public:
  ItemReader(const ItemHeading& heading, std::size_t end, MinutesContext& context) : heading_(heading), end_(end), context_(context) {}

  Item read(int expected_number) {
    read_heading(expected_number);
    const Zone text = context_.all.part(heading_.place.end, end_);
    const ItemSections sections = split_sections(text, context_);
    read_lists(sections);
    if (sections.find("decision")) {
      read_background(sections.background, context_, item_);
      item_.decision = read_decision(*sections.find("decision"), context_, item_.lost);
      expand_project(item_, sections.background);
      context_.know(item_.decision->beneficiary);
    } else {
      item_.reports = read_reports(text, context_);
    }
    for (const Zone& group : sections.groups) read_group(group, context_, item_);
    infer_programme_period(item_, context_);
    read_told(sections);
    item_.type = type_of(item_);
    if (item_.decision) complete_decision(item_);
    return std::move(item_);
  }

 private:
  void read_heading(int expected_number) {
    item_.paragraph = heading_.number.value_or(expected_number);
    item_.paragraph_inferred = !heading_.number;
    if (item_.paragraph_inferred) item_.lost.push_back("paragraph");
    item_.dnr = heading_.reference;
    item_.dnr_expected = heading_.expects_reference;
    if (item_.dnr_expected && item_.dnr.empty()) item_.lost.push_back("dnr");
    item_.heading = context_.quote(context_.all.part(heading_.place.begin, heading_.place.end));
    item_.title_raw = context_.all.part(heading_.title.begin, heading_.place.end).utf8();
    settle_title(item_, context_.all.part(heading_.title.begin, heading_.title.end));
  }

  void read_lists(const ItemSections& sections) {
    if (const Zone* proposals = sections.find("yrkanden")) item_.proposals = read_proposals(*proposals, context_);
    if (const Zone* vote = sections.find("votering"); vote && !vote->empty()) item_.vote = read_vote(*vote, context_);
    for (const auto& [name, statements] : {std::pair{"reservationer", &item_.reservations},
                                           {"yttranden", &item_.statements},
                                           {"anteckningar", &item_.notes},
                                           {"jav", &item_.disqualified}}) {
      if (const Zone* part = sections.find(name)) *statements = read_statements(*part, context_);
    }
    if (const Zone* conditions = sections.find("conditions")) {
      const std::size_t colon = conditions->words.text.find(U':');
      const Zone text = colon == kNowhere || colon > 60 ? *conditions : conditions->part(colon + 1);
      for (const Passage& sentence : sentences_of(text.words)) item_.conditions.push_back(quote_of(sentence, context_.source));
    }
    if (const Zone* immediate = sections.find("immediate")) {
      item_.immediate_adjustment = immediate->has(list("immediate", "words"));
      item_.immediate_adjustment_text = context_.quote(*immediate);
    }
  }

  void read_told(const ItemSections& sections) {
    const bool numbers_lost = item_.dnr_expected && item_.dnr.empty();
    if (const Zone* basis = sections.find("basis")) {
      item_.basis_heading = sections.headings.at("basis");
      item_.basis = read_basis(*basis, context_, numbers_lost, item_.lost);
    }
    const Zone* notified = sections.find("notified");
    if (!notified) return;
    context_.know(item_.title);
    for (const Zone& entry : read_notified(*notified, context_)) {
      item_.notified_words.push_back(context_.quote(entry));
      item_.notified_raw.push_back(entry.utf8());
    }
  }

  const ItemHeading& heading_;
  std::size_t end_;
  MinutesContext& context_;
  Item item_;
};

void link_letter(Basis& basis, const Item& item, const std::vector<Letter>& letters) {
  for (const Letter& letter : letters) {
    const bool same = basis.type == "tjänsteskrivelse" && letter.for_paragraph == item.paragraph && letter.author == basis.author;
    if (same) basis.attachment_pages = letter.pages;
  }
}

/// The entry's title and the programme's name the same programme: one holds the words of the item's title, as does the other.
void link_programme(Basis& basis, const Item& item, std::vector<ProgrammeDocument>& programmes) {
  const std::string title = core::to_lower(item.title);
  for (ProgrammeDocument& programme : programmes) {
    const bool same =
        core::to_lower(basis.title).find(title) != std::string::npos && core::to_lower(programme.title).find(title) != std::string::npos;
    if (!same) continue;
    programme.for_paragraph = item.paragraph;
    basis.attachment_pages = programme.pages + (programme.truncated.empty() ? "" : " (avbruten)");
  }
}

}  // namespace

std::vector<Item> read_items(const MinutesLayout& layout, MinutesContext& context) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < layout.headings.size(); ++i) {
    const std::size_t end = i + 1 < layout.headings.size() ? layout.headings[i + 1].place.begin : layout.end;
    const int expected = items.empty() ? 1 : items.back().paragraph + 1;
    items.push_back(ItemReader(layout.headings[i], end, context).read(expected));
  }
  return items;
}

void unify_notified(std::vector<Item>& items) {
  UnitSpellings spellings;
  for (const Item& item : items) {
    for (const std::string& name : item.notified_raw) spellings.add(name);
    for (const DelegatedDecision& decision : item.delegated_decisions) spellings.add(decision.unit);
    if (item.decision) spellings.add(item.decision->beneficiary);
  }
  for (Item& item : items) {
    for (const std::string& name : item.notified_raw) item.notified.push_back(spellings.best(name));
  }
}

void link_attachments(MinutesDocument& minutes) {
  for (Item& item : minutes.items) {
    for (Basis& basis : item.basis) {
      link_letter(basis, item, minutes.letters);
      link_programme(basis, item, minutes.programmes);
    }
  }
}

}  // namespace rodtrad::domain

// Slides by their marks or pages; the table and the list among them.
#include "domain/portfolio_reader.h"

#include "core/unicode.h"
#include "domain/portfolio/project_list.h"
#include "domain/portfolio/table.h"

namespace rodtrad::domain {

namespace {

/// "BILD 12" ends a slide; so does the end of a page.
std::vector<Zone> slides_of(const SourceDocument& source) {
  const Zone all(source.words);
  std::vector<Zone> slides;
  std::size_t begin = 0;
  const auto end_slide = [&](std::size_t end, std::size_t next) {
    if (Zone slide = all.part(begin, end); !slide.empty()) slides.push_back(std::move(slide));
    begin = next;
  };
  for (std::size_t at = 0; at < all.size(); at = all.next_word(at)) {
    if (at > begin && std::binary_search(source.starts.begin(), source.starts.end(), at)) end_slide(at, at);
    const std::size_t number = all.next_word(at);
    const bool mark = contains(portfolio_words().list("slides", "marks"), lower(all.word_at(at)));
    if (mark && number < all.size() && is_numeric(all.word_at(number))) end_slide(at, all.next_word(number));
  }
  end_slide(all.size(), all.size());
  return slides;
}

core::Fail not_found(const std::string& file) {
  return core::fail({.code = "portfolio_not_found",
                     .place = {.file = file},
                     .message = {.sv = "hittar ingen tabell med extern och egen finansiering i filen",
                                 .en = "finds no table of external and own money in the file"},
                     .hint = {.sv = "tabellen känns igen på kolumnerna \"Extern (mkr)\" och den egna organisationens \"(mkr)\", och på rader som "
                                    "\"Namn 6,3 67,7% 3,0 32,3%\"",
                              .en = "the table is known by its columns \"Extern (mkr)\" and the own organisation's \"(mkr)\", and by rows such as "
                                    "\"Name 6,3 67,7% 3,0 32,3%\""}});
}

void warn(const PortfolioDocument& portfolio, const std::string& file, core::Problems& notes) {
  for (const core::Text& ambiguity : portfolio.ambiguities) {
    notes.push_back({.code = "portfolio_ambiguous",
                     .severity = core::Severity::warning,
                     .place = {.file = file},
                     .message = ambiguity,
                     .hint = {.sv = "se efter i originalet", .en = "look in the original"}});
  }
  for (const SumCheck& check : portfolio.checks) {
    if (check.is_explained()) continue;
    notes.push_back({.code = "portfolio_sum_differs",
                     .severity = core::Severity::warning,
                     .place = {.file = file},
                     .message = {.sv = check.check + ": " + explain(check).sv, .en = check.check + ": " + explain(check).en},
                     .hint = {.sv = "någon siffra i tabellen är fel", .en = "some figure of the table is wrong"}});
  }
}

}  // namespace

core::Text explain(const SumCheck& check) {
  if (check.is_exact()) return {};
  const double difference = static_cast<double>(check.stated - check.computed) / 10;
  if (!check.is_explained()) {
    return core::say("skillnaden {:+.1f} förklaras inte av avrundning", "the difference {:+.1f} is not explained by rounding", difference);
  }
  return core::say("skillnaden {:+.1f} ryms i avrundningen av {} tal till en decimal",
                   "the difference {:+.1f} lies within the rounding of {} numbers to one decimal", difference, check.terms);
}

core::Expected<PortfolioDocument> read_portfolio(const std::string& bytes, const std::string& file, core::Problems& notes) {
  PortfolioDocument portfolio{.source = TRY(read_source_document(bytes, file, notes))};
  for (const Zone& slide : slides_of(portfolio.source)) {
    if (portfolio.rows.empty() && read_table(slide, portfolio)) continue;
    if (portfolio.projects.empty()) read_project_list(slide, portfolio);
  }
  if (portfolio.rows.empty()) return not_found(file);
  match_names(portfolio);
  portfolio.checks = check_sums(portfolio.rows);
  warn(portfolio, file, notes);
  return portfolio;
}

}  // namespace rodtrad::domain

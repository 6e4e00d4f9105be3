// Parts of the page alone, for pages that a server gives.
#include "publish/html/page.h"

namespace rodtrad::publish {
namespace {

template <class Write>
std::string part(const model::Report& report, core::Language language, const HtmlOptions& options, const Write& write) {
  html::Page page{.report = report, .language = language, .options = options};
  write(page);
  return page.out.take();
}

}  // namespace

std::string html_figure(const model::Report& report, core::Language language, const figure::Figure& figure, const HtmlOptions& options) {
  return part(report, language, options, [&](html::Page& page) { html::write_figure(page, figure); });
}

std::string html_table(const model::Report& report, core::Language language, const table::Table& table) {
  return part(report, language, {}, [&](html::Page& page) { html::write_table(page, table); });
}

std::string html_sentence(const model::Report& report, core::Language language, const model::ResolvedSentence& sentence, const HtmlOptions& options) {
  return part(report, language, options, [&](html::Page& page) { html::write_sentence(page, sentence); });
}

std::string html_texts(const model::Report& report, core::Language language, const std::string& section, const HtmlOptions& options) {
  return part(report, language, options, [&](html::Page& page) { html::write_texts(page, section); });
}

std::string html_background(const model::Report& report, core::Language language) {
  return part(report, language, {}, [&](html::Page& page) {
    html::write_notes(page);
    html::write_method(page);
    html::write_provenance(page);
  });
}

}  // namespace rodtrad::publish

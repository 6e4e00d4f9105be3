// A request for documents: what was asked, each document with what is masked in it, and the answer as it is given, with ground and how
// to appeal.
#include <algorithm>

#include "core/unicode.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using records::Record;

constexpr std::string_view kBlock = "█";
constexpr const char* kTexts[] = {"proposed_decision", "summary", "background", "reasons", "economy"};

/// Passages to mask, one a line; shorter ones would hide too much by chance.
std::vector<std::string> passages_of(const Record& request) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> passages;
  const std::string masked = request.text("masked");
  for (const std::string_view line : core::split(masked, '\n')) {
    if (core::trim(line).size() >= kShortest) passages.emplace_back(core::trim(line));
  }
  std::stable_sort(passages.begin(), passages.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return passages;
}

/// Every letter of a passage becomes a block, so that its length is all that is told.
std::string masked_text(std::string text, const std::vector<std::string>& passages) {
  for (const std::string& passage : passages) {
    std::string blocks;
    for (std::size_t i = 0; i < core::to_code_points(passage).size(); ++i) blocks += kBlock;
    text = core::replace_all(text, passage, blocks);
  }
  return text;
}

void write_document(Page& page, const ops::RecordView& document, const std::vector<std::string>& passages) {
  page.out.open("article", {{"class", "paragraph"}}).open("h3");
  plan_link(page, "/" + to_text(document.record.id), records::title_of(*document.type, document.record));
  page.out.close().open("p");
  write_tag(page, state_label(page, *document.type, document.record));
  page.out.close();
  const schema::Field* marking = document.type->find("secrecy_marking");
  if (marking && !document.record.entries("secrecy_marking").empty()) {
    page.out.open("p").leaf("strong", page.say("Sekretessmarkerad: ", "Marked as secret: "));
    write_values(page, *marking, document.record.entries("secrecy_marking"), document.titles);
    page.out.close();
  }
  bool any = false;
  for (const char* name : kTexts) {
    const std::string text = document.record.text(name);
    if (text.empty()) continue;
    any = true;
    page.out.leaf("h4", page.in(document.type->find(name)->label));
    plan_paragraphs(page, masked_text(text, passages));
  }
  if (!any)
    page.out.leaf(
        "p",
        page.say("Handlingens text finns inte i registret: maska den i filen.", "The document's text is not in the register: mask it in the file."),
        {{"class", "quiet"}});
  page.out.close();
}

void write_documents(Page& page, const ops::RecordView& view) {
  const std::vector<std::string> passages = passages_of(view.record);
  page.out.open("section").leaf("h2", page.say("Handlingarna, som de lämnas ut", "The documents, as they are released"));
  const auto& linked_documents = view.record.entries("documents");
  if (linked_documents.empty())
    page.out.leaf("p", page.say("Ingen handling är kopplad till begäran än.", "No document is linked to the request yet."));
  std::string all;
  for (const records::Entry& entry : linked_documents) {
    const auto* id = std::get_if<records::RecordId>(&entry.value);
    const auto document = id ? ops::view_record(page.site.workspace, page.actor, to_text(*id)) : core::Expected<ops::RecordView>(ops::RecordView{});
    if (!id || !document) continue;
    for (const char* name : kTexts) all += document->record.text(name) + "\n";
    write_document(page, *document, passages);
  }
  for (const std::string& passage : passages) {
    if (all.find(passage) != std::string::npos) continue;
    open_warning(page);
    page.out.text(fmt::format("{} \"{}\"", page.say("Hittas inte i handlingarna:", "Not found in the documents:"), passage)).close();
  }
  page.out.close();
}

void write_appeal(Page& page) {
  plan_leaf(page, "h3", "Så överklagar du");
  plan_leaf(
      page, "p",
      "Du kan överklaga beslutet hos kammarrätten. Skriv vilket beslut du överklagar, hur du vill att det ändras och varför. Skicka eller lämna "
      "skrivelsen till regionen, som ska ha fått den inom tre veckor från den dag då du fick del av beslutet. Regionen skickar den vidare till "
      "kammarrätten om beslutet inte ändras så som du vill.");
  plan_leaf(page, "p", "Lagrum: 6 kap. 7 § offentlighets- och sekretesslagen (2009:400) och 43–45 §§ förvaltningslagen (2017:900).");
}

/// Swedish whatever the page's language: it is the answer that is sent.
void write_answer(Page& page, const ops::RecordView& view) {
  const Record& request = view.record;
  const std::string state = request.text("state"), provision = request.text("provision");
  const bool refused = state == "refused" || state == "appealed", in_part = state == "released_in_part";
  page.out.open("section", {{"class", "answer-letter box"}}).leaf("h2", page.say("Svaret", "The answer"));
  if (state == "received" || state == "examined") {
    page.out.leaf("p", page.say("Svaret skrivs här när begäran är prövad. En begäran ska prövas skyndsamt.",
                                "The answer is written here when the request has been examined. A request is to be examined without delay."));
  } else {
    plan_leaf(page, "p", fmt::format("Du har begärt att få ta del av: {}.", request.text("title")));
    if (state == "released") plan_leaf(page, "p", "Regionen lämnar ut handlingarna.");
    if (in_part)
      plan_leaf(page, "p",
                fmt::format("Regionen lämnar ut handlingarna, utom de uppgifter som är maskerade. De omfattas av sekretess enligt {}.", provision));
    if (refused) plan_leaf(page, "p", fmt::format("Regionen avslår din begäran. Uppgifterna omfattas av sekretess enligt {}.", provision));
    if (!request.text("examination").empty() && (refused || in_part)) {
      plan_leaf(page, "h3", "Skäl");
      plan_paragraphs(page, request.text("examination"));
    }
    if (refused || in_part) write_appeal(page);
  }
  page.out.close();
}

}  // namespace

void write_release_request(Page& page, const ops::RecordView& view) {
  write_documents(page, view);
  write_answer(page, view);
}

}  // namespace rodtrad::web

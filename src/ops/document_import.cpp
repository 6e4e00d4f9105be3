// Reading and storing of documents.
#include "ops/document_import.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "domain/document/document_text.h"
#include "domain/minutes_json.h"
#include "domain/minutes_reader.h"
#include "domain/minutes_records.h"
#include "domain/portfolio_reader.h"
#include "domain/portfolio_records.h"
#include "domain/programme_reader.h"
#include "domain/programme_records.h"

namespace rodtrad::ops {

using core::Expected;
using core::Text;

namespace {

template <class Number>
std::pair<Text, Text> fact(Text name, Number number) {
  return {std::move(name), core::same_text(fmt::format("{}", number))};
}

Expected<DocumentRead> read_minutes_file(const std::string& bytes, const std::string& file) {
  DocumentRead read;
  auto minutes = std::make_shared<domain::MinutesDocument>(TRY(domain::read_minutes(bytes, file, read.notes)));
  read.json = domain::to_json(*minutes);
  read.text = core::to_utf8(minutes->source.text);
  std::size_t delegated = 0;
  for (const domain::Item& item : minutes->items) delegated += item.delegated_decisions.size();
  read.facts = {{{.sv = "Sammanträde", .en = "Meeting"}, core::same_text(minutes->meeting.body + " " + minutes->meeting.date)},
                fact({.sv = "Närvarande", .en = "Present"}, minutes->attendance.total()),
                fact({.sv = "Paragrafer", .en = "Items"}, minutes->items.size()),
                fact({.sv = "Delegationsbeslut", .en = "Delegated decisions"}, delegated),
                fact({.sv = "Bilagor", .en = "Attachments"}, minutes->letters.size() + minutes->programmes.size()),
                fact({.sv = "Värden som källan har tappat", .en = "Values that the source has lost"}, minutes->lost_values())};
  read.store = [minutes](domain::RecordImport& import) -> Expected<core::Done> {
    TRY(domain::store_minutes(import, *minutes));
    return core::Done{};
  };
  return read;
}

core::Fail bad_pages(const std::string& pages) {
  return core::fail({.code = "bad_pages",
                     .message = core::say("--pages: \"{}\" är inga sidor", "--pages: \"{}\" is no range of pages", pages),
                     .hint = {.sv = "skriv dem som 33-40", .en = "write them as 33-40"}});
}

std::string json_of(const std::vector<domain::ProgrammeDocument>& programmes) {
  core::JsonWriter out;
  out.begin_object();
  if (programmes.size() == 1) domain::write_programme(out, programmes.front());
  out.key("programmes").begin_array();
  for (const domain::ProgrammeDocument& programme : programmes) {
    out.begin_object();
    domain::write_programme(out, programme);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

Expected<DocumentRead> read_programme_file(const std::string& bytes, const std::string& file, const std::string& pages) {
  const auto range = domain::parse_pages(pages);
  if (!pages.empty() && !range) return bad_pages(pages);
  DocumentRead read;
  const domain::SourceDocument source = TRY(domain::read_source_document(bytes, file, read.notes));
  auto programmes = std::make_shared<std::vector<domain::ProgrammeDocument>>(TRY(domain::read_programmes(source, file, range)));
  read.json = json_of(*programmes);
  read.text = core::to_utf8(source.text);
  for (const domain::ProgrammeDocument& programme : *programmes) {
    read.facts.push_back({{.sv = "Program", .en = "Programme"}, core::same_text(programme.title)});
    read.facts.push_back(fact({.sv = "  mål", .en = "  goals"}, programme.goals.size()));
    read.facts.push_back(fact({.sv = "  indikatorer", .en = "  indicators"}, programme.measures.size()));
    read.facts.push_back(fact({.sv = "  projekt", .en = "  projects"}, programme.projects.size()));
    if (!programme.truncated.empty()) read.facts.push_back({{.sv = "  ofullständigt", .en = "  not whole"}, core::same_text(programme.truncated)});
  }
  read.store = [programmes](domain::RecordImport& import) -> Expected<core::Done> {
    for (const domain::ProgrammeDocument& programme : *programmes) TRY(domain::store_programme(import, programme));
    return core::Done{};
  };
  return read;
}

Expected<DocumentRead> read_portfolio_file(const std::string& bytes, const std::string& file) {
  DocumentRead read;
  auto portfolio = std::make_shared<domain::PortfolioDocument>(TRY(domain::read_portfolio(bytes, file, read.notes)));
  read.json = domain::to_json(*portfolio);
  read.text = core::to_utf8(portfolio->source.text);
  read.facts = {fact({.sv = "Rader i tabellen", .en = "Rows of the table"}, portfolio->rows.size()),
                fact({.sv = "Projekt i listan", .en = "Projects in the list"}, portfolio->projects.size())};
  for (const domain::SumCheck& check : portfolio->checks) {
    const Text exact = {.sv = "stämmer", .en = "agrees"};
    read.facts.push_back({core::same_text(check.check), check.is_exact() ? exact : domain::explain(check)});
  }
  read.store = [portfolio](domain::RecordImport& import) { return domain::store_portfolio(import, *portfolio); };
  return read;
}

Expected<DocumentRead> read_by_kind(const DocumentRequest& request, const std::string& bytes, const std::string& file) {
  switch (request.kind) {
    case DocumentKind::programme:
      return read_programme_file(bytes, file, request.pages);
    case DocumentKind::portfolio:
      return read_portfolio_file(bytes, file);
    case DocumentKind::minutes:
      break;
  }
  return read_minutes_file(bytes, file);
}

/// The text that was read, which spans point into: documents/<hash>.txt of the workspace.
std::string keep_text(const Workspace& workspace, const DocumentRead& read) {
  std::string path = "documents/" + read.sha256.substr(0, 12) + ".txt";
  core::make_folders(workspace.folder() / "documents");
  core::write_file(workspace.folder() / path, read.text);
  return path;
}

}  // namespace

Expected<DocumentRead> read_document(const DocumentRequest& request) {
  const std::string bytes = TRY(core::read_file(request.file, domain::kMostFileBytes));
  const std::string file = request.file.string();
  DocumentRead read = TRY(read_by_kind(request, bytes, file));
  read.sha256 = core::sha256_hex(bytes);
  return read;
}

Expected<std::vector<domain::ImportedRecord>> store_document(Workspace& workspace, const DocumentRequest& request, const DocumentRead& read) {
  const std::string text_file = keep_text(workspace, read);
  sql::Transaction transaction(workspace.connection());
  domain::RecordImport import(workspace.store(), {.file = request.file.filename().string(), .sha256 = read.sha256, .text_file = text_file});
  TRY(read.store(import));
  transaction.commit();
  return import.records();
}

}  // namespace rodtrad::ops

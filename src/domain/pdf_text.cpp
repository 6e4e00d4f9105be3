// Running pdftotext and reading what it made.
#include "domain/pdf_text.h"

#include "core/file.h"
#include "core/unicode.h"
#include "sandbox/program.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kWideGap = 4;          // spaces between two columns of a page
constexpr std::size_t kLongestPage = 20000;  // code points in which the mark of a footnote is looked for
constexpr int kNotOpened = 1;                // exit codes of pdftotext
constexpr int kNotAllowed = 3;
constexpr sandbox::Limits kLimits = {.address_space = 2ull << 30, .cpu_seconds = 60, .wall_seconds = 120, .file_size = 64ull << 20};

core::Fail refused(std::string code, const std::string& file, core::Text message, core::Text hint) {
  return core::fail({.code = std::move(code), .place = {.file = file}, .message = std::move(message), .hint = std::move(hint)});
}

core::Fail encrypted(const std::string& file) {
  return refused("pdf_encrypted", file,
                 {.sv = "dokumentet är skyddat: texten går inte att läsa", .en = "the document is protected: its text cannot be read"},
                 {.sv = "spara det på nytt utan lösenord, eller hämta planen som .docx eller text",
                  .en = "save it again without a password, or fetch the plan as .docx or text"});
}

core::Fail broken(const std::string& file) {
  return refused("pdf_broken", file, {.sv = "filen är ingen hel PDF", .en = "the file is not a complete PDF"},
                 {.sv = "hämta eller spara filen på nytt", .en = "fetch or save the file again"});
}

core::Fail without_text(const std::string& file) {
  return refused("pdf_without_text", file,
                 {.sv = "dokumentet har ingen text, kanske bara bilder av sidor", .en = "the document has no text, perhaps only pictures of pages"},
                 {.sv = "hämta planen som .docx eller text, eller tolka bilderna först (OCR)",
                  .en = "fetch the plan as .docx or text, or recognise the pictures first (OCR)"});
}

/// The same problems, with the place that the user knows.
core::Problems placed(core::Problems problems, const std::string& file) {
  for (core::Problem& problem : problems) {
    problem.place.file = file;
    if (problem.code != "program_missing") continue;
    problem.code = "pdf_program_missing";
    problem.hint = {.sv = "installera poppler-utils, eller hämta planen som .docx eller text",
                    .en = "install poppler-utils, or fetch the plan as .docx or text"};
  }
  return problems;
}

core::Problem damaged(const std::string& file) {
  return {.code = "pdf_damaged",
          .severity = core::Severity::warning,
          .place = {.file = file},
          .message = {.sv = "dokumentet är skadat; text kan saknas", .en = "the document is damaged; text may be missing"},
          .hint = {.sv = "hämta eller spara filen på nytt", .en = "fetch or save the file again"}};
}

std::string with_tabs(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
    const bool inside = !result.empty() && result.back() != '\n' && result.back() != '\f' && end < text.size() && text[end] != '\n';
    result += inside && end - at >= kWideGap ? "\t" : text.substr(at, end - at);
    const std::size_t next = std::min(text.find(' ', end), text.size());
    result += text.substr(end, next - end);
    at = next;
  }
  return result;
}

/// A footnote of a page: where its number stands before its words, and where in the text above.
struct Footnote {
  std::size_t mark = 0;
  std::size_t begin = 0;
  std::size_t length = 0;  // of the number with the space after it
  std::u32string number;
};

/// Place of the number right after a word in small letters, before `end`; npos when there is none.
std::size_t find_mark(const std::u32string& page, const std::u32string& number, std::size_t end) {
  const std::size_t begin = end > kLongestPage ? end - kLongestPage : 1;
  for (std::size_t at = page.find(number, begin); at < end; at = page.find(number, at + 1)) {
    const char32_t before = page[at - 1], after = page[at + number.size()];
    if (core::is_letter(before) && !core::is_upper(before) && !core::is_letter(after) && !core::is_digit(after)) return at;
  }
  return page.npos;
}

/// "1 Ingår ej" or "1Ingår ej": a number that begins a line with a capital after it, and ends a word above.
std::optional<Footnote> footnote_at(const std::u32string& page, std::size_t line) {
  std::size_t begin = std::min(page.find_first_not_of(U' ', line), page.size()), end = begin;
  while (end < page.size() && end < begin + 2 && core::is_digit(page[end])) ++end;
  const std::size_t words = end < page.size() && page[end] == U' ' ? end + 1 : end;
  if (end == begin || words >= page.size() || !core::is_upper(page[words])) return std::nullopt;
  const std::u32string number = page.substr(begin, end - begin);
  const std::size_t mark = find_mark(page, number, line);
  return mark == page.npos ? std::nullopt : std::optional(Footnote{mark, begin, words - begin, number});
}

std::u32string raised(const std::u32string& number) {
  static constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::u32string all;
  for (const char32_t digit : number) all += kRaised[digit - U'0'];
  return all;
}

/// The text has lost that numbers of footnotes are raised: they are raised again.
std::u32string with_footnotes(std::u32string page) {
  for (std::size_t line = 0; line < page.size(); line = std::min(page.find(U'\n', line), page.size() - 1) + 1) {
    const auto note = footnote_at(page, line);
    if (!note) continue;
    page.replace(note->begin, note->length, raised(note->number) + U" ");
    page.replace(note->mark, note->number.size(), raised(note->number));
  }
  return page;
}

std::string with_footnotes_on_pages(const std::string& text) {
  std::string all;
  for (const std::string_view page : core::split(text, '\f')) all += core::to_utf8(with_footnotes(core::to_code_points(page))) + "\f";
  all.pop_back();
  return all;
}

}  // namespace

core::Expected<std::string> read_pdf_text(const std::string& bytes, const std::string& file, core::Problems& notes) {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  core::write_file(folder.path() / "document.pdf", bytes, 0600);
  const auto ended = sandbox::run_program({.name = "pdftotext",
                                           .arguments = {"-layout", "-enc", "UTF-8", "-eol", "unix", "document.pdf", "document.txt"},
                                           .folder = folder.path(),
                                           .limits = kLimits});
  if (!ended) return core::fail(placed(ended.error(), file));
  const bool locked = ended->exit_code == kNotOpened && ended->told.find("ncorrect password") != std::string::npos;
  if (locked || ended->exit_code == kNotAllowed) return encrypted(file);
  if (ended->exit_code != 0) return broken(file);
  const std::string text = TRY(core::read_file(folder.path() / "document.txt"));
  if (std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\f' || c == ' '; })) return without_text(file);
  if (ended->told.find("Syntax Error") != std::string::npos) notes.push_back(damaged(file));
  if (!core::is_valid_utf8(text)) return broken(file);
  return with_tabs(with_footnotes_on_pages(text));
}

}  // namespace rodtrad::domain

// Writing of PDF 1.4: one content stream per page, a table of places at the end.
#include "support/pdf_writer.h"

#include <fmt/format.h>

#include <vector>

#include "core/unicode.h"

namespace rodtrad::test {

namespace {

constexpr int kTop = 800, kLeading = 14, kLeft = 56;

std::string escaped(std::string_view line) {
  std::string bytes;
  for (const char32_t c : core::to_code_points(line)) {
    const char32_t code = c == U'\u2022' ? 0x95 : c == U'\u2013' ? 0x96 : c;  // in WinAnsiEncoding
    bytes += code < 0x80 && code != U'(' && code != U')' && code != U'\\' ? std::string(1, static_cast<char>(code))
                                                                          : fmt::format("\\{:03o}", static_cast<unsigned>(code));
  }
  return bytes;
}

std::string page_stream(std::string_view page) {
  std::string stream = "BT /F1 10 Tf\n";
  int y = kTop;
  for (const std::string_view line : core::split(page, '\n')) {
    if (!line.empty()) stream += fmt::format("1 0 0 1 {} {} Tm ({}) Tj\n", kLeft, y, escaped(line));
    y -= kLeading;
  }
  return stream + "ET\n";
}

class PdfWriter {
 public:
  std::string write(const std::string& text, const std::string& trailer) {
    std::string kids;
    const std::vector<std::string_view> pages = core::split(text, '\f');
    for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 4 + 2 * i);
    add("<< /Type /Catalog /Pages 2 0 R >>");
    add(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()));
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    for (const std::string_view page : pages) {
      const std::string stream = page_stream(page);
      add(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                      places_.size() + 2));
      add(fmt::format("<< /Length {} >>\nstream\n{}endstream", stream.size(), stream));
    }
    return finish(trailer);
  }

 private:
  void add(const std::string& object) {
    places_.push_back(pdf_.size());
    pdf_ += fmt::format("{} 0 obj\n{}\nendobj\n", places_.size(), object);
  }

  std::string finish(const std::string& trailer) {
    const std::size_t table = pdf_.size();
    pdf_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", places_.size() + 1);
    for (const std::size_t place : places_) pdf_ += fmt::format("{:010} 00000 n \n", place);
    return pdf_ + fmt::format("trailer\n<< /Size {} /Root 1 0 R {}>>\nstartxref\n{}\n%%EOF\n", places_.size() + 1, trailer, table);
  }

  std::string pdf_ = "%PDF-1.4\n";
  std::vector<std::size_t> places_;
};

}  // namespace

std::string pdf_of(const std::string& text) { return PdfWriter().write(text, ""); }

std::string locked_pdf_of(const std::string& text) {
  const std::string hex(64, 'A');
  return PdfWriter().write(text, fmt::format("/ID [<{0}> <{0}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> ", hex));
}

}  // namespace rodtrad::test

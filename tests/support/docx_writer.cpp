// Writing of small WordprocessingML packages.
#include "support/docx_writer.h"

#include <vector>

#include "core/markup.h"
#include "core/unicode.h"
#include "formats/opc.h"

namespace rodtrad::test {

namespace {

constexpr const char* kMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr const char* kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kNames =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
constexpr const char* kEdits = "<w:del><w:r><w:delText>struket </w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>";
constexpr const char* kNotes[] = {"¹", "²", "³"};

std::string run(const std::string& words) { return "<w:r><w:t xml:space=\"preserve\">" + core::escape_markup(words) + "</w:t></w:r>"; }

/// In two runs, with what is no part of the text between them.
std::string parted(const std::string& words) {
  const std::size_t half = words.find(' ', words.size() / 2);
  if (half == std::string::npos) return run(words);
  return run(words.substr(0, half)) + kEdits + run(words.substr(half));
}

/// Words with footnote marks as references.
std::string runs(const std::string& words) {
  for (int i = 0; i < 3; ++i) {
    const std::string mark = kNotes[i];
    const std::size_t at = words.find(mark);
    if (at == std::string::npos) continue;
    return parted(words.substr(0, at)) + fmt::format("<w:r><w:footnoteReference w:id=\"{}\"/></w:r>", i + 2) + parted(words.substr(at + mark.size()));
  }
  return parted(words);
}

std::string paragraph(const std::string& properties, const std::string& content) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

std::string styled(const std::string& style, const std::string& content) { return paragraph("<w:pStyle w:val=\"" + style + "\"/>", content); }

std::string cell(const std::string& words) { return "<w:tc>" + paragraph("", runs(words)) + "</w:tc>"; }

class BodyWriter {
 public:
  BodyWriter(MetadataForm form, std::string& footnotes) : form_(form), footnotes_(footnotes) {}

  std::string write(const std::string& text) {
    for (const std::string_view line : core::split(text, '\n')) add(std::string(line));
    end_table();
    return std::move(body_);
  }

 private:
  void add(const std::string& line) {
    if (const std::size_t colon = line.find(": "); form_ == MetadataForm::table && line.starts_with("- ") && colon < 40) {
      body_ += std::exchange(in_table_, true) ? "" : "<w:tbl><w:tblPr/>";
      body_ += "<w:tr>" + cell(line.substr(2, colon - 2)) + cell(line.substr(colon + 2)) + "</w:tr>";
      return;
    }
    end_table();
    for (int i = 0; i < 3; ++i) {
      if (line.starts_with(kNotes[i])) return add_footnote(i + 2, line.substr(3));
    }
    if (line.starts_with("## ")) {
      body_ += styled("Rubrik2", runs(line.substr(3)));
    } else if (line.starts_with("- ")) {
      body_ += paragraph(R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>)", runs(line.substr(2)));
    } else if (const std::size_t dots = line.find(" ....... "); dots != std::string::npos) {
      body_ += styled("Innehll1", run(line.substr(0, dots)) + "<w:r><w:tab/></w:r>" + run(line.substr(dots + 9)));
    } else if (!line.empty()) {
      body_ += paragraph("", runs(line));
    }
  }

  void add_footnote(int id, const std::string& words) {
    footnotes_ += fmt::format("<w:footnote w:id=\"{}\">", id) + styled("Fotnot", "<w:r><w:footnoteRef/></w:r>" + run(words)) + "</w:footnote>";
  }

  void end_table() {
    if (std::exchange(in_table_, false)) body_ += "</w:tbl>";
  }

  MetadataForm form_;
  std::string& footnotes_;
  std::string body_;
  bool in_table_ = false;
};

std::string part(const std::string& root, const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:" + root + kNames + ">" + content + "</w:" + root + ">";
}

std::string styles() {
  return part("styles", R"(<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>)"
                        R"(<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>)"
                        R"(<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="Egen rubrik"/><w:basedOn w:val="Rubrik1"/></w:style>)"
                        R"(<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>)"
                        R"(<w:style w:type="paragraph" w:styleId="Fotnot"><w:name w:val="footnote text"/></w:style>)");
}

std::string numbering() {
  return part(
      "numbering",
      R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>)"
      R"(<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)");
}

void add(formats::Package& package, const std::string& name, const std::string& bytes) {
  const std::string target = "/word/" + name + ".xml";
  package.add_part(target, kWord + name + "+xml", bytes);
  package.relate("/word/document.xml", kRelation + name, target);
}

}  // namespace

std::string docx_of(const std::string& text, MetadataForm form, Edits edits) {
  std::string footnotes;
  std::string body = BodyWriter(form, footnotes).write(text);
  if (edits == Edits::none) body = core::replace_all(std::move(body), kEdits, "");
  const std::string ends =
      R"(<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/></w:sectPr>)";
  formats::Package package;
  package.add_part("/word/document.xml", kMain, part("document", "<w:body>" + body + ends + "</w:body>"));
  package.relate("/", std::string(kRelation) + "officeDocument", "/word/document.xml");
  add(package, "styles", styles());
  add(package, "numbering", numbering());
  add(package, "footnotes",
      part("footnotes", R"(<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>)" + footnotes));
  add(package, "header", part("hdr", paragraph("", run("Region Sjöland, sidhuvud"))));
  add(package, "footer", part("ftr", paragraph("", run("Sidfot"))));
  return package.write();
}

std::string package_of(const std::string& content_type, const std::string& body) {
  formats::Package package;
  package.add_part("/word/document.xml", content_type, part("document", "<w:body>" + body + "</w:body>"));
  package.relate("/", std::string(kRelation) + "officeDocument", "/word/document.xml");
  return package.write();
}

}  // namespace rodtrad::test

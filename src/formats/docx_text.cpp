// Reading of WordprocessingML: parts of the package, styles, then the body from top to bottom.
#include "formats/docx_text.h"

#include <cstring>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "core/unicode.h"
#include "formats/zip.h"

namespace rodtrad::formats {

namespace {

constexpr int kDeepest = 100;               // of tables in tables, content controls, insertions
constexpr std::size_t kLongestInRow = 100;  // bytes of a paragraph that fits into a row
constexpr const char* kMainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr const char* kTemplatePart = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

using Parts = std::map<std::string, std::string>;
using Node = pugi::xml_node;

core::Fail not_document(const std::string& file) {
  return core::fail({.code = "docx_not_document",
                     .place = {.file = file},
                     .message = {.sv = "filen är ett ZIP-paket men inget Word-dokument", .en = "the file is a ZIP archive but no Word document"},
                     .hint = {.sv = "öppna filen där den skrevs och spara den som .docx eller .txt",
                              .en = "open the file where it was written and save it as .docx or .txt"}});
}

core::Fail broken(const std::string& file, const std::string& part) {
  return core::fail(
      {.code = "docx_broken",
       .place = {.file = file},
       .message = core::say("dokumentets del {} går inte att läsa", "the document's part {} cannot be read", part),
       .hint = {.sv = "öppna dokumentet i ordbehandlaren och spara det på nytt", .en = "open the document in the word processor and save it again"}});
}

bool is(const Node& node, const char* name) { return std::strcmp(node.name(), name) == 0; }

/// Value of a child such as <w:pStyle w:val="…"/>.
std::string value_of(const Node& parent, const char* child) { return parent.child(child).attribute("w:val").value(); }

core::Expected<Parts> read_parts(const std::string& bytes, const std::string& file, std::uint64_t limit) {
  const auto wanted = [](std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); };
  Parts parts;
  for (ZipEntry& entry : TRY(read_zip(bytes, file, limit, wanted))) parts[entry.name] = std::move(entry.bytes);
  return parts;
}

/// Name of the main part, from the list of content types.
std::string main_part(const Parts& parts) {
  const auto types = parts.find("[Content_Types].xml");
  pugi::xml_document xml;
  if (types == parts.end() || !xml.load_buffer(types->second.data(), types->second.size())) return {};
  for (const Node& part : xml.child("Types").children("Override")) {
    const std::string type = part.attribute("ContentType").value(), name = part.attribute("PartName").value();
    if ((type == kMainPart || type == kTemplatePart) && name.size() > 1) return name.substr(1);
  }
  return {};
}

/// What a paragraph style says: a heading, or an item of a list.
struct Style {
  std::string based_on;
  bool heading = false;
  bool contents = false;  // an entry of a table of contents
  bool listed = false;
};

bool is_listed(const Node& properties) {
  const std::string numbering = value_of(properties.child("w:numPr"), "w:numId");
  return !numbering.empty() && numbering != "0";
}

class Styles {
 public:
  explicit Styles(const Node& root) {
    for (const Node& node : root.children("w:style")) {
      const std::string name = core::to_lower(value_of(node, "w:name"));
      Style& style = styles_[node.attribute("w:styleId").value()];
      style.based_on = value_of(node, "w:basedOn");
      style.heading = name.starts_with("heading ") || name == "title" || node.child("w:pPr").child("w:outlineLvl");
      style.contents = name.starts_with("toc ");
      style.listed = name.starts_with("list bullet") || name.starts_with("list number") || is_listed(node.child("w:pPr"));
    }
  }

  /// Of the style itself and those that it is based on.
  Style of(std::string id) const {
    Style all;
    for (int depth = 0; depth < kDeepest; ++depth) {
      const auto found = styles_.find(id);
      if (found == styles_.end()) break;
      all.heading |= found->second.heading;
      all.contents |= found->second.contents;
      all.listed |= found->second.listed;
      id = found->second.based_on;
    }
    return all;
  }

 private:
  std::map<std::string, Style> styles_;
};

/// "12" → "¹²".
std::string raised(const std::string& digits) {
  static constexpr const char* kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string all;
  for (const char c : digits) all += kRaised[c - '0'];
  return all;
}

/// Runs of a paragraph as text. Footnotes are numbered as they come.
class RunReader {
 public:
  std::string text_of(const Node& paragraph) {
    text_.clear();
    read(paragraph, 0);
    return std::string(core::trim(text_));
  }
  const std::vector<std::string>& footnotes() const { return footnotes_; }  // ids in the order of their numbers
  bool too_deep() const { return too_deep_; }

 private:
  void read(const Node& parent, int depth) {
    too_deep_ |= depth > kDeepest;
    if (depth > kDeepest) return;
    for (const Node& node : parent) {
      if (is(node, "w:r")) {
        read_run(node);
      } else if (!is(node, "w:del") && !is(node, "w:moveFrom") && !is(node, "w:pPr")) {
        read(node, depth + 1);
      }
    }
  }

  static bool is_on(const Node& flag) {
    const std::string value = flag.attribute("w:val").as_string("1");
    return flag && value != "0" && value != "false";
  }

  void read_run(const Node& run) {
    if (is_on(run.child("w:rPr").child("w:vanish"))) return;
    const bool is_raised = value_of(run.child("w:rPr"), "w:vertAlign") == "superscript";
    for (const Node& node : run) {
      if (is(node, "w:t")) add_words(node.text().get(), is_raised);
      if (is(node, "w:tab")) text_ += '\t';
      if (is(node, "w:br") || is(node, "w:cr")) text_ += '\n';
      if (is(node, "w:noBreakHyphen")) text_ += "\u2011";
      if (is(node, "w:softHyphen")) text_ += "\u00AD";
      if (is(node, "w:footnoteReference")) {
        footnotes_.emplace_back(node.attribute("w:id").value());
        text_ += raised(std::to_string(footnotes_.size()));
      }
    }
  }

  void add_words(std::string words, bool is_raised) {
    std::replace_if(
        words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const bool is_number = std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
    text_ += is_raised && is_number ? raised(words) : words;
  }

  std::string text_;
  std::vector<std::string> footnotes_;
  bool too_deep_ = false;
};

struct Paragraph {
  std::string text;
  bool heading = false;
  bool contents = false;
  bool listed = false;
};

class BodyReader {
 public:
  explicit BodyReader(const Styles& styles) : styles_(styles) {}

  void read(const Node& parent, int depth = 0) {
    too_deep_ |= depth > kDeepest;
    if (depth > kDeepest) return;
    for (const Node& node : parent) {
      if (is(node, "w:p")) {
        add(paragraph(node));
      } else if (is(node, "w:tbl")) {
        read_table(node, depth + 1);
      } else if (!is(node, "w:sectPr") && !is(node, "w:del") && !is(node, "w:moveFrom")) {
        read(node, depth + 1);  // content controls, insertions
      }
    }
  }

  void read_footnotes(const Node& root) {
    std::map<std::string, std::string> texts;
    for (const Node& note : root.children("w:footnote")) {
      std::string& text = texts[note.attribute("w:id").value()];
      for (const Node& node : note.children("w:p")) text += (text.empty() ? "" : " ") + runs_.text_of(node);
    }
    const std::vector<std::string> ids = runs_.footnotes();
    for (std::size_t i = 0; i < ids.size(); ++i) add({.text = raised(std::to_string(i + 1)) + " " + texts[ids[i]]});
  }

  bool too_deep() const { return too_deep_ || runs_.too_deep(); }
  std::string take() { return std::move(text_); }

 private:
  Paragraph paragraph(const Node& node) {
    const Node properties = node.child("w:pPr");
    const Style style = styles_.of(value_of(properties, "w:pStyle"));
    Paragraph result{.text = runs_.text_of(node), .contents = style.contents};
    result.heading = (style.heading || properties.child("w:outlineLvl")) && !style.contents;
    const bool removed = value_of(properties.child("w:numPr"), "w:numId") == "0";
    result.listed = !result.heading && !style.contents && !removed && (style.listed || is_listed(properties));
    return result;
  }

  /// Lines that belong together follow each other; all else has an empty line between.
  void add(const Paragraph& paragraph) {
    if (paragraph.text.empty()) return close();
    const bool line = paragraph.listed || paragraph.contents;
    if (!line) close();
    text_ += (paragraph.heading ? "## " : paragraph.listed ? "- " : "") + (paragraph.heading ? one_line(paragraph.text) : paragraph.text) + "\n";
    if (!line) close();
  }

  void close() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  }

  static std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  std::vector<Paragraph> paragraphs_of(const Node& parent, int depth) {
    std::vector<Paragraph> found;
    too_deep_ |= depth > kDeepest;
    if (depth > kDeepest) return found;
    for (const Node& node : parent) {
      if (is(node, "w:p")) {
        if (Paragraph one = paragraph(node); !one.text.empty()) found.push_back(std::move(one));
      } else if (!is(node, "w:tcPr")) {
        for (Paragraph& one : paragraphs_of(node, depth + 1)) found.push_back(std::move(one));
      }
    }
    return found;
  }

  void read_table(const Node& table, int depth) {
    close();
    for (const Node& row : table.children("w:tr")) {
      std::vector<std::vector<Paragraph>> cells;
      for (const Node& cell : row.children("w:tc")) cells.push_back(paragraphs_of(cell, depth));
      add_row(cells);
    }
    close();
  }

  static bool fits_row(const std::vector<Paragraph>& cell) {
    return cell.size() < 2 ||
           std::none_of(cell.begin(), cell.end(), [](const Paragraph& one) { return one.listed || one.text.size() > kLongestInRow; });
  }

  void add_row(const std::vector<std::vector<Paragraph>>& cells) {
    if (std::all_of(cells.begin(), cells.end(), fits_row)) {
      text_ += row_of(cells);
      return;
    }
    for (const std::vector<Paragraph>& cell : cells) {
      close();
      for (const Paragraph& one : cell) add(one);
    }
    close();
  }

  static std::string row_of(const std::vector<std::vector<Paragraph>>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string words;
      for (const Paragraph& one : cells[i]) words += (words.empty() ? "" : ", ") + one_line(one.text);
      row += (i > 0 ? "\t" : "") + words;
    }
    return core::trim(row).empty() ? std::string() : row + "\n";
  }

  const Styles& styles_;
  RunReader runs_;
  std::string text_;
  bool too_deep_ = false;
};

/// The part's root; an absent part is an empty one.
core::Expected<std::unique_ptr<pugi::xml_document>> parse(const Parts& parts, const std::string& name, const std::string& file) {
  auto xml = std::make_unique<pugi::xml_document>();
  const auto found = parts.find(name);
  if (found == parts.end()) return xml;
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!xml->load_buffer(found->second.data(), found->second.size(), options)) return broken(file, name);
  return xml;
}

}  // namespace

core::Expected<std::string> read_docx_text(const std::string& bytes, const std::string& file, std::uint64_t limit) {
  const Parts parts = TRY(read_parts(bytes, file, limit));
  const std::string main = main_part(parts);
  if (!parts.contains(main)) return not_document(file);
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  const auto document = TRY(parse(parts, main, file));
  const auto styles = TRY(parse(parts, folder + "styles.xml", file));
  const auto footnotes = TRY(parse(parts, folder + "footnotes.xml", file));
  const Styles known(styles->child("w:styles"));
  BodyReader reader(known);
  reader.read(document->child("w:document").child("w:body"));
  reader.read_footnotes(footnotes->child("w:footnotes"));
  if (reader.too_deep()) return broken(file, main);
  return reader.take();
}

}  // namespace rodtrad::formats

// The order of slides from the presentation's own part, then each slide from its first shape to its last.
#include "formats/pptx_text.h"

#include <set>

#include "core/unicode.h"
#include "formats/opc_read.h"
#include "formats/xml_reader.h"

namespace rodtrad::formats {
namespace {

using Event = XmlReader::Event;

core::Fail not_presentation(const std::string& file) {
  return core::fail(
      {.code = "pptx_not_presentation",
       .place = {.file = file},
       .message = {.sv = "filen är ett ZIP-paket men ingen presentation", .en = "the file is a ZIP archive but no presentation"},
       .hint = {.sv = "öppna filen där den gjordes och spara den som .pptx", .en = "open the file where it was made and save it as .pptx"}});
}

core::Fail broken(const std::string& file, const std::string& part) {
  return core::fail({.code = "pptx_broken",
                     .place = {.file = file},
                     .message = core::say("presentationens del {} går inte att läsa", "the presentation's part {} cannot be read", part),
                     .hint = {.sv = "öppna presentationen där den gjordes och spara den på nytt",
                              .en = "open the presentation where it was made and save it again"}});
}

/// What the words of a shape are, by its placeholder.
enum class Shape { other, title, body, left_out };

Shape shape_of(const std::string& placeholder) {
  if (placeholder == "title" || placeholder == "ctrTitle") return Shape::title;
  if (placeholder == "dt" || placeholder == "ftr" || placeholder == "sldNum" || placeholder == "hdr") return Shape::left_out;
  return placeholder.empty() || placeholder == "body" || placeholder == "obj" ? Shape::body : Shape::other;
}

/// One slide, or the data of a diagram, read forwards.
class SlideReader {
 public:
  explicit SlideReader(std::string_view xml) : reader_(xml) {}

  /// False when the markup is damaged.
  bool read() {
    for (Event event = reader_.next(); event != Event::end; event = reader_.next()) {
      if (event == Event::open) open(reader_.name());
      if (event == Event::text && in_text_) words_ += reader_.text();
      if (event == Event::close) close(reader_.name());
    }
    return !reader_.is_broken();
  }
  /// The title, and everything else.
  const std::string& title() const { return title_; }
  const std::string& text() const { return text_; }

 private:
  void open(std::string_view name) {
    if (name == "Fallback") ++fallbacks_;  // the same again for older programs
    if (fallbacks_ > 0) return;
    if (name == "sp" || name == "graphicFrame") shape_ = Shape::other;
    if (name == "ph") shape_ = shape_of(reader_.attribute("type"));
    if (name == "tbl") end_block();
    if (name == "tr") row_.clear();
    if (name == "tc") cell_.clear();
    in_table_ += name == "tc";
    if (name == "p") begin_paragraph();
    if (name == "buChar" || name == "buAutoNum") listed_ = true;
    if (name == "buNone") listed_ = false;
    if (name == "br") words_ += '\n';
    in_text_ = name == "t";
  }

  void close(std::string_view name) {
    if (name == "Fallback" && fallbacks_ > 0) --fallbacks_;
    if (fallbacks_ > 0) return;
    if (name == "t") in_text_ = false;
    if (name == "p") end_paragraph();
    if (name == "tc" && in_table_ > 0) {
      --in_table_;
      row_ += (row_.empty() && !has_cells_ ? "" : "\t") + cell_;
      has_cells_ = true;
    }
    if (name == "tr") end_row();
    if (name == "tbl") end_block();
  }

  void begin_paragraph() {
    words_.clear();
    listed_ = shape_ == Shape::body;
  }

  void end_paragraph() {
    std::string words(core::trim(words_));
    words_.clear();
    if (words.empty() || shape_ == Shape::left_out) return;
    if (in_table_ > 0 || shape_ == Shape::title) {
      std::replace(words.begin(), words.end(), '\n', ' ');
      std::string& whole = in_table_ > 0 ? cell_ : title_;
      whole += (whole.empty() ? "" : in_table_ > 0 ? ", " : " ") + words;
      return;
    }
    if (!listed_) end_block();
    text_ += (listed_ ? "- " : "") + words + "\n";
    if (!listed_) end_block();
  }

  void end_row() {
    if (!core::trim(row_).empty()) text_ += row_ + "\n";
    row_.clear();
    has_cells_ = false;
  }

  void end_block() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  }

  XmlReader reader_;
  Shape shape_ = Shape::other;
  int fallbacks_ = 0;
  int in_table_ = 0;  // cells that are open
  bool in_text_ = false;
  bool listed_ = false;
  bool has_cells_ = false;  // of the row
  std::string words_;       // of the paragraph
  std::string cell_;
  std::string row_;
  std::string title_;
  std::string text_;
};

/// Ids of the slides, as they are shown. Each has two: its number, and that of its relationship.
bool read_order(const std::string& xml, std::vector<std::string>& ids) {
  XmlReader reader(xml);
  for (Event event = reader.next(); event != Event::end; event = reader.next()) {
    if (event != Event::open || reader.name() != "sldId") continue;
    for (std::string& id : reader.attributes("id")) ids.push_back(std::move(id));
  }
  return !reader.is_broken();
}

/// Slides in their order.
std::vector<std::string> slides_of(const PackagePart& presentation, const std::vector<std::string>& ids) {
  std::map<std::string, std::string> targets;
  for (const PackageRelation& relation : presentation.relations) {
    if (relation.type.ends_with("/slide") && !relation.outside) targets[relation.id] = relation.target;
  }
  std::vector<std::string> slides;
  for (const std::string& id : ids) {
    if (const auto found = targets.extract(id)) slides.push_back(found.mapped());
  }
  return slides;
}

/// The slide's words; nothing when its markup, or that of a diagram on it, is damaged.
std::optional<std::string> slide_text(const PackageContents& package, const PackagePart& slide, std::set<std::string>& read) {
  SlideReader reader(slide.bytes);
  if (!reader.read()) return std::nullopt;
  std::string text = reader.title().empty() ? reader.text() : "## " + reader.title() + "\n\n" + reader.text();
  for (const PackageRelation& relation : slide.relations) {
    const PackagePart* diagram = relation.type.ends_with("/diagramData") ? package.find(relation.target) : nullptr;
    if (!diagram || !read.insert(relation.target).second) continue;
    SlideReader words(diagram->bytes);
    if (!words.read()) return std::nullopt;
    if (!text.empty() && !text.ends_with("\n\n")) text += '\n';
    text += words.text();
  }
  while (text.ends_with('\n')) text.pop_back();
  return text.empty() ? text : text + "\n";
}

}  // namespace

core::Expected<std::string> read_pptx_text(const std::string& bytes, const std::string& file) {
  const PackageContents package = TRY(read_package(bytes, file));
  const std::string main = PackageContents::target(package.relations, "officeDocument");
  const PackagePart* presentation = package.find(main);
  if (!presentation || presentation->content_type.find("presentationml") == std::string::npos) return not_presentation(file);
  std::vector<std::string> ids;
  if (!read_order(presentation->bytes, ids)) return broken(file, main);
  std::string text;
  std::size_t slides = 0;
  std::set<std::string> read;  // each part once, so that the text is never longer than the parts
  for (const std::string& name : slides_of(*presentation, ids)) {
    if (!read.insert(name).second) continue;
    const PackagePart* slide = package.find(name);
    const auto words = slide ? slide_text(package, *slide, read) : std::nullopt;
    if (!words) return broken(file, name);
    text += (slides++ > 0 ? "\f" : "") + *words;
  }
  return text;
}

}  // namespace rodtrad::formats

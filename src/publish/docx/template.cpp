// Reads where a template wants what, and puts our parts there.
#include "publish/docx/template.h"

#include "core/unicode.h"
#include "formats/xml_reader.h"
#include "publish/docx/story.h"
#include "publish/docx/word_xml.h"

namespace rodtrad::publish::docx {

namespace {

using formats::PackageContents;
using formats::XmlReader;

struct PlaceName {
  Place place;
  std::string_view english;
  std::string_view swedish;
};
constexpr PlaceName kPlaceNames[] = {
    {Place::region, "region", "region"},          {Place::title, "title", "titel"},
    {Place::assignment, "assignment", "uppdrag"}, {Place::release, "release", "frisläppt"},
    {Place::stamp, "stamp", "stämpel"},           {Place::answer, "answer", "svar"},
    {Place::questions, "questions", "frågor"},    {Place::comments, "comments", "kommentarer"},
    {Place::mind, "mind", "att tänka på"},        {Place::method, "method", "metod"},
    {Place::content, "content", "innehåll"},
};
static_assert(std::size(kPlaceNames) == kPlaceCount);

std::optional<Place> place_of(const std::string& words) {
  const std::string folded = core::fold_case(words);
  for (const PlaceName& name : kPlaceNames) {
    if (folded == name.english || folded == name.swedish) return name.place;
  }
  return std::nullopt;
}

double points(const std::string& twips, double otherwise) {
  const double value = std::strtod(twips.c_str(), nullptr) / 20;
  return value > 0 ? value : otherwise;
}

core::Problem problem(const std::string& file, const char* code, core::Text message, core::Text hint) {
  return {.code = code, .place = {.file = file}, .message = std::move(message), .hint = std::move(hint)};
}

core::Problem not_word(const std::string& file) {
  return problem(file, "template_not_word", {"filen är ingen Word-mall", "the file is no Word template"},
                 {"spara mallen som .dotx eller .docx", "save the template as .dotx or .docx"});
}

core::Problem has_macros(const std::string& file) {
  return problem(file, "template_macros", {"mallen innehåller makron", "the template holds macros"},
                 {"spara den utan makron, som .dotx", "save it without macros, as .dotx"});
}

/// Styles that a template can be expected to have; the rest are ours and are added without a word.
bool is_in_every_word(Style style) {
  constexpr Style kKnown[] = {Style::title, Style::subtitle, Style::heading, Style::subheading, Style::list, Style::caption};
  return std::find(std::begin(kKnown), std::end(kKnown), style) != std::end(kKnown);
}

/// Our markup's namespaces in the root element, where the template does not declare them.
std::string with_namespaces(std::string xml) {
  const std::size_t root = xml.find("<w:document");
  if (root == std::string::npos) return xml;
  const std::size_t end = xml.find('>', root);
  for (const auto& [prefix, address] : kNamespaces) {
    const std::string declaration = fmt::format(" xmlns:{}=", prefix);
    if (xml.substr(root, end - root).find(declaration) == std::string::npos) {
      xml.insert(root + std::string_view("<w:document").size(), fmt::format("{}\"{}\"", declaration, address));
    }
  }
  return xml;
}

}  // namespace

/// One pass over the main part: content controls with our names, where the body begins and ends, and the page.
class Template::BodyReader {
 public:
  BodyReader(const std::string& xml, Template& into) : xml_(xml), reader_(xml), into_(into) {}

  bool read() {
    for (auto event = reader_.next(); event != XmlReader::Event::end; event = reader_.next()) {
      if (event == XmlReader::Event::open) open();
      if (event == XmlReader::Event::close) close();
      if (event == XmlReader::Event::text && open_.empty() && !core::trim(reader_.text()).empty()) words_beside_ = true;
    }
    return !reader_.is_broken() && depth_ == 0 && into_.body_begin_ > 0 && into_.body_end_ >= into_.body_begin_;
  }

 private:
  struct Open {
    Control control;
    std::optional<Place> place;
    std::size_t content_depth = 0;
  };

  std::size_t tag_start() const { return xml_.rfind('<', reader_.position() - 1); }

  void open() {
    ++depth_;
    const std::string_view name = reader_.name();
    if (name == "p" && ++paragraphs_ == 1) start_paragraph();
    if (name == "body") {
      body_depth_ = depth_;
      into_.body_begin_ = reader_.position();
    }
    if (name == "sectPr" && depth_ == body_depth_ + 1) into_.body_end_ = tag_start();
    if (name == "sdt") open_.push_back({.control = {.in_line = paragraphs_ > 0}});
    if (name == "pgSz" || name == "pgMar") read_page(name);
    if (!open_.empty() && open_.back().content_depth == 0) open_property(name);
  }

  void open_property(std::string_view name) {
    Open& control = open_.back();
    if (name == "tag" || name == "alias") {
      if (const auto place = place_of(reader_.attribute("val"))) control.place = place;
    }
    if (name == "showingPlcHdr") {
      control.control.mark_begin = tag_start();
      control.control.mark_end = reader_.position();
    }
    if (name == "sdtContent") {
      control.content_depth = depth_;
      control.control.begin = reader_.position();
    }
  }

  void close() {
    const std::string_view name = reader_.name();
    if (name == "p" && --paragraphs_ == 0) end_paragraph();
    if (name == "body" && into_.body_end_ == 0) into_.body_end_ = tag_start();
    if (!open_.empty() && depth_ == open_.back().content_depth) open_.back().control.end = tag_start();
    if (name == "sdt" && !open_.empty()) close_control();
    --depth_;
  }

  void close_control() {
    Open done = open_.back();
    open_.pop_back();
    if (!done.place || done.control.end < done.control.begin) return;
    done.control.place = *done.place;
    if (done.control.in_line && !is_line(*done.place)) {
      alone_ = done.control;
    } else {
      take(done.control);
    }
  }

  /// What stands within a control that we fill is replaced with it.
  void take(const Control& control) {
    std::erase_if(into_.controls_, [&](const Control& inner) { return inner.begin > control.begin; });
    into_.controls_.push_back(control);
  }

  void start_paragraph() {
    paragraph_begin_ = tag_start();
    words_beside_ = false;
    alone_.reset();
  }

  /// A control for several paragraphs that stands alone within one takes that paragraph's place: LibreOffice writes it so.
  void end_paragraph() {
    if (alone_ && !words_beside_) take({.place = alone_->place, .begin = paragraph_begin_, .end = reader_.position()});
  }

  void read_page(std::string_view name) {
    if (name == "pgSz") {
      page_.width = points(reader_.attribute("w"), page_.width);
      page_.height = points(reader_.attribute("h"), page_.height);
    } else {
      sides_ = points(reader_.attribute("left"), kSideMargin) + points(reader_.attribute("right"), kSideMargin);
      ends_ = points(reader_.attribute("top"), kTopMargin) + points(reader_.attribute("bottom"), kBottomMargin);
    }
    into_.room_ = {page_.width - sides_, page_.height - ends_};
  }

  const std::string& xml_;
  XmlReader reader_;
  Template& into_;
  std::size_t depth_ = 0;
  std::size_t body_depth_ = 0;
  std::size_t paragraphs_ = 0;
  std::vector<Open> open_;
  std::size_t paragraph_begin_ = 0;
  bool words_beside_ = false;  // in the paragraph, outside its controls
  std::optional<Control> alone_;
  PageRoom page_ = {kPageWidth, kPageHeight};
  double sides_ = 2 * kSideMargin;
  double ends_ = kTopMargin + kBottomMargin;
};

bool Template::has(Place place) const {
  return std::any_of(controls_.begin(), controls_.end(), [&](const Control& control) { return control.place == place; });
}

core::Expected<core::Done> Template::read_body(const std::string& file) {
  formats::PackagePart& part = contents_.parts.at(main_);
  part.bytes = with_namespaces(std::move(part.bytes));
  if (!BodyReader(part.bytes, *this).read()) return core::fail(not_word(file));
  return core::Done{};
}

void Template::tell_missing(const std::string& file, core::Problems& notes) const {
  const core::Place styles{.file = file + ": " + styles_part_}, body{.file = file + ": " + main_};
  for (const Style style : missing_styles_) {
    if (!is_in_every_word(style)) continue;
    notes.push_back({.code = "template_lacks_style",
                     .severity = core::Severity::warning,
                     .place = styles,
                     .message = core::say("mallen saknar formatet \"{}\"; vårt eget används", "the template lacks the style \"{}\"; our own is used",
                                          look_of(style).name)});
  }
  for (const PlaceName& name : kPlaceNames) {
    if (has(name.place) || has(Place::content) || name.place == Place::content) continue;
    notes.push_back(
        {.code = "template_lacks_place",
         .severity = core::Severity::warning,
         .place = body,
         .message = core::say("mallen saknar innehållskontrollen \"{}\" ({}); innehållet läggs sist",
                              "the template lacks the content control \"{}\" ({}); its content is put last", name.swedish, name.english),
         .hint = {"lägg in en innehållskontroll och ge den namnet som etikett", "insert a content control and give it the name as its tag"}});
  }
}

core::Expected<Template> Template::read(const std::string& bytes, const std::string& file, core::Problems& notes) {
  Template made;
  made.contents_ = TRY(formats::read_package(bytes, file));
  for (const auto& [name, part] : made.contents_.parts) {
    if (part.content_type.find("macroEnabled") != std::string::npos || name.ends_with("vbaProject.bin")) return core::fail(has_macros(file));
  }
  made.main_ = PackageContents::target(made.contents_.relations, "officeDocument");
  const formats::PackagePart* main = made.contents_.find(made.main_);
  if (!main || main->content_type.find("wordprocessingml") == std::string::npos) return core::fail(not_word(file));
  made.styles_part_ = PackageContents::target(main->relations, "styles");
  made.numbering_part_ = PackageContents::target(main->relations, "numbering");
  if (!made.contents_.find(made.styles_part_)) return core::fail(not_word(file));
  if (!made.contents_.find(made.numbering_part_)) made.numbering_part_.clear();
  TRY(made.read_body(file));
  made.read_styles();
  made.tell_missing(file, notes);
  return made;
}

std::string Template::filled(const std::map<Place, Filling>& fillings) const {
  const std::string& xml = contents_.parts.at(main_).bytes;
  const auto of = [&](Place place) { return fillings.contains(place) ? fillings.at(place) : Filling{}; };
  std::string rest;  // of the places that the template lacks, in their order
  for (const PlaceName& name : kPlaceNames) {
    if (name.place != Place::stamp && !has(name.place)) rest += of(name.place).paragraphs;
  }
  std::string out = xml.substr(0, body_begin_);
  std::size_t at = body_begin_;
  if (!has(Place::stamp)) out += of(Place::stamp).paragraphs;
  for (const Control& control : controls_) {
    if (control.mark_end > control.mark_begin) {
      out += xml.substr(at, control.mark_begin - at);
      at = control.mark_end;
    }
    out += xml.substr(at, control.begin - at);
    const Filling filling = control.place == Place::content ? Filling{std::exchange(rest, {}), {}} : of(control.place);
    const std::string& words = control.in_line ? filling.runs : filling.paragraphs;
    out += !words.empty() ? words : control.in_line ? "<w:r><w:t></w:t></w:r>" : "<w:p></w:p>";
    at = control.end;
  }
  return out + xml.substr(at, body_end_ - at) + rest + xml.substr(body_end_);
}

}  // namespace rodtrad::publish::docx

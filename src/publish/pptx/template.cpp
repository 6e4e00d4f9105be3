// Finds layouts and placeholders of a template by name.
#include "publish/pptx/template.h"

#include "formats/xml_reader.h"
#include "publish/pptx/template_shapes.h"

namespace rodtrad::publish::pptx {

namespace {

using formats::PackageContents;
using formats::XmlReader;
using Names = std::vector<std::string_view>;

constexpr double kLeastContent = 0.2;  // of the slide's height: what is lower cannot hold a chart, a table or the lines of the front

const Names kSubtitleNames = {"underrubrik", "subtitle"};
const Names kSourceNames = {"källa", "source"};
const Names kRegionNames = {"region"};
const Names kContentNames = {"innehåll", "content", "text", "diagram", "chart", "tabell", "table"};

/// Names of a layout, ours first; those that PowerPoint and LibreOffice give last.
const Names& names_of(Layout layout) {
  static const std::array<Names, std::size(kLayouts)> kNames = {Names{"titel", "title", "rubrikbild", "title slide"},
                                                                Names{"text", "rubrik och innehåll", "title and content", "title, content"},
                                                                Names{"figur", "figure", "diagram"}, Names{"tabell", "table"}};
  return kNames[static_cast<std::size_t>(layout)];
}

bool is_one_of(const std::string& name, const Names& names) { return std::find(names.begin(), names.end(), name) != names.end(); }

core::Problem problem(const std::string& file, const char* code, core::Text message, core::Text hint = {}) {
  return {.code = code, .place = {.file = file}, .message = std::move(message), .hint = std::move(hint)};
}

core::Problem not_powerpoint(const std::string& file) {
  return problem(file, "template_not_powerpoint", {"filen är ingen PowerPoint-mall", "the file is no PowerPoint template"},
                 {"spara mallen som .potx eller .pptx", "save the template as .potx or .pptx"});
}

void warn(core::Problems& notes, std::string file, const char* code, core::Text message) {
  notes.push_back({.code = code, .severity = core::Severity::warning, .place = {.file = std::move(file)}, .message = std::move(message)});
}

/// A layout with its master, whose places it inherits.
struct Source {
  std::string part;
  LayoutReading layout;
  LayoutReading master;

  const ShapeReading* named(const Names& names) const {
    for (const ShapeReading& shape : layout.shapes) {
      if (is_one_of(shape.name, names)) return &shape;
    }
    return nullptr;
  }
  const ShapeReading* typed(const Names& types) const {
    for (const ShapeReading& shape : layout.shapes) {
      if (is_one_of(shape.type, types)) return &shape;
    }
    return nullptr;
  }
  /// By name, else the largest that takes text or objects.
  const ShapeReading* content() const {
    if (const ShapeReading* shape = named(kContentNames)) return shape;
    const ShapeReading* largest = nullptr;
    for (const ShapeReading& shape : layout.shapes) {
      const bool fits = is_one_of(shape.type, {"", "body", "subTitle", "chart", "tbl"}) && !is_one_of(shape.name, kSourceNames) &&
                        !is_one_of(shape.name, kRegionNames) && (shape.type == "subTitle" || !is_one_of(shape.name, kSubtitleNames));
      if (fits && (!largest || area(shape) > area(*largest))) largest = &shape;
    }
    return largest;
  }
  double area(const ShapeReading& shape) const { return box(shape, {}).width * box(shape, {}).height; }
  /// The shape's own place, its master's, or another.
  Box box(const ShapeReading& shape, const Box& otherwise) const {
    if (shape.box) return *shape.box;
    const bool title = shape.type == "title" || shape.type == "ctrTitle";
    for (const ShapeReading& from : master.shapes) {
      if (from.box && (from.type == shape.type || from.type == (title ? "title" : "body"))) return *from.box;
    }
    return otherwise;
  }
};

std::optional<Placeholder> placeholder(int id, const char* name, const ShapeReading* shape) {
  if (!shape) return std::nullopt;
  return Placeholder{id, name, shape->type, shape->index};
}

/// A subtitle or source in line with the content shares its room, so that either can grow; true when it stands apart.
bool stands_apart(const Source& source, const ShapeReading* shape, Box& area) {
  if (!shape) return false;
  const Box box = source.box(*shape, {});
  const bool in_line = std::abs(box.x - area.x) < 2 && std::abs(box.width - area.width) < 2;
  if (!in_line) return true;
  const double top = std::min(area.y, box.y), end = std::max(area.y + area.height, box.y + box.height);
  area = {area.x, top, area.width, end - top};
  return false;
}

LayoutForm form_of(const Source& source, const Form& form) {
  const ShapeReading* title = source.typed({"title", "ctrTitle"});
  const ShapeReading* content = source.content();
  LayoutForm into{.part = source.part};
  const double across = form.width - 2 * kLeft;
  into.title = source.box(*title, {kLeft, kTitle.y, across, kTitle.height});
  into.content = {kLeft, into.title.y + into.title.height + 12, across, form.height - into.title.y - into.title.height - 62};
  if (content && source.box(*content, into.content).height < kLeastContent * form.height) content = nullptr;
  if (content) into.content = source.box(*content, into.content);
  into.stamp = {into.title.x + into.title.width - kStamp.width, 8, kStamp.width, 22};
  into.title_place = placeholder(2, "Title", title);
  into.content_place = placeholder(4, "Content", content);
  into.subtitle_place = placeholder(3, "Subtitle", source.named(kSubtitleNames));
  into.source_place = placeholder(5, "Source", source.named(kSourceNames));
  into.region_place = placeholder(3, "Region", source.named(kRegionNames));
  into.footer_place = placeholder(20, "Footer", source.typed({"ftr"}));
  into.number_place = placeholder(21, "Slide Number", source.typed({"sldNum"}));
  if (content != source.named(kSubtitleNames)) into.subtitle_apart = stands_apart(source, source.named(kSubtitleNames), into.content);
  into.source_apart = stands_apart(source, source.named(kSourceNames), into.content);
  return into;
}

const Source* find_layout(const std::vector<Source>& sources, Layout layout) {
  for (const std::string_view name : names_of(layout)) {
    for (const Source& source : sources) {
      if (source.layout.name == name) return &source;
    }
  }
  return nullptr;
}

void tell_missing(const Source& source, Layout layout, const std::string& file, core::Problems& notes) {
  if (layout != Layout::figure && layout != Layout::table) return;
  const std::string place = file + ": " + source.part;
  if (!source.named(kSubtitleNames)) {
    warn(notes, place, "template_lacks_place",
         {"layouten saknar platshållaren \"Underrubrik\"; en textruta används", "the layout lacks the placeholder \"Subtitle\"; a text box is used"});
  }
  if (!source.named(kSourceNames)) {
    warn(notes, place, "template_lacks_place",
         {"layouten saknar platshållaren \"Källa\"; en textruta används", "the layout lacks the placeholder \"Source\"; a text box is used"});
  }
}

std::vector<Source> sources_in(const PackageContents& contents, const std::string& main) {
  std::vector<Source> sources;
  for (const formats::PackageRelation& to_master : contents.find(main)->relations) {
    const formats::PackagePart* master = to_master.type.ends_with("/slideMaster") ? contents.find(to_master.target) : nullptr;
    if (!master) continue;
    const LayoutReading places = read_layout(master->bytes);
    for (const formats::PackageRelation& to_layout : master->relations) {
      const formats::PackagePart* layout = to_layout.type.ends_with("/slideLayout") ? contents.find(to_layout.target) : nullptr;
      if (!layout) continue;
      Source source{to_layout.target, read_layout(layout->bytes), places};
      if (source.typed({"title", "ctrTitle"})) sources.push_back(std::move(source));
    }
  }
  return sources;
}

/// Cuts an element with its content.
void cut_element(std::string& xml, const std::string& name) {
  const std::size_t begin = xml.find("<" + name + ">"), end = xml.find("</" + name + ">");
  if (begin != std::string::npos && end != std::string::npos && begin < end) xml.erase(begin, end + name.size() + 3 - begin);
}

}  // namespace

void Template::read_slide_size() {
  XmlReader reader(contents_.parts.at(main_).bytes);
  for (auto event = reader.next(); event != XmlReader::Event::end; event = reader.next()) {
    if (event != XmlReader::Event::open || reader.name() != "sldSz") continue;
    const double width = std::strtod(reader.attribute("cx").c_str(), nullptr) / 12700,
                 height = std::strtod(reader.attribute("cy").c_str(), nullptr) / 12700;
    if (width > 0 && height > 0) form_.width = width, form_.height = height;
  }
}

core::Expected<core::Done> Template::read_layouts(const std::string& file, core::Problems& notes) {
  const std::vector<Source> sources = sources_in(contents_, main_);
  const Source* general = find_layout(sources, Layout::text);
  if (!general && !sources.empty()) general = &sources.back();
  if (!general) {
    return core::fail(problem(file, "template_without_layouts", {"mallen har ingen layout med rubrik", "the template has no layout with a title"}));
  }
  for (const Layout layout : kLayouts) {
    const Source* source = find_layout(sources, layout);
    if (!source) {
      const std::string wanted(names_of(layout).front());
      warn(notes, file + ": " + main_, "template_lacks_layout",
           core::say("mallen saknar layouten \"{}\"; \"{}\" används", "the template lacks the layout \"{}\"; \"{}\" is used", wanted,
                     general->layout.name));
    }
    const Source& used = source ? *source : *general;
    tell_missing(used, layout, file, notes);
    form_.layouts[static_cast<std::size_t>(layout)] = form_of(used, form_);
  }
  return core::Done{};
}

core::Expected<Template> Template::read(const std::string& bytes, const std::string& file, core::Problems& notes) {
  Template made;
  made.contents_ = TRY(formats::read_package(bytes, file));
  for (const auto& [name, part] : made.contents_.parts) {
    if (part.content_type.find("macroEnabled") == std::string::npos && !name.ends_with("vbaProject.bin")) continue;
    return core::fail(problem(file, "template_macros", {"mallen innehåller makron", "the template holds macros"},
                              {"spara den utan makron, som .potx", "save it without macros, as .potx"}));
  }
  made.main_ = PackageContents::target(made.contents_.relations, "officeDocument");
  const formats::PackagePart* main = made.contents_.find(made.main_);
  const bool is_deck = main && main->content_type.find("presentationml") != std::string::npos &&
                       main->bytes.find("<p:presentation") != std::string::npos && main->bytes.find("<p:sldSz") != std::string::npos;
  if (!is_deck) return core::fail(not_powerpoint(file));
  made.notes_master_ = PackageContents::target(main->relations, "notesMaster");
  if (!made.contents_.find(made.notes_master_)) made.notes_master_.clear();
  made.read_slide_size();
  TRY(made.read_layouts(file, notes));
  return made;
}

std::string Template::presentation_xml(const std::vector<std::string>& slide_ids, const std::string& added_notes_master) const {
  std::string xml = contents_.parts.at(main_).bytes;
  cut_element(xml, "p:sldIdLst");
  cut_element(xml, "p:custShowLst");
  cut_element(xml, "p:extLst");  // sections name slides that are gone
  core::Markup list(core::Dialect::xml);
  list.open("p:sldIdLst");
  for (std::size_t number = 0; number < slide_ids.size(); ++number) {
    list.empty("p:sldId", {{"id", std::to_string(256 + number)}, {"r:id", slide_ids[number]}});
  }
  xml.insert(xml.find("<p:sldSz"), list.close().take());
  const std::string masters = "</p:sldMasterIdLst>";
  const std::size_t after = xml.find(masters);
  if (!added_notes_master.empty() && after != std::string::npos) {
    core::Markup notes(core::Dialect::xml);
    notes.open("p:notesMasterIdLst").empty("p:notesMasterId", {{"r:id", added_notes_master}}).close();
    xml.insert(after + masters.size(), notes.take());
  }
  return xml;
}

}  // namespace rodtrad::publish::pptx

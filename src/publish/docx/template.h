// A region's own Word template (DOTX or DOCX): its page, styles, header and footer stay byte for byte; our parts go into
// content controls that it names. What it lacks is told, and added or placed last.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/expected.h"
#include "formats/opc_read.h"
#include "publish/docx/places.h"
#include "publish/docx/styles.h"

namespace rodtrad::publish::docx {

/// What fills a place: paragraphs, and for places within a line its runs alone.
struct Filling {
  std::string paragraphs;
  std::string runs;
};

class Template {
 public:
  /// Problems: those of read_package, template_not_word, template_macros. Notes tell what the template lacks:
  /// template_lacks_place, template_lacks_style.
  static core::Expected<Template> read(const std::string& bytes, const std::string& file, core::Problems& notes);

  /// Width and height of the text on a page, in points.
  PageRoom room() const { return room_; }
  StyleIds styles() const { return style_ids_; }
  const formats::PackageContents& contents() const { return contents_; }
  const std::string& main() const { return main_; }
  const std::string& styles_part() const { return styles_part_; }
  const std::string& numbering_part() const { return numbering_part_; }  // "" when it has none

  /// The main part with its places filled. Places that it lacks are put into `content`, else at the end; the stamp first.
  std::string filled(const std::map<Place, Filling>& fillings) const;
  /// Its styles and lists with those of ours that it lacks.
  std::string styles_xml() const;
  std::string numbering_xml() const;

 private:
  struct Control {
    Place place = Place::content;
    bool in_line = false;
    std::size_t begin = 0;  // of its content, bytes in the main part
    std::size_t end = 0;
    std::size_t mark_begin = 0;  // of the mark that it shows a prompt, which must go
    std::size_t mark_end = 0;
  };
  class BodyReader;

  core::Expected<core::Done> read_body(const std::string& file);
  void read_styles();
  void tell_missing(const std::string& file, core::Problems& notes) const;
  bool has(Place place) const;

  formats::PackageContents contents_;
  std::string main_;
  std::string styles_part_;
  std::string numbering_part_;
  std::vector<Control> controls_;  // in the order of the document
  std::size_t body_begin_ = 0;
  std::size_t body_end_ = 0;  // before the last section's properties
  PageRoom room_;
  StyleIds style_ids_;
  std::vector<Style> missing_styles_;
  bool has_table_style_ = false;
};

}  // namespace rodtrad::publish::docx

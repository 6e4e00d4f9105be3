// A region's own PowerPoint template (POTX or PPTX): its masters, layouts and theme stay byte for byte; our slides use its
// layouts and placeholders by name. What it lacks is told, and replaced by text boxes or another layout.
#pragma once

#include <string>
#include <vector>

#include "core/expected.h"
#include "formats/opc_read.h"
#include "publish/pptx/form.h"

namespace rodtrad::publish::pptx {

class Template {
 public:
  /// Problems: those of read_package, template_not_powerpoint, template_macros, template_without_layouts. Notes:
  /// template_lacks_layout, template_lacks_place.
  static core::Expected<Template> read(const std::string& bytes, const std::string& file, core::Problems& notes);

  const Form& form() const { return form_; }
  const formats::PackageContents& contents() const { return contents_; }
  const std::string& main() const { return main_; }
  const std::string& notes_master() const { return notes_master_; }  // "" when it has none
  /// The presentation's own part with these slides instead of the template's, and the notes' master if one was added.
  std::string presentation_xml(const std::vector<std::string>& slide_ids, const std::string& added_notes_master) const;

 private:
  void read_slide_size();
  core::Expected<core::Done> read_layouts(const std::string& file, core::Problems& notes);

  formats::PackageContents contents_;
  std::string main_;
  std::string notes_master_;
  Form form_;
};

}  // namespace rodtrad::publish::pptx

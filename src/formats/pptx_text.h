// The text of a presentation (ISO/IEC 29500-1, PresentationML) as plain text, in the forms of docx_text.h.
#pragma once

#include <string>

#include "core/expected.h"

namespace rodtrad::formats {

/// Slides in the order that they are shown, with form feeds between. A slide begins with its title, "## …"; then its
/// paragraphs with an empty line between, items of lists as lines that begin with "- ", rows of tables as lines with tabs
/// between cells, and the words of diagrams. Left out: notes, masters, dates, footers and numbers of slides. Problems:
/// those of read_package, pptx_not_presentation, pptx_broken.
core::Expected<std::string> read_pptx_text(const std::string& bytes, const std::string& file);

}  // namespace rodtrad::formats

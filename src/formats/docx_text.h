// The text of a word-processing document (ISO/IEC 29500-1, WordprocessingML) as plain text that tells what is a heading,
// a list item or a row of a table.
#pragma once

#include <string>

#include "core/expected.h"

namespace rodtrad::formats {

/// Paragraphs with an empty line between; headings begin with "## ", list items with "- ", both by style or by numbering;
/// the cells of a row have tabs between. Short paragraphs of a cell are joined by commas; a cell with longer ones, or
/// with a list, follows its row's first cell as paragraphs of their own. Footnotes stand last, by their raised numbers.
/// Headers, footers, text boxes, hidden and deleted text are left out. At most `limit` bytes of XML are unpacked. Problems: those of
/// read_zip, docx_not_document, docx_broken.
core::Expected<std::string> read_docx_text(const std::string& bytes, const std::string& file, std::uint64_t limit = 64u << 20);

}  // namespace rodtrad::formats

// Chooses the reader.
#include "ops/document_text.h"

#include "domain/pdf_text.h"
#include "formats/docx_text.h"
#include "formats/pptx_text.h"

namespace rodtrad::ops {

core::Expected<std::string> document_text(const std::string& bytes, formats::Format format, const std::string& name, core::Problems& notes) {
  if (format == formats::Format::pdf) return domain::read_pdf_text(bytes, name, notes);
  return format == formats::Format::pptx ? formats::read_pptx_text(bytes, name) : formats::read_docx_text(bytes, name);
}

}  // namespace rodtrad::ops

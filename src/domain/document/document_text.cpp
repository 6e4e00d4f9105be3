// Choosing of the reader by the first bytes.
#include "domain/document/document_text.h"

#include "domain/pdf_text.h"
#include "formats/docx_text.h"
#include "formats/pptx_text.h"

namespace rodtrad::domain {

static core::Fail old_word(const std::string& file) {
  return core::fail({.code = "document_old_word",
                     .place = {.file = file},
                     .message = {.sv = "filen är ett Word-dokument i gammalt format, eller skyddat med lösenord",
                                 .en = "the file is a Word document in the old format, or protected by a password"},
                     .hint = {.sv = "öppna det i ordbehandlaren och spara det som .docx utan lösenord",
                              .en = "open it in the word processor and save it as .docx without a password"}});
}

/// The names of a package's parts stand in it as they are.
static bool is_presentation(const std::string& bytes) { return bytes.find("ppt/presentation.xml") != bytes.npos; }

core::Expected<std::string> read_document_text(const std::string& bytes, const std::string& file, core::Problems& notes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return old_word(file);
  if (bytes.starts_with("%PDF")) return read_pdf_text(bytes, file, notes);
  if (bytes.starts_with("PK")) return is_presentation(bytes) ? formats::read_pptx_text(bytes, file) : formats::read_docx_text(bytes, file);
  return bytes;
}

}  // namespace rodtrad::domain

// Choosing of the reader by the first bytes.
#include "domain/plan_file.h"

#include "domain/pdf_text.h"
#include "domain/plan_reader.h"
#include "formats/docx_text.h"

namespace rodtrad::domain {

namespace {

core::Fail old_word(const std::string& file) {
  return core::fail({.code = "plan_old_word",
                     .place = {.file = file},
                     .message = {.sv = "filen är ett Word-dokument i gammalt format, eller skyddat med lösenord",
                                 .en = "the file is a Word document in the old format, or protected by a password"},
                     .hint = {.sv = "öppna det i ordbehandlaren och spara det som .docx utan lösenord",
                              .en = "open it in the word processor and save it as .docx without a password"}});
}

}  // namespace

core::Expected<PlanDocument> read_plan_file(const std::string& bytes, const std::string& file, core::Problems& notes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return old_word(file);
  if (bytes.starts_with("%PDF")) return read_plan(TRY(read_pdf_text(bytes, file, notes)), file, notes);
  if (bytes.starts_with("PK")) return read_plan(TRY(formats::read_docx_text(bytes, file)), file, notes);
  return read_plan(bytes, file, notes);
}

}  // namespace rodtrad::domain

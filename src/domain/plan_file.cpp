// A plan from the text of its document.
#include "domain/plan_file.h"

#include "domain/document/document_text.h"
#include "domain/plan_reader.h"

namespace rodtrad::domain {

core::Expected<PlanDocument> read_plan_file(const std::string& bytes, const std::string& file, core::Problems& notes) {
  return read_plan(TRY(read_document_text(bytes, file, notes)), file, notes);
}

}  // namespace rodtrad::domain

// A programme as records: the programme, its goals, its measures as indicators and its projects.
#pragma once

#include "domain/programme/programme_document.h"
#include "domain/record_import.h"

namespace rodtrad::domain {

/// In the caller's transaction. Problems: those of RecordImport::put.
core::Expected<records::RecordId> store_programme(RecordImport& import, const ProgrammeDocument& programme);

}  // namespace rodtrad::domain

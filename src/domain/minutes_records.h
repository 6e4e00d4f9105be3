// Minutes as records: meeting, attendance, items, decisions with their terms, delegated decisions, reported matters,
// letters, and the projects that were granted money.
#pragma once

#include "domain/minutes/minutes_document.h"
#include "domain/record_import.h"

namespace rodtrad::domain {

/// In the caller's transaction. Problems: minutes_date_missing, and those of RecordImport::put.
core::Expected<records::RecordId> store_minutes(RecordImport& import, const MinutesDocument& minutes);

}  // namespace rodtrad::domain

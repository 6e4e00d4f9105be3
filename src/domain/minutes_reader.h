// Reads minutes of a board: meeting, attendance, items with their decisions, and the letters behind them. Only what the
// document says is read; what it once said and has lost is named, and nothing is guessed.
#pragma once

#include "domain/minutes/minutes_document.h"

namespace rodtrad::domain {

/// `bytes`: text, a Word document or a PDF. Problems that refuse the file: those of read_source_document;
/// minutes_without_items. Warnings to `notes`: minutes_values_lost, minutes_delegate_unclear.
core::Expected<MinutesDocument> read_minutes(const std::string& bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain

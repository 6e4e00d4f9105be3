// Decoding of document files: size, signs of other file types, encoding, line length.
#include "domain/document/decode.h"

#include "core/unicode.h"

namespace rodtrad::domain {

using core::Problem;
using core::Problems;

namespace {

Problem refusal(std::string code, const std::string& file, core::Text message, core::Text hint) {
  return {.code = std::move(code), .place = {.file = file}, .message = std::move(message), .hint = std::move(hint)};
}

Problem warning(std::string code, const std::string& file, core::Text message, core::Text hint) {
  Problem problem = refusal(std::move(code), file, std::move(message), std::move(hint));
  problem.severity = core::Severity::warning;
  return problem;
}

core::Text text_hint() {
  return {.sv = "spara dokumentet som oformaterad text (.txt) i UTF-8", .en = "save the document as plain text (.txt) in UTF-8"};
}

bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("%PDF") || bytes.starts_with("PK\x03\x04") || bytes.find('\0') != bytes.npos) return true;
  const auto strange = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || byte == 0x7F;
  });
  return static_cast<std::size_t>(strange) * 50 > bytes.size();
}

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

/// What refuses the bytes before any decoding.
Problems refusals(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kMostDocumentBytes) {
    return {refusal("document_too_large", file, {.sv = "filen är större än 16 MiB", .en = "the file is larger than 16 MiB"},
                    {.sv = "ett dokument som text är sällan över 1 MiB: är det rätt fil?",
                     .en = "a document as text is rarely over 1 MiB: is it the right file?"})};
  }
  if (core::trim(bytes).empty()) {
    return {refusal("document_empty", file, {.sv = "filen är tom", .en = "the file is empty"},
                    {.sv = "välj filen med dokumentets text", .en = "choose the file with the text of the document"})};
  }
  if (is_utf16(bytes)) {
    return {refusal("document_encoding", file, {.sv = "filen är i UTF-16", .en = "the file is in UTF-16"}, text_hint())};
  }
  if (is_binary(bytes)) return {refusal("document_binary", file, {.sv = "filen är inte text", .en = "the file is not text"}, text_hint())};
  return {};
}

/// Bytes at the end that begin a UTF-8 character without finishing it; 0 when the last one is whole.
std::size_t cut_bytes(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte >= 0xC2 && byte <= 0xF4) return back < (byte < 0xE0 ? 2u : byte < 0xF0 ? 3u : 4u) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/// Text beyond ASCII before the cut: with none, a last byte is as likely Windows-1252.
bool is_cut_utf8(std::string_view bytes, std::size_t cut) {
  const std::string_view whole = bytes.substr(0, bytes.size() - cut);
  const bool has_more = std::any_of(whole.begin(), whole.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return cut > 0 && has_more && core::is_valid_utf8(whole);
}

std::u32string decode(std::string_view bytes, const std::string& file, Problems& notes) {
  if (core::is_valid_utf8(bytes)) return core::to_code_points(bytes);
  if (const std::size_t cut = cut_bytes(bytes); is_cut_utf8(bytes, cut)) {
    notes.push_back(warning("document_cut_character", file, {.sv = "filen slutar mitt i ett tecken", .en = "the file ends inside a character"},
                            {.sv = "filen kan vara avkortad: hämta den igen", .en = "the file may be cut short: fetch it again"}));
    return core::to_code_points(bytes.substr(0, bytes.size() - cut));
  }
  notes.push_back(warning("document_windows_1252", file,
                          {.sv = "filen är inte UTF-8 och läses som Windows-1252", .en = "the file is not UTF-8 and is read as Windows-1252"},
                          {.sv = "se efter att å, ä och ö blev rätt", .en = "see that å, ä and ö came out right"}));
  return core::to_code_points(core::from_windows_1252(bytes));
}

}  // namespace

core::Expected<std::u32string> decode_document(std::string_view bytes, const std::string& file, Problems& notes) {
  if (Problems problems = refusals(bytes, file); !problems.empty()) return core::fail(std::move(problems));
  return decode(bytes, file, notes);
}

}  // namespace rodtrad::domain

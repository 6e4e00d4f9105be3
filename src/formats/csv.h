// CSV in blocks: bytes in, rows of texts out, at memory speed and in constant memory. What a text means (a number, a
// missing mark) is the business of whoever maps the columns. Any bytes give rows or problems, never a crash.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/byte_source.h"
#include "formats/row_source.h"
#include "formats/text_decoder.h"

namespace rodtrad::formats {

struct CsvOptions {
  std::optional<char> delimiter;      // sniffed among ; , tab | when not given
  std::optional<char> decimal;        // '.' or ','; sniffed when not given
  std::optional<Encoding> encoding;   // sniffed when not given, see TextDecoder
  int header_row = 1;                 // line of the column names
  int header_rows = 1;                // how many rows they take
  std::size_t longest_row = 1 << 20;  // bytes; a longer one ends the reading
};

class CsvReader : public RowSource {
 public:
  /// Reads the header. Problems: those of the source, empty_file, binary_file, utf16_file, line_too_long, invalid_utf8
  /// and the faults of a row.
  static core::Expected<CsvReader> open(const std::filesystem::path& path, const CsvOptions& options = {});
  static core::Expected<CsvReader> open(ByteSourcePtr source, std::string name, const CsvOptions& options = {});

  char delimiter() const override { return delimiter_; }
  char decimal() const override { return decimal_; }
  Encoding encoding() const { return decoder_.encoding().value_or(Encoding::utf8); }

  core::Expected<bool> next(RowBlock& block) override;

 private:
  CsvReader(ByteSourcePtr source, std::string name, const CsvOptions& options)
      : RowSource(std::move(name)), source_(std::move(source)), options_(options), decoder_(options.encoding) {}
  core::Expected<core::Done> read_header();
  core::Expected<core::Done> skip_titles();
  core::Expected<core::Done> read_names();
  core::Expected<core::Done> skip_byte_order_mark(std::string& text);
  core::Expected<core::Done> fill(std::string& text);
  core::Expected<core::Done> scan(RowBlock& block, std::size_t most);
  void add_invalid(RowBlock& block, std::size_t used);
  core::Problem problem(std::string code, std::int64_t line, core::Text message, core::Text hint = {}) const;

  ByteSourcePtr source_;
  CsvOptions options_;
  TextDecoder decoder_;
  char delimiter_ = ',';
  char decimal_ = '.';
  char row_end_ = '\n';
  std::string pending_;               // text that has not been given out
  std::vector<std::size_t> invalid_;  // places in pending_ where bytes were no text
  std::int64_t line_ = 1;             // of the start of pending_
  bool at_end_ = false;
};

}  // namespace rodtrad::formats

// CSV in blocks: bytes in, rows of texts out, at memory speed and in constant memory. What a text means (a number, a
// missing mark) is the business of whoever maps the columns. Any bytes give rows or problems, never a crash.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/byte_source.h"
#include "formats/text_decoder.h"

namespace rodtrad::formats {

struct CsvOptions {
  std::optional<char> delimiter;      // sniffed among ; , tab | when not given
  std::optional<char> decimal;        // '.' or ','; sniffed when not given
  std::optional<Encoding> encoding;   // sniffed when not given, see TextDecoder
  std::size_t longest_row = 1 << 20;  // bytes; a longer one ends the reading
};

/// Some rows after one another. Texts live as long as the block is neither refilled nor destroyed.
class CsvBlock {
 public:
  CsvBlock() = default;
  CsvBlock(const CsvBlock&) = delete;
  CsvBlock& operator=(const CsvBlock&) = delete;

  std::size_t rows() const { return lines_.size(); }
  std::span<const std::string_view> row(std::size_t index) const {
    return std::span(fields_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }
  /// The row's own text without its line end.
  std::string_view raw(std::size_t index) const { return raws_[index]; }
  /// Line on which the row begins; the header stands on line 1.
  std::int64_t line(std::size_t index) const { return lines_[index]; }
  /// Line and column (in characters) of a field; of the row's end when it has fewer fields.
  core::Place place(const std::string& file, std::size_t index, std::size_t field) const;

  /// What is wrong with the form of a row: such a row must not be used.
  struct Fault {
    std::size_t row = 0;
    core::Problem problem;
  };
  /// In order of rows. Codes: open_quote, text_after_quote, invalid_utf8.
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  friend class CsvReader;
  friend class RowScanner;
  void clear();
  core::Place place_at(const std::string& file, std::size_t index, const char* position) const;

  std::string bytes_;                  // what the views look into, with room for a whole vector load after the text
  std::deque<std::string> unescaped_;  // fields that held doubled quotes
  std::vector<std::string_view> fields_;
  std::vector<const char*> begins_;        // where each field begins in bytes_
  std::vector<std::size_t> starts_ = {0};  // first field of each row, and the end
  std::vector<std::string_view> raws_;
  std::vector<std::int64_t> lines_;
  std::vector<Fault> faults_;
};

class CsvReader {
 public:
  /// Reads the header. Problems: those of the source, empty_file, binary_file, utf16_file, line_too_long, invalid_utf8
  /// and the faults of a row.
  static core::Expected<CsvReader> open(const std::filesystem::path& path, const CsvOptions& options = {});
  static core::Expected<CsvReader> open(ByteSourcePtr source, std::string name, const CsvOptions& options = {});

  /// Column names without surrounding white space.
  const std::vector<std::string>& header() const { return header_; }
  const std::string& name() const { return name_; }
  char delimiter() const { return delimiter_; }
  char decimal() const { return decimal_; }
  Encoding encoding() const { return decoder_.encoding().value_or(Encoding::utf8); }

  /// The next rows; false when there are no more. A problem here means that the rest of the file cannot be read.
  core::Expected<bool> next(CsvBlock& block);

 private:
  CsvReader(ByteSourcePtr source, std::string name, const CsvOptions& options)
      : source_(std::move(source)), name_(std::move(name)), options_(options), decoder_(options.encoding) {}
  core::Expected<core::Done> read_header();
  core::Expected<core::Done> skip_byte_order_mark(std::string& text);
  core::Expected<core::Done> fill(std::string& text);
  core::Expected<core::Done> scan(CsvBlock& block, std::size_t most);
  void add_invalid(CsvBlock& block, std::size_t used);
  core::Problem problem(std::string code, std::int64_t line, core::Text message, core::Text hint = {}) const;

  ByteSourcePtr source_;
  std::string name_;
  CsvOptions options_;
  TextDecoder decoder_;
  std::vector<std::string> header_;
  char delimiter_ = ',';
  char decimal_ = '.';
  char row_end_ = '\n';
  std::string pending_;               // text that has not been given out
  std::vector<std::size_t> invalid_;  // places in pending_ where bytes were no text
  std::int64_t line_ = 1;             // of the start of pending_
  bool at_end_ = false;
};

}  // namespace rodtrad::formats

// Records in the order of the format's description: head, accounts, dimensions, balances, vouchers.
#include "formats/sie_write.h"

#include "core/unicode.h"
#include "formats/sie_line.h"

namespace rodtrad::formats {
namespace {

using Fields = std::vector<std::string>;

bool is_of_account(const SieRecord& record) { return record.label == "KTYP" || record.label == "ENHET" || record.label == "SRU"; }

class SieWriter {
 public:
  explicit SieWriter(const SieFile& file) : file_(file) {}

  std::string write() {
    write_head();
    for (const auto& [number, name] : file_.accounts) record("KONTO", {number, name});
    for (const SieRecord& one : file_.records) {
      if (is_of_account(one)) verbatim(one);
    }
    write_dimensions();
    for (const SieBalance& one : file_.balances) write_balance(one);
    for (const SieVoucher& one : file_.vouchers) write_voucher(one);
    return std::move(out_);
  }

 private:
  void write_head() {
    record("FLAGGA", {"0"});
    if (file_.has_checksum) record("KSUMMA", {});
    record("FORMAT", {"PC8"});
    record("SIETYP", {file_.type.empty() ? "4" : file_.type});
    for (const SieRecord& one : file_.records) {
      if (!is_of_account(one)) verbatim(one);
    }
    for (const auto& [label, word] : {std::pair{"PROGRAM", file_.program},
                                      {"FNAMN", file_.company},
                                      {"ORGNR", file_.organisation},
                                      {"VALUTA", file_.currency},
                                      {"KPTYP", file_.chart}}) {
      if (!word.empty() && !has(label)) record(label, {word});
    }
    for (const SieYear& year : file_.years) record("RAR", {year.number, year.first, year.last});
  }
  bool has(std::string_view label) const {
    return std::any_of(file_.records.begin(), file_.records.end(), [&](const SieRecord& one) { return one.label == label; });
  }

  void write_dimensions() {
    for (const auto& [number, dimension] : file_.dimensions) {
      if (!dimension.parent.empty()) {
        record("UNDERDIM", {number, dimension.name, dimension.parent});
      } else if (!dimension.name.empty()) {
        record("DIM", {number, dimension.name});
      }
    }
    for (const auto& [number, dimension] : file_.dimensions) {
      for (const auto& [code, name] : dimension.objects) record("OBJEKT", {number, code, name});
    }
  }

  void write_balance(const SieBalance& one) {
    const bool of_period = one.label.starts_with('P');
    out_ += "#" + one.label;
    field(one.year);
    if (of_period) field(one.period);
    field(one.account);
    if (of_period || one.label.starts_with('O') || !one.objects.empty()) objects(one.objects);
    fields({kronor(one.amount), one.quantity});
  }

  void write_voucher(const SieVoucher& voucher) {
    record("VER", {voucher.series, voucher.number, voucher.date, voucher.text, voucher.registered, voucher.sign});
    out_ += "{\r\n";
    for (const SieTransaction& one : voucher.transactions) {
      using Kind = SieTransaction::Kind;
      out_ += one.kind == Kind::normal ? "#TRANS" : one.kind == Kind::added ? "#RTRANS" : "#BTRANS";
      field(one.account);
      objects(one.objects);
      fields({kronor(one.amount), one.date, one.text, one.quantity, one.sign});
    }
    out_ += "}\r\n";
  }

  void verbatim(const SieRecord& one) {
    out_ += "#" + one.label;
    for (const std::string& value : one.fields) field(value);
    out_ += "\r\n";
  }
  void record(const std::string& label, const Fields& values) {
    out_ += "#" + label;
    fields(values);
  }
  /// The rest of a record; empty fields at its end are left out.
  void fields(Fields values) {
    while (!values.empty() && values.back().empty()) values.pop_back();
    for (const std::string& value : values) field(value);
    out_ += "\r\n";
  }
  void objects(const std::vector<SieObject>& list) {
    std::string inside;
    std::swap(out_, inside);
    for (const SieObject& object : list) {
      field(object.dimension);
      field(object.code);
    }
    std::swap(out_, inside);
    out_ += " {" + (inside.empty() ? "" : inside.substr(1)) + "}";
  }
  void field(const std::string& value) {
    out_ += ' ';
    if (!value.empty() && value.find_first_of(" \t\"\\{}#\r\n\x1A") == std::string::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') out_ += '\\';
      out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    out_ += '"';
  }

  const SieFile& file_;
  std::string out_;
};

}  // namespace

std::string write_sie(const SieFile& file, std::size_t& lost) {
  std::string bytes = core::to_code_page(SieWriter(file).write(), "ibm-437", lost);
  if (!file.has_checksum) return bytes;
  const std::string end = "#KSUMMA 0\r\n";
  const std::uint32_t sum = sie_checksum(bytes + end).value().computed;
  return bytes + fmt::format("#KSUMMA {}\r\n", sum);
}

}  // namespace rodtrad::formats

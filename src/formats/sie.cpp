// Line by line: each record goes to the part of the file that it is about.
#include "formats/sie.h"

#include <cstdlib>

#include "core/unicode.h"
#include "formats/sie_line.h"

namespace rodtrad::formats {
namespace {

using core::Severity;
using core::Text;

std::size_t count_bytes(std::string_view bytes, std::string_view wanted) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [&](char c) { return wanted.find(c) != std::string_view::npos; }));
}

/// What is booked on each account in the current year.
std::map<std::string, std::int64_t> turnover(const SieFile& file) {
  std::map<std::string, std::int64_t> sums;
  for (const SieVoucher& voucher : file.vouchers) {
    for (const SieTransaction& one : voucher.transactions) {
      std::int64_t& sum = sums[one.account];
      if (one.kind == SieTransaction::Kind::normal && __builtin_add_overflow(sum, one.amount, &sum)) sum = 0;
    }
  }
  return sums;
}

/// Each account's balance of the current year less its opening one: what its transactions must sum to.
std::map<std::string, std::int64_t> stated_turnover(const SieFile& file) {
  std::map<std::string, std::int64_t> closing, opening;
  for (const SieBalance& one : file.balances) {
    if (one.year != "0") continue;
    if (one.label == "UB" || one.label == "RES") closing[one.account] = one.amount;
    if (one.label == "IB") opening[one.account] = one.amount;
  }
  for (auto& [account, amount] : closing) {
    const auto found = opening.find(account);
    if (found != opening.end() && __builtin_sub_overflow(amount, found->second, &amount)) amount = 0;
  }
  return closing;
}

class SieReader {
 public:
  SieReader(std::string_view bytes, const std::string& name, SieFile& file) : name_(name), file_(file) {
    decode(bytes);
    const auto sum = sie_checksum(bytes);
    if (sum && sum->stated != fmt::format("{}", sum->computed)) {
      tell("wrong_checksum",
           core::say("kontrollsumman är {}, men filen anger {}", "the checksum is {}, but the file states {}", sum->computed, sum->stated),
           {.sv = "filen har ändrats efter exporten; exportera den på nytt", .en = "the file was changed after the export; export it again"});
    }
  }

  void read() {
    for (std::size_t at = 0; at < text_.size(); ++line_number_) {
      const std::size_t end = std::min(text_.find_first_of("\n\r", at), text_.size());
      read_line(std::string_view(text_).substr(at, end - at));
      if (is_refused_) return;
      at = end + (std::string_view(text_).substr(end).starts_with("\r\n") ? 2 : 1);
    }
    if (in_voucher_) tell("voucher_not_closed", {.sv = "den sista verifikationen avslutas inte", .en = "the last voucher is not closed"});
    if (file_.record_counts.empty()) refuse();
    judge_unbalanced();
  }

 private:
  void tell(std::string code, Text message, Text hint = {}, Severity severity = Severity::error) {
    constexpr std::size_t kMostTold = 1000;
    if (file_.problems.size() >= kMostTold) return;
    file_.problems.push_back({.code = std::move(code),
                              .severity = severity,
                              .place = {.file = name_, .line = line_number_},
                              .message = std::move(message),
                              .hint = std::move(hint)});
  }
  void refuse() {
    is_refused_ = true;
    if (core::trim(text_).starts_with('<')) {
      tell("not_sie", {.sv = "filen är en webbsida, ingen SIE-fil", .en = "the file is a web page, no SIE file"},
           {.sv = "exportera bokföringen på nytt som SIE typ 4", .en = "export the ledger again as SIE type 4"});
      return;
    }
    tell("not_sie", {.sv = "filen är ingen SIE-fil: den börjar inte med #FLAGGA", .en = "the file is no SIE file: it does not begin with #FLAGGA"},
         {.sv = "exportera bokföringen som SIE typ 4", .en = "export the ledger as SIE type 4"});
  }

  /// The format says CP437; files in other encodings exist and are told apart by their Swedish letters.
  void decode(std::string_view bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii || core::is_valid_utf8(bytes)) {
      file_.encoding = ascii ? "cp437" : "utf-8";
      text_ = bytes;
    } else if (count_bytes(bytes, "\xE5\xE4\xF6\xC5\xC4\xD6\xE9") > count_bytes(bytes, "\x86\x84\x94\x8F\x8E\x99\x82")) {
      file_.encoding = "windows-1252";
      text_ = core::from_windows_1252(bytes);
    } else {
      file_.encoding = "cp437";
      text_ = core::from_code_page(bytes, "ibm-437").value_or("");
    }
    if (file_.encoding != "cp437") {
      tell("other_encoding",
           core::say("filen är i {}, inte i CP437 som formatet säger", "the file is in {}, not in CP437 as the format says", file_.encoding), {},
           Severity::warning);
    }
    if (text_.find("\uFFFD") != std::string::npos) {
      tell("lost_characters", {.sv = "tecken har gått förlorade i filen", .en = "characters have been lost in the file"},
           {.sv = "namn kan vara fel; belopp och konton berörs inte", .en = "names may be wrong; amounts and accounts are not affected"},
           Severity::warning);
    }
  }

  void read_line(std::string_view text) {
    if (!read_sie_line(text, line_)) {
      tell("damaged_record",
           core::say("posten #{} är inte rätt skriven", "the record #{} is not written correctly", std::string(line_.label.substr(0, 20))),
           {.sv = "ett citattecken eller en klammer stängs inte", .en = "a quotation mark or a brace is not closed"},
           in_voucher_ ? Severity::error : Severity::warning);
      count();
      return;
    }
    if (line_.label.empty()) return read_brace(core::trim(text));
    if (line_.is_cut) {
      tell("open_quote",
           {.sv = "citattecknet stängs inte; texten kan vara avklippt", .en = "the quotation mark is not closed; the text may be cut off"}, {},
           Severity::warning);
    }
    if (file_.record_counts.empty() && line_.label != "FLAGGA") return refuse();
    count();
    read_record(line_.label);
  }

  void count() {
    for (auto& [label, times] : file_.record_counts) {
      if (label == line_.label) {
        ++times;
        return;
      }
    }
    constexpr std::size_t kMostLabels = 200;
    if (file_.record_counts.size() < kMostLabels) file_.record_counts.emplace_back(line_.label, 1);
  }

  void read_brace(std::string_view text) {
    if (text == "{") return;
    if (text == "}" && in_voucher_) return close_voucher();
    if (text.empty() || text == "}") return;
    if (file_.record_counts.empty()) return refuse();
    tell("damaged_record", {.sv = "raden är ingen post", .en = "the line is no record"}, {}, Severity::warning);
  }

  void close_voucher() {
    in_voucher_ = false;
    if (file_.vouchers.back().difference() != 0) unbalanced_.push_back(file_.vouchers.size() - 1);
  }

  /// A voucher that the balances of all its accounts count was booked like that; else the file was changed, or is not whole.
  void judge_unbalanced() {
    if (unbalanced_.empty()) return;
    const auto booked = turnover(file_), stated = stated_turnover(file_);
    for (const std::size_t index : unbalanced_) {
      const SieVoucher& voucher = file_.vouchers[index];
      const bool counted = std::all_of(voucher.transactions.begin(), voucher.transactions.end(), [&](const SieTransaction& one) {
        const auto found = stated.find(one.account);
        return found != stated.end() && found->second == booked.at(one.account);
      });
      line_number_ = voucher.line;
      tell("unbalanced_voucher",
           core::say("verifikation {} {} balanserar inte: skillnaden är {}", "voucher {} {} does not balance: the difference is {}", voucher.series,
                     voucher.number, kronor(voucher.difference())),
           {.sv = "rätta verifikationen i bokföringen och exportera på nytt", .en = "correct the voucher in the ledger and export again"},
           counted ? Severity::warning : Severity::error);
    }
  }

  void read_record(std::string_view label) {
    const auto field = [&](std::size_t index) -> const std::string& { return line_.field(index); };
    if (label == "TRANS" || label == "RTRANS" || label == "BTRANS") return read_transaction(label);
    if (label == "VER") return read_voucher();
    if (label == "IB" || label == "UB" || label == "RES" || label == "OIB" || label == "OUB" || label == "PSALDO" || label == "PBUDGET")
      return read_balance(label);
    file_.has_checksum |= label == "KSUMMA";
    if (is_verbatim(label) && !line_.has_objects) file_.records.push_back({std::string(label), line_.fields});
    if (label == "KONTO") file_.accounts[field(0)] = field(1);
    if (label == "DIM" || label == "UNDERDIM") {
      SieDimension& dimension = file_.dimensions[field(0)];
      dimension.name = field(1);
      if (label == "UNDERDIM") dimension.parent = field(2);
    }
    if (label == "OBJEKT") file_.dimensions[field(0)].objects[field(1)] = field(2);
    if (label == "RAR") file_.years.push_back({field(0), field(1), field(2)});
    if (label == "SIETYP") file_.type = field(0);
    if (label == "FORMAT") file_.format = field(0);
    if (label == "PROGRAM") file_.program = fmt::format("{}", fmt::join(line_.fields, " | "));
    if (label == "FNAMN") file_.company = field(0);
    if (label == "ORGNR") file_.organisation = field(0);
    if (label == "VALUTA") file_.currency = field(0);
    if (label == "KPTYP") file_.chart = field(0);
  }

  static bool is_verbatim(std::string_view label) {
    constexpr std::string_view kRead[] = {"FLAGGA", "KSUMMA", "FORMAT", "SIETYP", "RAR", "KONTO", "DIM", "UNDERDIM", "OBJEKT"};
    return std::find(std::begin(kRead), std::end(kRead), label) == std::end(kRead);
  }
  static std::size_t decimals(const std::string& text) {
    const std::size_t point = text.find_first_of(".,");
    return point == std::string::npos ? 0 : text.size() - point - 1;
  }
  std::int64_t amount(const std::string& text) {
    if (const auto value = sie_amount(text)) return *value;
    tell(
        "bad_amount", core::say("\"{}\" är inget belopp", "\"{}\" is no amount", text.substr(0, 40)),
        {.sv = "belopp skrivs med punkt och högst två decimaler: -12.50", .en = "amounts are written with a point and at most two decimals: -12.50"});
    return 0;
  }

  void read_voucher() {
    if (in_voucher_) tell("voucher_not_closed", {.sv = "verifikationen före avslutas inte", .en = "the voucher before is not closed"});
    in_voucher_ = true;
    file_.vouchers.push_back({.series = line_.field(0),
                              .number = line_.field(1),
                              .date = line_.field(2),
                              .text = line_.field(3),
                              .registered = line_.field(4),
                              .sign = line_.field(5),
                              .line = line_number_});
  }

  void read_transaction(std::string_view label) {
    if (!in_voucher_)
      return tell("transaction_outside", {.sv = "transaktionen står utanför en verifikation", .en = "the transaction stands outside a voucher"});
    using Kind = SieTransaction::Kind;
    const Kind kind = label == "TRANS" ? Kind::normal : label == "RTRANS" ? Kind::added : Kind::removed;
    file_.vouchers.back().transactions.push_back({.kind = kind,
                                                  .account = line_.field(0),
                                                  .objects = line_.objects,
                                                  .amount = amount(line_.field(1)),
                                                  .date = line_.field(2),
                                                  .text = line_.field(3),
                                                  .quantity = line_.field(4),
                                                  .sign = line_.field(5),
                                                  .line = line_number_});
  }

  /// #IB year account amount [quantity]; #OIB year account {object} amount [quantity]; #PSALDO year period account {object} amount [quantity].
  void read_balance(std::string_view label) {
    const std::size_t skip = label.starts_with('P') ? 1 : 0;
    file_.balances.push_back({.label = std::string(label),
                              .year = line_.field(0),
                              .period = skip ? line_.field(1) : "",
                              .account = line_.field(1 + skip),
                              .objects = line_.objects,
                              .amount = amount(line_.field(2 + skip)),
                              .decimals = decimals(line_.field(2 + skip)),
                              .quantity = line_.field(3 + skip)});
  }

  const std::string& name_;
  SieFile& file_;
  std::string text_;
  SieLine line_;
  int line_number_ = 1;
  std::vector<std::size_t> unbalanced_;  // vouchers
  bool in_voucher_ = false;
  bool is_refused_ = false;
};

}  // namespace

std::int64_t SieVoucher::difference() const {
  std::int64_t sum = 0;
  for (const SieTransaction& one : transactions) {
    if (one.kind == SieTransaction::Kind::normal && __builtin_add_overflow(sum, one.amount, &sum)) return one.amount;
  }
  return sum;
}

std::size_t SieFile::transactions() const {
  std::size_t count = 0;
  for (const SieVoucher& voucher : vouchers) {
    for (const SieTransaction& one : voucher.transactions) count += one.kind == SieTransaction::Kind::normal;
  }
  return count;
}

SieFile read_sie(std::string_view bytes, const std::string& file) {
  SieFile out;
  SieReader(bytes, file, out).read();
  return out;
}

std::string kronor(std::int64_t ore) { return fmt::format("{}{}.{:02}", ore < 0 ? "-" : "", std::abs(ore) / 100, std::abs(ore) % 100); }

}  // namespace rodtrad::formats

// Vouchers as rows, a transaction each.
#include <set>

#include "formats/sie.h"

namespace rodtrad::formats {
namespace {

constexpr std::size_t kBlockRows = 4096;
constexpr std::size_t kMostDimensions = 500;

/// "20200331" → "2020-03-31"; "" for a missing date, which some programs write as zeros.
std::string iso_date(const std::string& date) {
  if (date.size() != 8 || date == "00000000") return date == "00000000" ? "" : date;
  return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6);
}

class SieRows : public RowSource {
 public:
  SieRows(SieFile file, std::string name) : RowSource(std::move(name)), file_(std::move(file)) {
    header_ = {"series",   "voucher", "row",          "date",       "account", "account_name", "amount",
               "quantity", "text",    "voucher_text", "registered", "sign",    "organisation"};
    std::set<std::string> dimensions;
    for (const auto& [number, dimension] : file_.dimensions) dimensions.insert(number);
    for (const SieVoucher& voucher : file_.vouchers) {
      for (const SieTransaction& one : voucher.transactions) {
        for (const SieObject& object : one.objects) dimensions.insert(object.dimension);
      }
    }
    for (const std::string& number : dimensions) {
      if (places_.size() == kMostDimensions) break;
      places_[number] = header_.size();
      header_.push_back("dimension_" + number);
    }
  }

  core::Expected<bool> next(RowBlock& block) override {
    block.clear();
    for (; voucher_ < file_.vouchers.size() && block.rows() < kBlockRows; ++voucher_) add(block, file_.vouchers[voucher_]);
    return block.rows() > 0;
  }

 private:
  void add(RowBlock& block, const SieVoucher& voucher) {
    const std::int64_t difference = voucher.difference();
    int row = 0;
    for (const SieTransaction& one : voucher.transactions) {
      if (one.kind != SieTransaction::Kind::normal) continue;
      const auto account = file_.accounts.find(one.account);
      fields_ = {voucher.series,
                 voucher.number,
                 fmt::format("{}", ++row),
                 iso_date(one.date.empty() ? voucher.date : one.date),
                 one.account,
                 account == file_.accounts.end() ? "" : account->second,
                 kronor(one.amount),
                 one.quantity,
                 one.text,
                 voucher.text,
                 iso_date(voucher.registered),
                 one.sign.empty() ? voucher.sign : one.sign,
                 file_.organisation};
      fields_.resize(header_.size());
      for (const SieObject& object : one.objects) {
        const auto place = places_.find(object.dimension);
        if (place != places_.end()) fields_[place->second] = object.code;
      }
      block.add_row(one.line, fields_);
      if (difference != 0) add_fault(block, voucher, one.line, difference);
    }
  }
  void add_fault(RowBlock& block, const SieVoucher& voucher, int line, std::int64_t difference) const {
    block.add_fault(
        {.code = "unbalanced_voucher",
         .place = {.file = name_, .line = line},
         .message = core::say("verifikation {} {} balanserar inte: skillnaden är {}", "voucher {} {} does not balance: the difference is {}",
                              voucher.series, voucher.number, kronor(difference)),
         .hint = {.sv = "rätta verifikationen i bokföringen och exportera på nytt", .en = "correct the voucher in the ledger and export again"}});
  }

  SieFile file_;
  std::map<std::string, std::size_t> places_;  // dimension → field
  std::vector<std::string> fields_;
  std::size_t voucher_ = 0;
};

}  // namespace

std::unique_ptr<RowSource> sie_rows(SieFile file, std::string name) { return std::make_unique<SieRows>(std::move(file), std::move(name)); }

}  // namespace rodtrad::formats

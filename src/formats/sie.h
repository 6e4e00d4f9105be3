// SIE files, type 1–4 and 4I (SIE-gruppen, format 4B): chart of accounts, balances, objects and vouchers of a ledger. Any
// bytes give a result or problems. Memory: at most 64 times the file.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/problem.h"
#include "formats/row_source.h"

namespace rodtrad::formats {

struct SieObject {
  std::string dimension;  // "1" cost centre, "6" project …
  std::string code;
  auto operator<=>(const SieObject&) const = default;
};

struct SieTransaction {
  enum class Kind { normal, added, removed };  // #TRANS, #RTRANS, #BTRANS: amounts count in the normal ones only
  Kind kind = Kind::normal;
  std::string account;
  std::vector<SieObject> objects;
  std::int64_t amount = 0;  // öre; debit positive
  std::string date;         // as in the file, "20200331"; "" = the voucher's
  std::string text;
  std::string quantity;
  std::string sign;
  int line = 0;
};

struct SieVoucher {
  std::string series;
  std::string number;
  std::string date;
  std::string text;
  std::string registered;
  std::string sign;
  int line = 0;
  std::vector<SieTransaction> transactions;
  std::int64_t difference() const;  // sum of the normal ones; 0 in a balanced voucher
};

struct SieBalance {
  std::string label;   // "IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"
  std::string year;    // "0" the current one, "-1" the one before
  std::string period;  // "202003"; "" in balances of a year
  std::string account;
  std::vector<SieObject> objects;
  std::int64_t amount = 0;   // öre
  std::size_t decimals = 0;  // that the amount is written with
  std::string quantity;
};

struct SieDimension {
  std::string name;
  std::string parent;                          // of a sub-dimension
  std::map<std::string, std::string> objects;  // code → name
};

struct SieYear {
  std::string number;
  std::string first;
  std::string last;
};

/// A record as it stands: those of the head, and what is said of accounts.
struct SieRecord {
  std::string label;
  std::vector<std::string> fields;
};

struct SieFile {
  std::string encoding;  // "ascii", "cp437", "utf-8", "windows-1252"
  std::string type;      // "1" … "4"; "" when not stated, which means 1
  std::string format;
  std::string program;
  std::string company;
  std::string organisation;
  std::string currency;
  std::string chart;
  std::vector<SieYear> years;
  std::map<std::string, std::string> accounts;  // number → name
  std::map<std::string, SieDimension> dimensions;
  std::vector<SieBalance> balances;
  std::vector<SieVoucher> vouchers;
  std::vector<SieRecord> records;  // all that stand for themselves: #PROGRAM, #GEN, #ADRESS, #KTYP, #SRU …
  bool has_checksum = false;
  std::vector<std::pair<std::string, std::int64_t>> record_counts;  // in the order of first occurrence
  core::Problems problems;                                          // errors: the file must be refused

  bool is_usable() const { return !core::has_errors(problems); }
  std::size_t transactions() const;  // normal ones
};

/// Everything that can be read, and all problems. Errors: not_sie, bad_amount, voucher_not_closed, transaction_outside,
/// unbalanced_voucher (a warning when the file's own balances count it: then it was booked like that), wrong_checksum. Records that are not known are
/// counted and left.
SieFile read_sie(std::string_view bytes, const std::string& file);

/// The normal transactions as rows: series, voucher, row, date, account, account_name, amount (kronor), quantity, text,
/// voucher_text, registered, sign, organisation, and one column per dimension, "dimension_1". Those of a voucher that
/// does not balance carry a fault.
std::unique_ptr<RowSource> sie_rows(SieFile file, std::string name);

/// öre as kronor with two decimals: "-12.50".
std::string kronor(std::int64_t ore);

}  // namespace rodtrad::formats

// lake: how checked rows become files: a year's file depends on that year's rows alone.
#include "lake/stage.h"

#include "core/hash.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace schema = rodtrad::schema;
namespace sql = rodtrad::sql;
namespace table = rodtrad::table;

namespace {

/// A contact with a hospital and a diagnosis; "" is no value.
struct Contact {
  int year;
  int person;
  std::string hospital;
  std::string diagnosis;
};
using Contacts = std::vector<Contact>;

const std::vector<StagedColumn> kColumns = {{"person", schema::ValueType::person},
                                            {"year", schema::ValueType::integer},
                                            {"hospital", schema::ValueType::code},
                                            {"diagnosis", schema::ValueType::text}};

table::ColumnData integers(std::string name, std::vector<std::int64_t> values) {
  const std::vector<std::uint8_t> valid(values.size(), 1);
  return {.name = std::move(name), .values = std::move(values), .valid = valid};
}

table::ColumnData texts(std::string name, std::vector<std::string> values) {
  std::vector<std::uint8_t> valid;
  for (const std::string& one : values) valid.push_back(one.empty() ? 0 : 1);
  return {.name = std::move(name), .values = std::move(values), .valid = valid};
}

table::Batch batch_of(const Contacts& contacts) {
  std::vector<std::int64_t> persons, years, order;
  std::vector<std::string> hospitals, diagnoses;
  for (const Contact& one : contacts) {
    persons.push_back(one.person);
    years.push_back(one.year);
    hospitals.push_back(one.hospital);
    diagnoses.push_back(one.diagnosis);
    order.push_back(one.person * 100 + static_cast<int>(one.diagnosis.size()));
  }
  table::Batch batch;
  batch.columns = {integers("person", persons),   integers("year", years),    texts("hospital", hospitals),
                   texts("diagnosis", diagnoses), integers("order_1", order), integers("order_2", order)};
  return batch;
}

/// The files of some blocks of contacts, and what stands in them.
struct Staged {
  explicit Staged(const std::vector<Contacts>& blocks, std::size_t most_texts = kMostTexts, int threads = 2) {
    const auto open = [&] { return sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder / "spill", .threads = threads}); };
    Stage stage(open(), *schema::contract("care_contact"), most_texts);
    stage.start(kColumns);
    for (const Contacts& block : blocks) stage.take(batch_of(block));
    stage.set_persons({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    for (DataFile& file : stage.write(folder.path())) files.emplace(file.year, std::move(file));
    reader = open();
  }
  const std::string& hash(int year) const { return files.at(year).sha256; }
  /// The texts of a column in the order of the rows, with commas between them.
  std::string column(int year, const std::string& name) const {
    const table::Batch rows =
        reader->fetch(fmt::format("SELECT {} FROM read_parquet({})", name, sql::literal((folder / files.at(year).name).string())));
    std::string all;
    for (std::size_t row = 0; row < rows.rows(); ++row) all += (row ? "," : "") + rows.columns[0].text(row);
    return all;
  }

  TemporaryFolder folder;
  std::map<int, DataFile> files;
  std::unique_ptr<sql::DuckdbConnection> reader;
};

const Contacts kFew = {{2019, 3, "B", "I21"}, {2019, 1, "A", "J18"}, {2019, 2, "B", "I21"}};
const Contacts kMany = {{2020, 1, "A", "D1"}, {2020, 2, "C", "D22"}, {2020, 3, "E", "D333"}, {2020, 4, "G", "D4444"}, {2020, 5, "I", "D55555"}};
constexpr std::size_t kLimit = 3;

Contacts both(const Contacts& first, const Contacts& second) {
  Contacts all = first;
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

}  // namespace

TEST_CASE("stage: a year's file is the same beside any other year") {
  for (const std::size_t limit : {kLimit, kMostTexts}) {
    const Staged few({kFew}, limit), many({kMany}, limit);
    for (const auto& blocks : {std::vector<Contacts>{both(kFew, kMany)}, {both(kMany, kFew)}, {kMany, kFew}, {kFew, kMany}}) {
      const Staged mixed(blocks, limit);
      CHECK(mixed.files.size() == 2);
      CHECK(mixed.hash(2019) == few.hash(2019));
      CHECK(mixed.hash(2020) == many.hash(2020));
    }
  }
}

TEST_CASE("stage: columns without values in one year are no matter to the others") {
  const Contacts without = {{2021, 2, "", "I21"}, {2021, 1, "", ""}};
  const Staged alone({without}), mixed({both(kFew, without)});
  CHECK(alone.hash(2021) == mixed.hash(2021));
  CHECK(mixed.files.at(2021).columns == std::vector<std::string>{"person", "year", "diagnosis"});
  CHECK(mixed.files.at(2019).columns == std::vector<std::string>{"person", "year", "hospital", "diagnosis"});
  CHECK(mixed.column(2021, "coalesce(hospital, '-')") == "-,-");
  CHECK(mixed.column(2021, "coalesce(diagnosis, '-')") == "-,I21");
}

TEST_CASE("stage: up to the limit texts are an enumeration, above it plain texts, with the same values") {
  const Staged limited({both(kFew, kMany)}, kLimit), wide({both(kFew, kMany)});
  CHECK(limited.hash(2019) == wide.hash(2019));
  CHECK(limited.hash(2020) != wide.hash(2020));
  for (const Staged* one : {&limited, &wide}) {
    CHECK(one->column(2019, "hospital") == "A,B,B");
    CHECK(one->column(2020, "hospital") == "A,C,E,G,I");
    CHECK(one->column(2020, "diagnosis") == "D1,D22,D333,D4444,D55555");
  }
  const Contacts at_limit(kMany.begin(), kMany.begin() + kLimit);
  CHECK(Staged({at_limit}, kLimit).hash(2020) == Staged({at_limit}).hash(2020));
}

TEST_CASE("stage: bytes are the same for any order, blocks and threads, also when texts become plain on the way") {
  const Staged whole({kMany}, kLimit, 1);
  CHECK(Staged({kMany}, kLimit, 2).hash(2020) == whole.hash(2020));
  CHECK(Staged({Contacts(kMany.rbegin(), kMany.rend())}, kLimit).hash(2020) == whole.hash(2020));
  std::vector<Contacts> singly;
  for (const Contact& one : kMany) singly.push_back({one});
  CHECK(Staged(singly, kLimit).hash(2020) == whole.hash(2020));
}

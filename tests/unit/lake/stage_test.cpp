// lake: how checked rows become files: a year's file depends on that year's rows alone.
#include "lake/stage.h"

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

CheckedColumn texts(const std::vector<std::string>& values) {
  CheckedColumn column{.form = CheckedColumn::Form::texts};
  for (const std::string& one : values) column.texts.push_back(one.empty() ? std::string_view() : std::string_view(one));
  return column;
}

/// A column of texts the other way: as numbers in a pool.
CheckedColumn pooled(const std::vector<std::string>& values, TextNumbers& pool) {
  CheckedColumn column{.form = CheckedColumn::Form::pooled, .pool = &pool};
  for (const std::string& one : values) column.numbers.push_back(one.empty() ? kNoNumber : static_cast<std::int64_t>(pool.of(one)));
  return column;
}

/// A block of contacts as a reader gives it. `stale`: texts that another block has put into the pool.
struct Block {
  Block(const Contacts& contacts, bool in_pool, const std::vector<std::string>& stale = {}) {
    for (const std::string& one : stale) pool.of(one);
    for (const Contact& one : contacts) {
      persons.numbers.push_back(one.person);
      years.numbers.push_back(one.year);
      hospital_texts.push_back(one.hospital);
      diagnosis_texts.push_back(one.diagnosis);
      kept.push_back(static_cast<std::uint32_t>(kept.size()));
    }
    hospitals = in_pool ? pooled(hospital_texts, pool) : texts(hospital_texts);
    diagnoses = texts(diagnosis_texts);
  }
  std::vector<const CheckedColumn*> columns() const { return {&persons, &years, &hospitals, &diagnoses}; }

  TextNumbers pool;
  std::vector<std::string> hospital_texts, diagnosis_texts;
  CheckedColumn persons, years, hospitals, diagnoses;
  std::vector<std::uint32_t> kept;
};

/// The files of some blocks of contacts, and what stands in them.
struct Staged {
  explicit Staged(const std::vector<Contacts>& blocks, std::size_t most_texts = kMostTexts, int threads = 2, bool in_pool = true) {
    const auto open = [&] { return sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder / "spill", .threads = threads}); };
    Stage stage(open(), *schema::contract("care_contact"), {.folder = folder.path(), .threads = threads, .most_texts = most_texts});
    stage.start(kColumns);
    std::deque<Block> kept;
    for (const Contacts& block : blocks) {
      const Block& one = kept.emplace_back(block, in_pool, std::vector<std::string>{"Z", fmt::format("{}", kept.size())});
      stage.take(one.columns(), one.kept);
    }
    stage.set_persons({10, 20, 30, 40, 50, 60, 70, 80, 90, 100});
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
  CHECK(Staged(singly, kLimit, 1, false).hash(2020) == whole.hash(2020));
}

TEST_CASE("stage: texts in the pool of a reader and texts as such give the same file") {
  for (const std::size_t limit : {kLimit, kMostTexts}) {
    const Staged pooled({both(kFew, kMany), kFew}, limit), plain({both(kFew, kMany), kFew}, limit, 2, false);
    CHECK(pooled.hash(2019) == plain.hash(2019));
    CHECK(pooled.hash(2020) == plain.hash(2020));
  }
}

TEST_CASE("stage: more rows than are held in memory, in their order") {
  Contacts contacts;
  for (int i = 0; i < 40'000; ++i) contacts.push_back({2019, i * 7 % 10, i % 3 ? "H" : "", fmt::format("diagnosis number {:05}", i * 7919 % 40'000)});
  const Staged staged({contacts, contacts}, kLimit);
  CHECK(staged.files.at(2019).rows == 80'000);
  const table::Batch rows =
      staged.reader->fetch("SELECT count(*), count(hospital), count(DISTINCT diagnosis), min(person), max(person) FROM read_parquet(" +
                           sql::literal((staged.folder / "2019.parquet").string()) + ")");
  CHECK(rows.columns[0].integer(0) == 80'000);
  CHECK(rows.columns[1].integer(0) == 2 * 26'666);
  CHECK(rows.columns[2].integer(0) == 40'000);
  CHECK(rows.columns[3].integer(0) == 10);
  CHECK(rows.columns[4].integer(0) == 100);
  const table::Batch persons =
      staged.reader->fetch("SELECT person FROM read_parquet(" + sql::literal((staged.folder / "2019.parquet").string()) + ")");
  for (std::size_t row = 1; row < persons.rows(); ++row) CHECK(persons.columns[0].integer(row - 1) <= persons.columns[0].integer(row));
  CHECK(Staged({Contacts(contacts.rbegin(), contacts.rend()), contacts}, kLimit, 1).hash(2019) == staged.hash(2019));
}

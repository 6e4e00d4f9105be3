// The files as written: the same bytes every time, complete, stamped as synthetic, and free of anything personal.
#include "example/example.h"

#include <map>
#include <regex>
#include <set>

#include "core/embedded.h"
#include "core/hash.h"
#include "core/toml.h"
#include "core/unicode.h"
#include "example/groups.h"
#include "support/support.h"

using namespace rodtrad;
using example::ExampleOptions;

namespace {

const ExampleOptions kSmall{.persons = 2'000, .nation_persons = 8'000, .threads = 1};

using Files = std::map<std::string, std::string>;

Files files_of(const ExampleOptions& options) {
  test::TemporaryFolder folder;
  REQUIRE(example::write_example(folder.path(), options));
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files[entry.path().filename().string()] = test::contents(entry.path());
  }
  return files;
}

const Files& small_files() {
  static const Files files = files_of(kSmall);
  return files;
}

/// Rows of a file without the header, as fields (no field of the example is quoted).
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  for (std::string_view line : core::split(text, '\n')) {
    if (line.empty()) continue;
    auto& row = rows.emplace_back();
    line.remove_suffix(1);
    for (const auto field : core::split(line, ';')) row.emplace_back(field);
  }
  rows.erase(rows.begin());
  return rows;
}

std::int64_t whole(const std::string& text) { return std::stoll(core::replace_all(text, ",", "")); }

/// Ten digits that are a date and pass the check digit of Swedish personal identity numbers (also coordination numbers).
bool is_personal_number(const std::string& ten) {
  const int month = std::stoi(ten.substr(2, 2)), day = std::stoi(ten.substr(4, 2)) % 60;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const int product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return sum % 10 == 0;
}

bool holds_personal_number(const std::string& text) {
  static const std::regex pattern("(?:19|20)?([0-9]{6})[-+]?([0-9]{4})");
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    if (is_personal_number((*match)[1].str() + (*match)[2].str())) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the same options give the same bytes, for one thread and for two, and on every machine") {
  const Files& first = small_files();
  ExampleOptions two_threads = kSmall;
  two_threads.threads = 2;
  CHECK(first == files_of(two_threads));
  ExampleOptions other = kSmall;
  other.seed = 100;
  CHECK(first.at("contacts.csv") != files_of(other).at("contacts.csv"));
  CHECK(core::sha256_hex(first.at("contacts.csv")) == "b67594e31b5c29e0829f6ddd6d6794bad9b4841e68e89fca0a15a6e4324aa12e");
  CHECK(core::sha256_hex(first.at("nation.csv")) == "8d4cd1b0a0427840779a3c6f6a8d3cb69e3318f0be2852ce4463209e92ae63b4");
}

TEST_CASE("every file is there and stamped as synthetic") {
  const Files& files = small_files();
  for (const std::string name :
       {"plan.txt", "README.md", "contacts.csv", "limits.csv", "nation.csv", "population.csv", "municipalities.csv", "hospitals.csv", "clinics.csv",
        "drg.csv", "register.jsonl", "register-links.jsonl", "contacts.map.toml", "limits.map.toml", "nation.map.toml", "population.map.toml"}) {
    CHECK_MESSAGE(files.contains(name), name);
  }
  for (const auto& [name, text] : files) {
    CHECK_MESSAGE(text.find("{{") == std::string::npos, name);
    if (name.ends_with(".csv")) continue;
    CHECK_MESSAGE(text.find("Syntetiska data från Röd tråd, ingen verklig person eller verksamhet") != std::string::npos, name);
  }
}

TEST_CASE("nothing in the data passes for a personal identity number") {
  CHECK(holds_personal_number("x 640823-3234"));  // the check itself finds one
  const Files& files = small_files();
  for (const std::string name : {"contacts.csv", "population.csv", "limits.csv", "nation.csv"}) {
    for (const auto& row : rows_of(files.at(name))) {
      for (const auto& field : row) REQUIRE_FALSE(holds_personal_number(field));
    }
  }
  for (const auto& row : rows_of(files.at("contacts.csv"))) {
    std::string digits;
    for (const char c : row[0]) digits += c >= '0' && c <= '9' ? std::string(1, c) : "";
    REQUIRE(digits.size() == 7);
    REQUIRE(row[0].starts_with("SYN-"));
    REQUIRE(row[1].starts_with("SYN-"));
  }
}

TEST_CASE("the nation is the sum of its three kinds of hospitals, and the lists know every group") {
  const Files& files = small_files();
  std::map<std::vector<std::string>, std::array<std::int64_t, 4>> nation, kinds;
  for (const auto& row : rows_of(files.at("nation.csv"))) {
    auto& sums = row[1] == "riket" ? nation : kinds;
    auto& cell = sums[{row[0], row[2], row[3], row[4], row[5]}];
    for (std::size_t i = 0; i < 4; ++i) cell[i] += whole(row[6 + i]);
    REQUIRE(whole(row[6]) >= whole(row[8]));
    REQUIRE(whole(row[7]) >= whole(row[9]));
  }
  CHECK(nation == kinds);
  std::map<std::string, std::string> titles;
  for (const auto& row : rows_of(files.at("drg.csv"))) titles[row[0]] = row[1];
  CHECK(titles.size() == example::groups().size());
  for (const auto& row : rows_of(files.at("limits.csv"))) {
    REQUIRE(titles.contains(row[2]));
    REQUIRE(whole(row[3]) > whole(row[5]));  // the limit is above the inliers' mean
  }
}

TEST_CASE("each map names every column of its file and only columns of its contract") {
  const std::map<std::string, std::string> kinds{
      {"contacts", "care_contact"}, {"limits", "drg_limit"}, {"nation", "reference_aggregate"}, {"population", "population"}};
  for (const auto& [name, kind] : kinds) {
    const auto map = core::parse_toml(small_files().at(name + ".map.toml"), name);
    const auto contract = core::parse_toml(*core::embedded_file("data/datasets/" + kind + ".toml"), kind);
    REQUIRE(map);
    REQUIRE(contract);
    CHECK((*map)["synthetic"].boolean());
    std::set<std::string> known;
    for (const auto& column : (*contract)["columns"].array()) known.insert(column["id"].string());
    const std::string& text = small_files().at(name + ".csv");
    const auto header = core::split(std::string_view(text).substr(0, text.find('\r')), ';');
    CHECK((*map)["columns"].table().size() == header.size());
    for (const auto column : header) {
      CHECK_MESSAGE(known.contains((*map)["columns"][column].string()), name << ": " << column);
    }
  }
}

TEST_CASE("the plan is about the years of the data and names ytterfall in one title") {
  const std::string plan = small_files().at("plan.txt");
  CHECK(plan.find("Analysplan för Region Älvmark 2026") != std::string::npos);
  CHECK(plan.find("Mars 2026") != std::string::npos);
  CHECK(plan.find("2035") != std::string::npos);
}

TEST_CASE("impossible options are refused, all of them at once") {
  test::TemporaryFolder folder;
  const auto refused = example::write_example(folder / "x", {.persons = 1, .years = 0, .first_year = 3000});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().size() == 3);
  CHECK_FALSE(std::filesystem::exists(folder / "x"));
  CHECK(example::persons_for_contacts(800'000, 4) == 250'000);
}

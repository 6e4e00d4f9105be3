// Profiles by SQL, one statement for each column, and their file.
#include "lake/profile.h"

#include <cmath>

#include "core/file.h"
#include "core/json.h"
#include "sql/connection.h"

namespace rodtrad::lake {

namespace {

using core::Expected;
using schema::ContractColumn;
using schema::ValueType;

constexpr int kMostCommon = 10;

/// Stored values to the unit that people read.
double scale_of(const ContractColumn& column) { return std::pow(10.0, -column.stored_decimals()); }

class Profiler {
 public:
  Profiler(const Lake& lake, const DatasetVersion& version, const schema::Contract& contract)
      : version_(version), contract_(contract), scratch_(lake.places().root) {
    const auto person =
        std::find_if(contract.columns.begin(), contract.columns.end(), [](const ContractColumn& one) { return one.type == ValueType::person; });
    if (version.has_persons && person != contract.columns.end()) person_ = sql::quoted(person->id);
    const Options& options = lake.options();
    database_ = sql::open_duckdb(
        {.allowed = {lake.places().root}, .scratch = scratch_.path(), .threads = options.threads, .memory_limit = options.memory_limit});
    database_->execute("CREATE VIEW data AS SELECT * FROM " + sql::parquet_rows(version.paths()));
  }

  Profile run() {
    Profile profile{.name = version_.name, .version = version_.version, .rows = version_.rows(), .has_persons = version_.has_persons};
    for (const ContractColumn& column : contract_.columns) {
      if (column.is_shown()) profile.columns.push_back(look_at(column));
    }
    return profile;
  }

 private:
  ColumnProfile look_at(const ContractColumn& column) {
    const std::string name = sql::quoted(column.id);
    const table::Batch counts =
        database_->fetch(fmt::format("SELECT CAST(count(*) - count({0}) AS BIGINT), CAST(count(DISTINCT {0}) AS BIGINT) FROM data", name));
    ColumnProfile found{.column = column.id, .missing = counts.columns[0].integer(0), .distinct = counts.columns[1].integer(0)};
    if (found.missing == version_.rows()) return found;
    if (column.is_number()) found.spread = spread_of(name, scale_of(column));
    if (column.type == ValueType::date) {
      const table::Batch days = database_->fetch(fmt::format("SELECT CAST(min({0}) AS VARCHAR), CAST(max({0}) AS VARCHAR) FROM data", name));
      found.first_day = days.columns[0].text(0);
      found.last_day = days.columns[1].text(0);
    }
    if (column.type == ValueType::code || (column.type == ValueType::text && !contract_.personal)) found.common = common_of(name);
    return found;
  }

  std::array<double, 5> spread_of(const std::string& name, double scale) {
    const table::Batch found = database_->fetch(
        fmt::format("SELECT CAST(min({0}) AS BIGINT), CAST(quantile_disc({0}, 0.25) AS BIGINT), CAST(quantile_disc({0}, 0.5) AS BIGINT), "
                    "CAST(quantile_disc({0}, 0.75) AS BIGINT), CAST(max({0}) AS BIGINT) FROM data",
                    name));
    std::array<double, 5> spread{};
    for (std::size_t i = 0; i < spread.size(); ++i) spread[i] = static_cast<double>(found.columns[i].integer(0)) * scale;
    return spread;
  }

  std::vector<CommonValue> common_of(const std::string& name) {
    const std::string persons = person_.empty() ? "count(*)" : fmt::format("count(DISTINCT {})", person_);
    const table::Batch found = database_->fetch(
        fmt::format("SELECT CAST({0} AS VARCHAR), CAST(count(*) AS BIGINT), CAST({1} AS BIGINT) FROM data WHERE {0} IS NOT NULL GROUP BY {0} "
                    "ORDER BY 2 DESC, 1 LIMIT {2}",
                    name, persons, kMostCommon));
    std::vector<CommonValue> common;
    for (std::size_t row = 0; row < found.rows(); ++row)
      common.push_back(
          {.value = std::string(found.columns[0].text(row)), .rows = found.columns[1].integer(row), .persons = found.columns[2].integer(row)});
    return common;
  }

  const DatasetVersion& version_;
  const schema::Contract& contract_;
  core::ScratchFolder scratch_;
  std::string person_;  // quoted column; "" when there are no persons
  std::unique_ptr<sql::DuckdbConnection> database_;
};

ColumnProfile column_from(const core::Json& json) {
  ColumnProfile column{.column = json["column"].string(),
                       .missing = json["missing"].integer(),
                       .distinct = json["distinct"].integer(),
                       .first_day = json["first_day"].string(),
                       .last_day = json["last_day"].string()};
  const core::Json::Array& spread = json["spread"].array();
  if (spread.size() == 5) {
    column.spread.emplace();
    for (std::size_t i = 0; i < spread.size(); ++i) (*column.spread)[i] = spread[i].number();
  }
  for (const core::Json& one : json["common"].array())
    column.common.push_back({.value = one["value"].string(), .rows = one["rows"].integer(), .persons = one["persons"].integer()});
  return column;
}

/// To two digits: a quartile is the value of a row.
double rounded(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1);
  return std::round(value / unit) * unit;
}

std::int64_t to_ten(std::int64_t count) { return (count + 5) / 10 * 10; }

}  // namespace

std::filesystem::path profile_file(const std::filesystem::path& root, const std::string& name, const std::string& version) {
  return root / name / "profiles" / (version + ".json");
}

Expected<Profile> make_profile(Lake& lake, const std::string& reference) {
  const DatasetVersion version = TRY(lake.open(reference));
  const schema::Contract* contract = schema::contract(version.kind);
  Profile profile = Profiler(lake, version, *contract).run();
  const std::filesystem::path file = profile_file(lake.places().root, version.name, version.version);
  core::make_folders(file.parent_path(), 0700);
  core::write_file(file, profile_json(profile));
  return profile;
}

std::optional<Profile> kept_profile(const Lake& lake, const std::string& name, const std::string& version) {
  const std::filesystem::path file = profile_file(lake.places().root, name, version);
  constexpr std::uintmax_t kMost = 1 << 20;
  if (!std::filesystem::exists(file)) return std::nullopt;
  const auto text = core::read_file(file, kMost);
  const auto json = text ? core::parse_json(*text, file.string()) : core::Expected<core::Json>(core::Json());
  if (!json || !json->has("rows")) return std::nullopt;  // made anew when asked for
  Profile profile{.name = name, .version = version, .rows = (*json)["rows"].integer(), .has_persons = (*json)["has_persons"].boolean()};
  for (const core::Json& one : (*json)["columns"].array()) profile.columns.push_back(column_from(one));
  return profile;
}

std::string profile_json(const Profile& profile) {
  core::JsonWriter json;
  json.begin_object().member("dataset", profile.name).member("version", profile.version).member("rows", profile.rows);
  json.member("has_persons", profile.has_persons).key("columns").begin_array();
  for (const ColumnProfile& one : profile.columns) {
    json.begin_object().member("column", one.column).member("missing", one.missing).member("distinct", one.distinct);
    json.key("spread");
    if (one.spread) {
      json.begin_array();
      for (const double value : *one.spread) json.value(value);
      json.end_array();
    } else {
      json.null();
    }
    json.member("first_day", one.first_day).member("last_day", one.last_day).key("common").begin_array();
    for (const CommonValue& common : one.common)
      json.begin_object().member("value", common.value).member("rows", common.rows).member("persons", common.persons).end_object();
    json.end_array().end_object();
  }
  return json.end_array().end_object().take();
}

Profile protected_profile(Profile profile, const schema::Contract& contract, std::int64_t least) {
  if (!contract.personal) return profile;
  for (ColumnProfile& one : profile.columns) {
    const bool is_open = one.column == contract.file_by;  // what files are named after; all else of a row is one person's
    const bool few = profile.rows - one.missing < 2 * least;
    std::erase_if(one.common, [&](const CommonValue& common) { return common.persons < least; });
    for (CommonValue& common : one.common) common = {.value = common.value, .rows = to_ten(common.rows), .persons = 0};
    one.missing = to_ten(one.missing);
    if (is_open) continue;
    if (few) one.spread.reset();
    if (one.spread) {
      for (double& value : *one.spread) value = rounded(value);
      one.spread->front() = one.spread->back() = std::nan("");
    }
    one.first_day.clear();
    one.last_day.clear();
  }
  profile.rows = to_ten(profile.rows);
  return profile;
}

}  // namespace rodtrad::lake

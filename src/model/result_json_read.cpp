// Result read back from its canonical JSON. Unknown words and tables whose cells do not fill them are problems.
#include "core/json.h"
#include "model/json_words.h"
#include "model/result.h"

namespace rodtrad::model {

using core::Json;

namespace {

class ResultReader {
 public:
  explicit ResultReader(const std::string& file) : file_(file) {}

  Result result(const Json& json);
  core::Problems problems;

 private:
  template <class Enum>
  Enum word(const Json& json) {
    const auto found = from_word<Enum>(json.string());
    if (!found) refuse("unknown_word", fmt::format("okänt ord \"{}\"", json.string()), fmt::format("unknown word \"{}\"", json.string()));
    return found.value_or(Enum{});
  }
  template <class Item, class Read>
  std::vector<Item> list(const Json& json, Read read) {
    std::vector<Item> items;
    for (const Json& item : json.array()) items.push_back((this->*read)(item));
    return items;
  }
  void refuse(const char* code, std::string sv, std::string en) {
    problems.push_back({.code = code, .place = {.file = file_}, .message = {.sv = std::move(sv), .en = std::move(en)}});
  }

  Text text(const Json& json) { return core::text_from(json); }
  template <class Valued>
  Valued valued(const Json& json);
  table::Cell cell(const Json& json);
  figure::Point point(const Json& json) { return valued<figure::Point>(json); }
  table::Row row(const Json& json);
  table::Column column(const Json& json);
  table::Table table(const Json& json);
  figure::Series series(const Json& json);
  figure::Figure figure(const Json& json);
  ResolvedSentence::Piece piece(const Json& json);
  ResolvedSentence sentence(const Json& json);
  ResolvedFinding finding(const Json& json);
  Protection protection(const Json& json);
  Note note(const Json& json) { return {json["code"].string(), text(json["text"])}; }
  std::pair<Text, Text> fact(const Json& json) { return {text(json["what"]), text(json["words"])}; }
  std::string string(const Json& json) { return json.string(); }

  std::string file_;
};

std::optional<double> optional_number(const Json& json) { return json.is_number() ? std::optional(json.number()) : std::nullopt; }

template <class Valued>
Valued ResultReader::valued(const Json& json) {
  Valued read;
  read.status = word<table::Status>(json["status"]);
  read.value = json["value"].number();
  read.low = optional_number(json["low"]);
  read.high = optional_number(json["high"]);
  read.reason = text(json["reason"]);
  return read;
}

table::Cell ResultReader::cell(const Json& json) {
  auto read = valued<table::Cell>(json);
  if (json["n"].is_number()) read.n = json["n"].integer();
  return read;
}

table::Row ResultReader::row(const Json& json) { return {json["code"].string(), text(json["label"]), json["total"].boolean()}; }

table::Column ResultReader::column(const Json& json) {
  return {.id = json["id"].string(),
          .label = text(json["label"]),
          .unit = word<table::Unit>(json["unit"]),
          .decimals = static_cast<int>(json["decimals"].integer()),
          .interval = json["interval"].boolean()};
}

table::Table ResultReader::table(const Json& json) {
  table::Table read{.id = json["id"].string(),
                    .title = text(json["title"]),
                    .row_heading = text(json["row_heading"]),
                    .role = word<table::Role>(json["role"]),
                    .rows = list<table::Row>(json["rows"], &ResultReader::row),
                    .columns = list<table::Column>(json["columns"], &ResultReader::column),
                    .cells = list<table::Cell>(json["cells"], &ResultReader::cell),
                    .currency = json["currency"].string(),
                    .notes = list<Text>(json["notes"], &ResultReader::text)};
  if (read.cells.size() != read.rows.size() * read.columns.size()) {
    refuse("wrong_size", fmt::format("tabellen {} har fel antal celler", read.id), fmt::format("table {} has the wrong number of cells", read.id));
  }
  return read;
}

figure::Series ResultReader::series(const Json& json) {
  return {.id = json["id"].string(),
          .label = text(json["label"]),
          .role = word<figure::SeriesRole>(json["role"]),
          .points = list<figure::Point>(json["points"], &ResultReader::point)};
}

figure::Figure ResultReader::figure(const Json& json) {
  return {.id = json["id"].string(),
          .kind = word<figure::Kind>(json["kind"]),
          .title = text(json["title"]),
          .subtitle = text(json["subtitle"]),
          .alt = text(json["alt"]),
          .source = text(json["source"]),
          .unit = word<table::Unit>(json["unit"]),
          .decimals = static_cast<int>(json["decimals"].integer()),
          .currency = json["currency"].string(),
          .categories = list<Text>(json["categories"], &ResultReader::text),
          .series = list<figure::Series>(json["series"], &ResultReader::series),
          .table = json["table"].string()};
}

ResolvedSentence::Piece ResultReader::piece(const Json& json) {
  if (json.is_string()) return {json.string(), std::nullopt};
  return {json["words"].string(), table::CellId{json["table"].string(), json["row"].string(), json["column"].string()}};
}

ResolvedSentence ResultReader::sentence(const Json& json) {
  return {.sv = list<ResolvedSentence::Piece>(json["sv"], &ResultReader::piece),
          .en = list<ResolvedSentence::Piece>(json["en"], &ResultReader::piece)};
}

ResolvedFinding ResultReader::finding(const Json& json) {
  return {.id = json["id"].string(),
          .headline = sentence(json["headline"]),
          .sentences = list<ResolvedSentence>(json["sentences"], &ResultReader::sentence),
          .figure = json["figure"].string(),
          .table = json["table"].string(),
          .answers = list<std::string>(json["answers"], &ResultReader::string)};
}

Protection ResultReader::protection(const Json& json) {
  return {.level = word<Level>(json["level"]),
          .threshold = json["threshold"].integer(),
          .counts_persons = json["counts_persons"].boolean(),
          .primary = json["primary"].integer(),
          .secondary = json["secondary"].integer(),
          .p_percent = json["p_percent"].number(),
          .dominance_n = static_cast<int>(json["dominance_n"].integer()),
          .dominance_k = json["dominance_k"].number(),
          .knows_contributors = json["knows_contributors"].boolean(),
          .sums_primary = json["sums_primary"].integer(),
          .sums_secondary = json["sums_secondary"].integer(),
          .shown_protected = json["shown_protected"].integer()};
}

Result ResultReader::result(const Json& json) {
  if (!json.is_object() || !json.has("protection")) refuse("not_a_result", "filen är inget resultat", "the file is no result");
  return {.method = json["method"].string(),
          .method_version = json["method_version"].string(),
          .protection = protection(json["protection"]),
          .tables = list<table::Table>(json["tables"], &ResultReader::table),
          .figures = list<figure::Figure>(json["figures"], &ResultReader::figure),
          .findings = list<ResolvedFinding>(json["findings"], &ResultReader::finding),
          .notes = list<Note>(json["notes"], &ResultReader::note),
          .facts = list<std::pair<Text, Text>>(json["facts"], &ResultReader::fact)};
}

}  // namespace

core::Expected<Result> result_from_json(const std::string& text, const std::string& file) {
  const Json json = TRY(core::parse_json(text, file));
  ResultReader reader(file);
  Result result = reader.result(json);
  if (!reader.problems.empty()) return core::fail(std::move(reader.problems));
  return result;
}

}  // namespace rodtrad::model

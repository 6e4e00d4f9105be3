// Members in the order of the specification.
#include "formats/jsonstat_write.h"

#include "formats/table_index.h"

namespace rodtrad::formats {
namespace {

using core::JsonWriter;
using Level = StatisticsNote::Level;
using State = StatisticsCells::State;

class DatasetWriter {
 public:
  DatasetWriter(const StatisticsTable& table, JsonStatVersion version, const std::string& language, JsonWriter& out,
                const PxWebDetails* pxweb = nullptr)
      : table_(table),
        index_(table),
        is_first_(version == JsonStatVersion::v1),
        language_(language.empty() ? table.language : language),
        out_(out),
        pxweb_(pxweb) {}

  /// Members of an object that has begun.
  void write() {
    text("label", table_.title);
    text("source", table_.source);
    word("updated", pxweb_ ? pxweb_->updated : table_.updated);
    if (pxweb_) write_link();
    write_notes();
    if (pxweb_) write_roles();
    if (!is_first_) write_order();
    if (!is_first_ && !pxweb_) write_roles();
    write_dimensions();
    if (pxweb_) write_pxweb_extension();
    write_values();
    write_status();
    if (!pxweb_) write_extension();
  }
  std::size_t looked_at() const { return index_.looked_at(); }

 private:
  void word(std::string_view name, const std::string& words) {
    if (!words.empty()) out_.member(name, words);
  }
  const std::string& in(const core::Text& text) const { return words_in(text, language_); }
  void text(std::string_view name, const core::Text& text) { word(name, in(text)); }

  bool is_shown(const StatisticsNote& note) const { return note.language == language_ || (note.language.empty() && language_ == table_.language); }
  void list(std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out_.key(name).begin_array();
    for (const std::string& one : texts) out_.value(one);
    out_.end_array();
  }

  void write_link() {
    if (pxweb_->described_by.empty()) return;
    out_.key("link").begin_object().key("describedby").begin_array().begin_object();
    out_.member("type", "text/html").member("href", pxweb_->described_by).end_object().end_array().end_object();
  }

  void write_notes() {
    std::vector<std::string> texts;
    for (const StatisticsNote& note : table_.notes) {
      if (!is_shown(note)) continue;
      if (note.level == Level::table) texts.push_back(note.text);
      if (note.level == Level::cell) texts.push_back(cell_words(note) + ": " + note.text);
    }
    list("note", texts);
  }
  std::string cell_words(const StatisticsNote& note) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(note.where.size(), table_.dimensions.size()); ++i) {
      if (note.where[i] == "*") continue;
      const table::Category* found = index_.category(i, note.where[i]);
      words.push_back(found ? in(found->label) : note.where[i]);
    }
    return fmt::format("{}", fmt::join(words, ", "));
  }

  void write_order() {
    out_.key("id").begin_array();
    for (const table::Dimension& one : table_.dimensions) out_.value(one.id);
    out_.end_array().key("size").begin_array();
    for (const table::Dimension& one : table_.dimensions) out_.value(one.categories.size());
    out_.end_array();
  }

  void write_roles() {
    std::vector<std::string> time, places;
    for (const table::Dimension& one : table_.dimensions) {
      if (one.role == table::Role::time) time.push_back(one.id);
      if (one.role == table::Role::geography) places.push_back(one.id);
    }
    if (time.empty() && places.empty() && table_.measure.empty()) return;
    out_.key("role").begin_object();
    list("time", time);
    list("geo", places);
    if (!table_.measure.empty()) list("metric", {table_.measure});
    out_.end_object();
  }

  void write_dimensions() {
    out_.key("dimension").begin_object();
    if (is_first_) {
      write_order();
      write_roles();
    }
    for (const table::Dimension& one : table_.dimensions) {
      out_.key(one.id).begin_object();
      text("label", one.label);
      std::vector<std::string> notes;
      for (const StatisticsNote* note : index_.notes(Level::dimension, one.id)) {
        if (is_shown(*note)) notes.push_back(note->text);
      }
      list("note", notes);
      write_categories(one);
      if (pxweb_) write_details(one);
      out_.end_object();
    }
    out_.end_object();
  }

  /// A total stands for its dimension when that is left out.
  void write_details(const table::Dimension& one) {
    const auto total = std::find_if(one.categories.begin(), one.categories.end(), [](const table::Category& each) { return each.total; });
    out_.key("extension").begin_object().member("elimination", total != one.categories.end());
    if (total != one.categories.end()) out_.member("eliminationValueCode", total->code);
    out_.member("show", one.role == table::Role::time ? "code" : "value").key("codelists").begin_array().end_array();
    out_.end_object();
  }

  void write_index(const table::Dimension& one) {
    out_.key("index");
    pxweb_ ? out_.begin_object() : out_.begin_array();
    for (std::size_t i = 0; i < one.categories.size(); ++i) {
      const std::string& code = one.categories[i].code;
      pxweb_ ? out_.member(code, i) : out_.value(code);
    }
    pxweb_ ? out_.end_object() : out_.end_array();
  }

  void write_categories(const table::Dimension& one) {
    out_.key("category").begin_object();
    write_index(one);
    out_.key("label").begin_object();
    for (const table::Category& category : one.categories) out_.member(category.code, in(category.label));
    out_.end_object();
    std::map<std::string, std::vector<std::string>> notes;
    for (const StatisticsNote* note : index_.notes(Level::value, one.id)) {
      if (is_shown(*note) && note->where.size() > 1) notes[note->where[1]].push_back(note->text);
    }
    if (!notes.empty()) out_.key("note").begin_object();
    for (const auto& [code, texts] : notes) list(code, texts);
    if (!notes.empty()) out_.end_object();
    if (one.id == table_.measure && !table_.units.empty()) write_units(one);
    out_.end_object();
  }
  void write_units(const table::Dimension& one) {
    out_.key("unit").begin_object();
    for (std::size_t i = 0; i < std::min(one.categories.size(), table_.units.size()); ++i) {
      out_.key(one.categories[i].code).begin_object();
      text(pxweb_ ? "base" : "label", table_.units[i].name);
      if (table_.units[i].decimals) out_.member("decimals", *table_.units[i].decimals);
      out_.end_object();
    }
    out_.end_object();
  }

  void write_value(std::size_t cell) { table_.cells.states[cell] == State::number ? out_.value(table_.cells.values[cell]) : out_.null(); }
  void write_values() {
    const auto& states = table_.cells.states;
    if (pxweb_ && !pxweb_->with_values) return void(out_.key("value").begin_array().end_array());
    const bool sparse = !pxweb_ && std::find(states.begin(), states.end(), State::absent) != states.end();
    out_.key("value");
    sparse ? out_.begin_object() : out_.begin_array();
    for (std::size_t cell = 0; cell < table_.cells.size(); ++cell) {
      if (sparse && states[cell] == State::absent) continue;
      if (sparse) out_.key(fmt::format("{}", cell));
      write_value(cell);
    }
    sparse ? out_.end_object() : out_.end_array();
  }
  void write_status() {
    const StatisticsCells& cells = table_.cells;
    if (pxweb_ && !pxweb_->with_values) return;
    if (std::all_of(cells.statuses.begin(), cells.statuses.end(), [](std::uint16_t word) { return word == 0; })) return;
    out_.key("status").begin_object();
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (cells.statuses[cell] != 0) out_.member(fmt::format("{}", cell), cells.words[cells.statuses[cell]]);
    }
    out_.end_object();
  }

  void write_extension() {
    if (table_.id.empty() && language_.empty() && table_.contents.sv.empty() && table_.subject.sv.empty() && table_.subject_code.empty()) return;
    out_.key("extension").begin_object().key("px").begin_object();
    word("language", language_);
    word("tableid", table_.id);
    word("subject-code", table_.subject_code);
    text("subject-area", table_.subject);
    text("contents", table_.contents);
    out_.end_object().end_object();
  }
  /// In the order of the reference server.
  void write_pxweb_extension() {
    out_.key("extension").begin_object().key("noteMandatory").begin_object();
    std::size_t place = 0;
    for (const StatisticsNote& note : table_.notes) {
      if (!is_shown(note) || (note.level != Level::table && note.level != Level::cell)) continue;
      if (note.mandatory) out_.member(fmt::format("{}", place), true);
      ++place;
    }
    out_.end_object().key("px").begin_object();
    int decimals = 0;
    for (const StatisticsUnit& unit : table_.units) decimals = std::max(decimals, unit.decimals.value_or(0));
    out_.member("tableid", table_.id).member("decimals", decimals).member("official-statistics", false).member("aggregallowed", false);
    out_.member("copyright", false).member("language", language_);
    text("contents", table_.contents);
    out_.member("descriptiondefault", false).key("heading").begin_array();
    for (const std::string& id : pxweb_->heading) out_.value(id);
    out_.end_array().key("stub").begin_array();
    for (const std::string& id : pxweb_->stub) out_.value(id);
    out_.end_array().member("matrix", table_.id);
    word("subject-code", table_.subject_code);
    text("subject-area", table_.subject);
    out_.end_object().key("discontinued").null().key("contact").begin_array().end_array().end_object();
  }

  const StatisticsTable& table_;
  TableIndex index_;
  bool is_first_;
  std::string language_;
  JsonWriter& out_;
  const PxWebDetails* pxweb_;
};

void write_members(const JsonStatDataset& one, JsonStatVersion version, const std::string& language, JsonWriter& out) {
  DatasetWriter(one.table, version, language, out).write();
}

}  // namespace

std::string write_jsonstat(std::span<const JsonStatDataset> datasets, JsonStatVersion version, const std::string& language) {
  JsonWriter out;
  out.begin_object();
  if (version == JsonStatVersion::v1) {
    for (const JsonStatDataset& one : datasets) {
      out.key(one.id.empty() ? "dataset" : one.id).begin_object();
      write_members(one, version, language, out);
      out.end_object();
    }
  } else if (datasets.size() == 1) {
    out.member("version", "2.0").member("class", "dataset");
    write_members(datasets.front(), version, language, out);
  } else {
    out.member("version", "2.0").member("class", "collection").key("link").begin_object().key("item").begin_array();
    for (const JsonStatDataset& one : datasets) {
      out.begin_object().member("class", "dataset").member("href", one.id);
      write_members(one, version, language, out);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_object();
  return out.take() + "\n";
}

std::string write_pxweb_jsonstat(const StatisticsTable& table, const PxWebDetails& details, const std::string& language) {
  JsonWriter out;
  out.begin_object().member("version", "2.0").member("class", "dataset");
  DatasetWriter(table, JsonStatVersion::v2, language, out, &details).write();
  return out.end_object().take();
}

std::string write_jsonstat(const StatisticsTable& table, JsonStatVersion version, const std::string& language) {
  const JsonStatDataset one{.id = "", .table = table};
  return write_jsonstat(std::span(&one, 1), version, language);
}

std::size_t jsonstat_effort(const StatisticsTable& table) {
  JsonWriter out;
  out.begin_object();
  DatasetWriter writer(table, JsonStatVersion::v2, {}, out);
  writer.write();
  return writer.looked_at();
}

}  // namespace rodtrad::formats

// Code lists from TOML.
#include "schema/code_list.h"

#include "core/embedded.h"
#include "core/toml.h"
#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Expected;
using core::Problems;
using core::Toml;

std::optional<AgeRange> read_ages(const Toml& table, Problems& problems) {
  if (!table.has("ages")) return std::nullopt;
  const Toml::Array& bounds = table["ages"].array();
  const bool whole = !bounds.empty() && bounds.size() <= 2 && std::all_of(bounds.begin(), bounds.end(), [](const Toml& b) { return b.is_integer(); });
  const auto at = [&](std::size_t i) {
    return i < bounds.size() ? static_cast<int>(std::clamp<std::int64_t>(bounds[i].integer(), -1, kOpenAge)) : kOpenAge;
  };
  if (whole && at(0) >= 0 && at(0) <= at(1)) return AgeRange{at(0), at(1)};
  tell(problems, table["ages"], "bad_ages", {.sv = "ages ska vara [första, sista] eller [första]", .en = "ages must be [first, last] or [first]"});
  return std::nullopt;
}

bool is_category(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 3 && text[0] >= 'A' && text[0] <= 'Z' && digit(text[1]) && digit(text[2]);
}

void read_range(const Toml& table, ListedCode& code, Problems& problems) {
  if (!table.has("from") && !table.has("to")) return;
  code.from = table["from"].string();
  code.to = table["to"].string();
  if (is_category(code.from) && is_category(code.to) && code.from <= code.to) return;
  tell(problems, table, "bad_range",
       {.sv = "from och to ska vara ICD-kategorier, till exempel A00 och B99", .en = "from and to must be ICD categories, for example A00 and B99"});
}

ListedCode read_code(const Toml& table, const CodeList& list, Problems& problems) {
  check_keys(table, {"code", "label", "also", "ages", "from", "to", "parent", "valid_from", "valid_to"}, problems);
  ListedCode code{.code = read_word(table, "code", problems),
                  .label = read_label(table, "label", problems),
                  .also = table["also"].strings(),
                  .ages = read_ages(table, problems),
                  .parent = table["parent"].string(),
                  .valid_from = table["valid_from"].string(),
                  .valid_to = table["valid_to"].string()};
  read_range(table, code, problems);
  if (!code.code.empty() && list.find(code.code)) {
    tell(problems, table["code"], "code_twice",
         {.sv = fmt::format("koden {} står två gånger", code.code), .en = fmt::format("the code {} stands twice", code.code)});
  }
  return code;
}

std::vector<CodeList> carried_lists() {
  std::vector<CodeList> lists;
  for (const core::EmbeddedFile& file : core::embedded_files()) {
    if (!file.name.starts_with("data/codes/") || !file.name.ends_with(".toml")) continue;
    auto list = read_code_list(file.bytes, std::string(file.name));
    if (list) lists.push_back(*std::move(list));  // a test reads each file of the program
  }
  return lists;
}

const std::vector<CodeList>& all_lists() {
  static const std::vector<CodeList> lists = carried_lists();
  return lists;
}

}  // namespace

const ListedCode* CodeList::find(std::string_view code) const {
  const auto at = std::find_if(codes.begin(), codes.end(), [&](const ListedCode& one) { return one.code == code; });
  return at == codes.end() ? nullptr : &*at;
}

std::vector<std::string> CodeList::names() const {
  std::vector<std::string> names;
  for (const ListedCode& one : codes) names.push_back(one.code);
  return names;
}

Expected<CodeList> read_code_list(std::string_view toml, const std::string& file) {
  const Toml root = TRY(core::parse_toml(toml, file));
  Problems problems;
  check_keys(root, {"id", "label", "source", "codes"}, problems);
  CodeList list{.id = read_word(root, "id", problems), .label = read_label(root, "label", problems), .source = read_label(root, "source", problems)};
  for (const Toml& code : root["codes"].array()) list.codes.push_back(read_code(code, list, problems));
  if (list.codes.empty()) tell(problems, root, "codes_missing", {.sv = "listan har inga koder", .en = "the list has no codes"});
  if (has_errors(problems)) return core::fail(std::move(problems));
  return list;
}

const CodeList* code_list(std::string_view id) {
  const auto& lists = all_lists();
  const auto at = std::find_if(lists.begin(), lists.end(), [&](const CodeList& one) { return one.id == id; });
  return at == lists.end() ? nullptr : &*at;
}

std::vector<std::string> code_list_names() {
  std::vector<std::string> names;
  for (const CodeList& list : all_lists()) names.push_back(list.id);
  return names;
}

std::string_view chapter_of(std::string_view diagnosis) {
  static const CodeList* chapters = code_list("chapter");
  if (!chapters || !is_category(diagnosis.substr(0, 3))) return {};
  const auto allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  if (!std::all_of(diagnosis.begin() + 3, diagnosis.end(), allowed)) return {};
  const std::string_view category = diagnosis.substr(0, 3);
  for (const ListedCode& chapter : chapters->codes) {
    if (category >= chapter.from && category <= chapter.to) return chapter.code;
  }
  return {};
}

}  // namespace rodtrad::schema

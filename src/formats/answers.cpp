// Bodies are kept as texts, so that they are the bytes that came.
#include "formats/answers.h"

#include "core/unicode.h"
#include "formats/json_records.h"
#include "formats/jsonstat.h"

namespace rodtrad::formats {
namespace {

using core::Expected;
using core::Json;
using core::Problem;

constexpr std::string_view kStart = R"({"rodtrad":"answers")";

class ManyRows : public RowSource {
 public:
  ManyRows(std::vector<std::unique_ptr<RowSource>> parts, std::string name) : RowSource(std::move(name)), parts_(std::move(parts)) {
    header_ = parts_.front()->header();
  }

  Expected<bool> next(RowBlock& block) override {
    for (; at_ < parts_.size(); ++at_) {
      if (TRY(parts_[at_]->next(block))) return true;
    }
    return false;
  }

 private:
  std::vector<std::unique_ptr<RowSource>> parts_;
  std::size_t at_ = 0;
};

Problem damaged(const std::string& name, int line) {
  return {.code = "answers_damaged",
          .place = {.file = name, .line = line},
          .message = {.sv = "svaret är skadat", .en = "the answer is damaged"},
          .hint = {.sv = "hämta uppgifterna på nytt", .en = "fetch the data anew"}};
}

}  // namespace

AnswersWriter::AnswersWriter(const std::filesystem::path& path) : file_(path, 0600) { file_.write(std::string(kStart) + ",\"version\":1}\n"); }

Expected<core::Done> AnswersWriter::add(const std::string& url, const std::string& body) {
  if (!core::is_valid_utf8(body)) {
    return core::fail(Problem{
        .code = "answer_not_text", .place = {.file = url}, .message = {.sv = "svaret är inte giltig UTF-8", .en = "the answer is not valid UTF-8"}});
  }
  core::JsonWriter out;
  out.begin_object().member("url", url).member("body", body).end_object();
  file_.write(out.take() + "\n");
  return core::Done{};
}

bool looks_like_answers(std::string_view start) { return start.starts_with(kStart); }

Expected<std::unique_ptr<RowSource>> answer_rows(std::string_view bytes, const std::string& name) {
  std::vector<std::unique_ptr<RowSource>> parts;
  JsonRecords records;
  int line = 1;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos && at + 1 < bytes.size(); at = bytes.find('\n', at + 1)) {
    const std::string_view text = bytes.substr(at + 1, bytes.find('\n', at + 1) - at - 1);
    const auto answer = core::parse_json(text, name);
    ++line;
    if (!answer || !(*answer)["body"].is_string()) return core::fail(damaged(name, line));
    const std::string& body = (*answer)["body"].string();
    const Json root = TRY(core::parse_json(body, (*answer)["url"].string()));
    if (is_json_records(root)) {
      records.add(root);
      continue;
    }
    JsonStatFile file = read_jsonstat(body, (*answer)["url"].string());
    if (!file.is_usable()) return core::fail(std::move(file.problems));
    for (JsonStatDataset& one : file.datasets) parts.push_back(statistics_rows(std::move(one.table), name));
  }
  if (!records.header.empty()) parts.push_back(record_rows(std::move(records), name));
  if (parts.empty()) {
    return core::fail(Problem{.code = "no_rows",
                              .place = {.file = name},
                              .message = {.sv = "tjänsten gav inga värden för urvalet", .en = "the service gave no values for the selection"},
                              .hint = {.sv = "kontrollera koderna i adressen", .en = "check the codes in the address"}});
  }
  for (const auto& part : parts) {
    if (part->header() == parts.front()->header()) continue;
    return core::fail(Problem{.code = "answers_differ",
                              .place = {.file = name},
                              .message = {.sv = "delarna av svaret har olika kolumner", .en = "the parts of the answer have different columns"}});
  }
  return std::make_unique<ManyRows>(std::move(parts), name);
}

std::unique_ptr<RowSource> json_list_rows(std::string_view bytes, const std::string& name) {
  const auto root = core::parse_json(bytes, name);
  if (!root || !is_json_records(*root)) return nullptr;
  JsonRecords records;
  records.add(*root);
  return record_rows(std::move(records), name);
}

}  // namespace rodtrad::formats

// Parsing of JSON: nlohmann's SAX parser fills our own value, with a limit on depth.
#include <nlohmann/json.hpp>

#include "core/json.h"

namespace rodtrad::core {
namespace {

constexpr std::size_t kMaxDepth = 64;

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return add(Json()); }
  bool boolean(bool value) override { return add(Json(value)); }
  bool number_integer(number_integer_t value) override { return add(Json(static_cast<std::int64_t>(value))); }
  bool number_unsigned(number_unsigned_t value) override {
    return value <= INT64_MAX ? add(Json(static_cast<std::int64_t>(value))) : add(Json(static_cast<double>(value)));
  }
  bool number_float(number_float_t value, const string_t&) override { return add(Json(value)); }
  bool string(string_t& value) override { return add(Json(std::move(value))); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Object{}); }
  bool start_array(std::size_t) override { return open(Json::Array{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    keys_.back() = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_at = position;
    return false;
  }

  Json root;
  std::optional<std::size_t> error_at;
  bool too_deep = false;

 private:
  bool open(Json::Data empty) {
    if (stack_.size() >= kMaxDepth) {
      too_deep = true;
      return false;
    }
    stack_.push_back(std::move(empty));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    Json finished(std::move(stack_.back()));
    stack_.pop_back();
    keys_.pop_back();
    return add(std::move(finished));
  }
  bool add(Json value) {
    if (stack_.empty()) {
      root = std::move(value);
    } else if (auto* array = std::get_if<Json::Array>(&stack_.back())) {
      array->push_back(std::move(value));
    } else {
      std::get<Json::Object>(stack_.back()).emplace_back(std::move(keys_.back()), std::move(value));
    }
    return true;
  }

  std::vector<Json::Data> stack_;
  std::vector<std::string> keys_;
};

Place place_of(std::string_view text, std::size_t offset, const std::string& file) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n');
  const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
  return {.file = file, .line = static_cast<int>(line) + 1, .column = static_cast<int>(std::max<std::size_t>(column, 1))};
}

}  // namespace

Expected<Json> parse_json(std::string_view text, const std::string& file) {
  Builder builder;
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.root);
  if (builder.too_deep) {
    return fail(Problem{.code = "json_depth",
                        .place = {.file = file},
                        .message = {.sv = "JSON är nästlad djupare än 64 nivåer", .en = "JSON is nested deeper than 64 levels"}});
  }
  return fail(Problem{.code = "json_syntax",
                      .place = place_of(text, builder.error_at.value_or(0), file),
                      .message = {.sv = "inte giltig JSON", .en = "not valid JSON"}});
}

}  // namespace rodtrad::core

// The key is taken before the work begins, so that two at the same time cannot both do it.
#include "ops/kept_answers.h"

#include <ctime>

#include "core/hash.h"

namespace rodtrad::ops {

namespace {

constexpr std::int64_t kKept = std::int64_t{24} * 3600;
constexpr std::size_t kLongestKey = 200;

core::Fail refuse(std::string code, core::Text message, core::Text hint) {
  return core::fail({.code = std::move(code), .place = {.file = "Idempotency-Key"}, .message = std::move(message), .hint = std::move(hint)});
}

core::Expected<OnceAnswer> kept(const std::string& request, const std::string& known, const std::string& answer) {
  if (known != request) {
    return refuse("key_reused", {.sv = "nyckeln är redan använd för en annan förfrågan", .en = "the key has been used for another request"},
                  {.sv = "välj en ny nyckel", .en = "choose a new key"});
  }
  if (answer.empty()) {
    return refuse(
        "key_in_use",
        {.sv = "den första förfrågan med nyckeln pågår eller avbröts", .en = "the first request with the key is under way or was broken off"},
        {.sv = "se efter om ändringen är gjord innan du försöker med en ny nyckel",
         .en = "look whether the change was made before you try with a new key"});
  }
  return OnceAnswer{.text = answer, .replayed = true};
}

}  // namespace

core::Expected<OnceAnswer> answer_once(sql::Connection& file, const OnceRequest& once, const std::function<core::Expected<std::string>()>& answer) {
  if (once.key.size() > kLongestKey)
    return refuse("bad_key", {.sv = "nyckeln är för lång", .en = "the key is too long"}, {.sv = "högst 200 tecken", .en = "at most 200 characters"});
  const std::string key = core::sha256_hex(once.user + "\n" + once.key), request = core::sha256_hex(once.request);
  const std::int64_t now = static_cast<std::int64_t>(std::time(nullptr));
  {
    sql::Transaction transaction(file);
    file.execute("DELETE FROM kept_answer WHERE at <= ?", {now - kKept});
    const table::Batch known = file.fetch("SELECT request, answer FROM kept_answer WHERE key = ?", {key});
    if (known.rows() > 0) return kept(request, known.columns[0].text(0), known.columns[1].text(0));
    file.execute("INSERT INTO kept_answer (key, request, at) VALUES (?, ?, ?)", {key, request, now});
    transaction.commit();
  }
  auto text = answer();
  if (!text) {
    file.execute("DELETE FROM kept_answer WHERE key = ?", {key});
    return core::Fail(std::move(text).error());
  }
  file.execute("UPDATE kept_answer SET answer = ? WHERE key = ?", {*text, key});
  return OnceAnswer{.text = *std::move(text)};
}

}  // namespace rodtrad::ops

// The only place that speaks with libcurl.
#include "core/http_client.h"

#include <curl/curl.h>

#include <cmath>
#include <cstdlib>

#include "core/failure.h"
#include "core/file.h"
#include "core/unicode.h"
#include "core/version.h"

namespace rodtrad::core {
namespace {

constexpr std::size_t kToldBytes = 300;
constexpr long kMostRedirects = 10;

/// Where the bytes of one attempt go; start() forgets those of the attempt before.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void start() = 0;
  virtual void take(std::string_view bytes) = 0;
};

class TextSink : public Sink {
 public:
  explicit TextSink(std::string& text) : text_(text) {}
  void start() override { text_.clear(); }
  void take(std::string_view bytes) override { text_ += bytes; }

 private:
  std::string& text_;
};

class FileSink : public Sink {
 public:
  explicit FileSink(std::filesystem::path path) : path_(std::move(path)) {}
  void start() override {
    writer_.reset();
    writer_.emplace(path_, 0600);
  }
  void take(std::string_view bytes) override { writer_->write(bytes); }
  void commit() { writer_->commit(); }

 private:
  std::filesystem::path path_;
  std::optional<FileWriter> writer_;
};

/// One attempt as libcurl's callbacks see it. What a callback throws is kept and thrown again afterwards.
struct Attempt {
  CURL* curl = nullptr;
  Sink* sink = nullptr;
  std::string* told = nullptr;
  std::uint64_t bytes = 0;
  std::uint64_t most_bytes = 0;
  bool too_large = false;
  std::exception_ptr thrown;

  std::size_t take(std::string_view block) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200 || status >= 300) {
      told->append(block.substr(0, kToldBytes - std::min(kToldBytes, told->size())));
      return block.size();
    }
    bytes += block.size();
    too_large = bytes > most_bytes;
    if (too_large) return 0;
    try {
      sink->take(block);
    } catch (...) {
      thrown = std::current_exception();
      return 0;
    }
    return block.size();
  }
};

extern "C" std::size_t take_block(char* data, std::size_t size, std::size_t count, void* attempt) {
  return static_cast<Attempt*>(attempt)->take({data, size * count});
}

extern "C" int is_to_stop(void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return is_cancelled() ? 1 : 0; }

/// Environment variables that the program curl heeds and its library does not.
void use_environment(CURL* curl) {
  if (const char* file = std::getenv("CURL_CA_BUNDLE"); file && *file)
    curl_easy_setopt(curl, CURLOPT_CAINFO, file);
  else if (const char* other = std::getenv("SSL_CERT_FILE"); other && *other)
    curl_easy_setopt(curl, CURLOPT_CAINFO, other);
  if (const char* folder = std::getenv("SSL_CERT_DIR"); folder && *folder) curl_easy_setopt(curl, CURLOPT_CAPATH, folder);
}

bool is_wrong_address(CURLcode code) { return code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL; }
bool is_certificate(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR;
}
bool may_pass(int status) {
  return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

/// Letters beyond ASCII and spaces as a server expects them.
std::string in_ascii(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte <= 0x20 || byte >= 0x7F ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return out;
}

Text network_words(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {.sv = "servern finns inte, eller så saknas nät", .en = "there is no such server, or no network"};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {.sv = "proxyservern hittas inte", .en = "the proxy is not found"};
    case CURLE_COULDNT_CONNECT:
      return {.sv = "servern svarar inte", .en = "the server does not answer"};
    case CURLE_OPERATION_TIMEDOUT:
      return {.sv = "servern har slutat sända", .en = "the server has stopped sending"};
    case CURLE_PARTIAL_FILE:
      return {.sv = "svaret är kortare än servern sade", .en = "the answer is shorter than the server said"};
    case CURLE_GOT_NOTHING:
      return {.sv = "servern bröt utan att svara", .en = "the server broke off without an answer"};
    default:
      return {.sv = fmt::format("förbindelsen bröts ({})", curl_easy_strerror(code)),
              .en = fmt::format("the connection broke ({})", curl_easy_strerror(code))};
  }
}

/// A page where data were asked for: what services answer while they are worked on.
bool is_page(const std::string& type) {
  return type == "text/html" || type == "application/xhtml+xml" || type == "application/xml" || type == "text/xml";
}

}  // namespace

Problem HttpAnswer::refusal() const {
  std::string words;
  for (const char c : told) words += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  if (is_page(type)) words.clear();
  if (!is_valid_utf8(words)) words.clear();
  const std::string quoted = words.empty() ? "" : ": " + words;
  return {.code = "address_refused",
          .place = {.file = url},
          .message = say("servern svarade {}{}", "the server answered {}{}", status, quoted),
          .hint = status == 404                    ? Text{.sv = "kontrollera adressen", .en = "check the address"}
                  : status == 401 || status == 403 ? Text{.sv = "adressen kräver behörighet; hämta filen själv och ta in den från disk",
                                                          .en = "the address needs permission; fetch the file yourself and take it in from disk"}
                                                   : Text{}};
}

struct HttpClient::Parts {
  FetchLimits limits;
  CURL* curl = nullptr;
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers{nullptr, &curl_slist_free_all};

  void prepare(const HttpRequest& request);
  CURLcode attempt(Attempt& one);
  HttpAnswer answer() const;
  double wait_before(int attempt, bool& too_long) const;
  Expected<HttpAnswer> run(const HttpRequest& request, Sink& sink);
  Expected<Done> judge(CURLcode code, const Attempt& one, const HttpRequest& request) const;
  [[noreturn]] void give_up(CURLcode code, const HttpAnswer& answer, const HttpRequest& request) const;
};

HttpClient::HttpClient(FetchLimits limits) : parts_(std::make_unique<Parts>()) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  parts_->limits = limits;
  parts_->curl = ready == CURLE_OK ? curl_easy_init() : nullptr;
  if (!parts_->curl) throw Failure(FailureKind::internal, {.sv = "libcurl kunde inte startas", .en = "libcurl could not be started"});
}

HttpClient::~HttpClient() { curl_easy_cleanup(parts_->curl); }

void HttpClient::Parts::prepare(const HttpRequest& request) {
  curl_easy_reset(curl);
  use_environment(curl);
  curl_easy_setopt(curl, CURLOPT_URL, in_ascii(request.url).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, kMostRedirects);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect_seconds));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall_seconds));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, fmt::format("rodtrad/{}", program_version()).c_str());
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &is_to_stop);
  headers.reset();
  const auto add = [&](const std::string& line) { headers.reset(curl_slist_append(headers.release(), line.c_str())); };
  if (!request.accept.empty()) add("Accept: " + request.accept);
  if (!request.body.empty()) {
    add(("Content-Type: " + request.body_type).c_str());
    add("Expect:");
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTREDIR, CURL_REDIR_POST_ALL);
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
}

CURLcode HttpClient::Parts::attempt(Attempt& one) {
  one.sink->start();
  one.told->clear();
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_block);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &one);
  const CURLcode code = curl_easy_perform(curl);
  if (one.thrown) std::rethrow_exception(one.thrown);
  check_cancelled();
  return code;
}

HttpAnswer HttpClient::Parts::answer() const {
  HttpAnswer answer;
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  const char* text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &text);
  answer.url = shown_url(text ? text : "");
  text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text);
  const std::string type = text ? text : "";
  answer.type = to_lower(std::string(trim(type.substr(0, type.find(';')))));
  return answer;
}

double HttpClient::Parts::wait_before(int attempt, bool& too_long) const {
  curl_off_t asked = 0;
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &asked);
  too_long = asked > limits.longest_wait_seconds;
  return std::max(static_cast<double>(asked),
                  std::min(std::ldexp(limits.wait_seconds, attempt - 1), static_cast<double>(limits.longest_wait_seconds)));
}

/// What the one who gave the address must change.
Expected<Done> HttpClient::Parts::judge(CURLcode code, const Attempt& one, const HttpRequest& request) const {
  const Place place{.file = shown_url(request.url)};
  if (is_wrong_address(code)) {
    return fail({.code = "bad_url",
                 .place = place,
                 .message = {.sv = "adressen går inte att förstå", .en = "the address cannot be understood"},
                 .hint = {.sv = "en adress ser ut så här: https://server/fil.csv", .en = "an address looks like this: https://server/file.csv"}});
  }
  if (code == CURLE_TOO_MANY_REDIRECTS) {
    return fail({.code = "too_many_redirects",
                 .place = place,
                 .message = {.sv = "servern skickar vidare utan slut", .en = "the server redirects without end"},
                 .hint = {.sv = "kontrollera adressen i en webbläsare", .en = "check the address in a browser"}});
  }
  if (one.too_large) {
    return fail({.code = "answer_too_large",
                 .place = place,
                 .message = say("svaret är större än {} byte", "the answer is larger than {} bytes", limits.most_bytes),
                 .hint = {.sv = "begränsa urvalet, eller höj [fetch] most_mb i rodtrad.toml",
                          .en = "narrow the selection, or raise [fetch] most_mb in rodtrad.toml"}});
  }
  return Done{};
}

void HttpClient::Parts::give_up(CURLcode code, const HttpAnswer& answer, const HttpRequest& request) const {
  const std::string place = shown_url(request.url);
  if (is_certificate(code)) {
    throw Failure(FailureKind::network, say("{}: serverns certifikat godtas inte", "{}: the server's certificate is not accepted", place),
                  {.sv = "peka ut rätt certifikat med CURL_CA_BUNDLE eller SSL_CERT_FILE",
                   .en = "name the right certificates by CURL_CA_BUNDLE or SSL_CERT_FILE"});
  }
  const Text words = code != CURLE_OK ? network_words(code)
                     : is_page(answer.type) && answer.is_ok()
                         ? Text{.sv = "servern svarade med en webbsida", .en = "the server answered with a web page"}
                         : say("servern svarade {}", "the server answered {}", answer.status);
  throw Failure(FailureKind::network, {.sv = place + ": " + words.sv, .en = place + ": " + words.en},
                {.sv = "försök igen senare; ingenting har tagits in", .en = "try again later; nothing was taken in"});
}

Expected<HttpAnswer> HttpClient::Parts::run(const HttpRequest& request, Sink& sink) {
  for (int number = 1;; ++number) {
    prepare(request);
    std::string told;
    Attempt one{.curl = curl, .sink = &sink, .told = &told, .most_bytes = limits.most_bytes};
    const CURLcode code = attempt(one);
    TRY(judge(code, one, request));
    HttpAnswer answer = this->answer();
    answer.told = std::move(told);
    const bool page = request.wants_json && answer.is_ok() && is_page(answer.type);
    if (code == CURLE_OK && !may_pass(answer.status) && !page) return answer;
    bool too_long = false;
    const double seconds = wait_before(number, too_long);
    if (is_certificate(code) || number >= limits.attempts || too_long) give_up(code, answer, request);
    sleep_for(seconds);
  }
}

Expected<HttpAnswer> HttpClient::fetch(const HttpRequest& request, const std::filesystem::path& target) {
  FileSink sink(target);
  HttpAnswer answer = TRY(parts_->run(request, sink));
  if (answer.is_ok()) sink.commit();
  return answer;
}

Expected<HttpAnswer> HttpClient::fetch_text(const HttpRequest& request) {
  std::string text;
  TextSink sink(text);
  HttpAnswer answer = TRY(parts_->run(request, sink));
  answer.body = std::move(text);
  return answer;
}

}  // namespace rodtrad::core

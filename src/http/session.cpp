// The steps of a connection, as callbacks. A step holds the session alive until it is done.
#include "http/session.h"

#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <utility>

#include "core/unicode.h"

namespace rodtrad::http {

namespace beast = boost::beast;
namespace asio = boost::asio;
using beast::error_code;

namespace {

constexpr std::size_t kReadAtOnce = 8 << 10;
constexpr std::chrono::seconds kLinger{2};

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[parts.tm_wday], parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string text_of(beast::string_view view) { return {view.data(), view.size()}; }

template <class Message>
Request request_of(const Message& message) {
  Request request{.method = text_of(message.method_string()), .target = text_of(message.target())};
  for (const auto& field : message) request.headers.emplace_back(core::to_lower(text_of(field.name_string())), text_of(field.value()));
  return request;
}

int status_of(error_code fault) {
  if (fault == beast::http::error::header_limit || fault == beast::http::error::buffer_overflow) return 431;
  return fault == beast::http::error::body_limit ? 413 : 400;
}

/// The client's fault, as opposed to a connection that is gone.
bool is_bad_request(error_code fault) {
  return fault.category() == beast::http::make_error_code(beast::http::error::bad_method).category() && fault != beast::http::error::end_of_stream &&
         fault != beast::http::error::partial_message;
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Workers& workers, const Limits& limits, Sessions& sessions)
    : stream_(std::move(socket)),
      buffer_(limits.header_bytes + limits.body_bytes + kReadAtOnce),
      workers_(workers),
      limits_(limits),
      sessions_(sessions) {}

Session::~Session() {
  remove_file();
  leave_waiting();
  sessions_.all.erase(this);
}

void Session::start() {
  sessions_.all.insert(this);
  wait_for_request();
}

void Session::stop() {
  stopping_ = true;
  if (!reply_ && !is_working_) close();
}

void Session::leave_waiting() {
  if (place_) sessions_.waiting.erase(*place_);
  place_.reset();
}

void Session::wait_for_request() {
  if (!place_) place_ = sessions_.waiting.insert(sessions_.waiting.end(), this);
  if (buffer_.size() > 0) return read_request();
  stream_.expires_after(limits_.idle);
  stream_.async_read_some(buffer_.prepare(kReadAtOnce), [self = shared_from_this()](error_code fault, std::size_t bytes) {
    if (fault) return self->close();
    self->buffer_.commit(bytes);
    self->read_request();
  });
}

void Session::read_request() {
  head_.emplace();
  head_->header_limit(limits_.header_bytes);
  head_->body_limit(boost::none);  // known when it is known where the body goes
  version_ = 11;
  stream_.expires_after(limits_.request);
  beast::http::async_read_header(stream_, buffer_, *head_, [self = shared_from_this()](error_code fault, std::size_t) {
    if (!fault) return self->choose_body();
    is_bad_request(fault) ? self->refuse(fault) : self->close();
  });
}

/// Who may send a file is known by the router alone.
void Session::choose_body() {
  version_ = head_->get().version();
  keep_alive_ = head_->get().keep_alive();
  Request asked = request_of(head_->get());
  if (limits_.files.empty() || !asked.header("content-type").starts_with("multipart/form-data")) return read_body(false);
  is_working_ = true;
  workers_.post(Pace::quick, [self = shared_from_this(), guard = asio::make_work_guard(stream_.get_executor()),
                              asked = std::move(asked)](const Router* router) mutable {
    const bool to_file = router && router->takes_file(std::move(asked));
    asio::post(guard.get_executor(), [self = std::move(self), to_file] {
      self->is_working_ = false;
      self->stopping_ ? self->close() : self->read_body(to_file);
    });
  });
}

void Session::read_body(bool to_file) {
  const std::uint64_t most = to_file ? limits_.file_bytes : limits_.body_bytes;
  if (head_->content_length().value_or(0) > most) return refuse(beast::http::error::body_limit);
  if (to_file) return read_file();
  parser_.emplace(std::move(*head_));
  parser_->body_limit(most);
  beast::http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code fault, std::size_t) {
    if (fault) return is_bad_request(fault) ? self->refuse(fault) : self->close();
    Request request = request_of(self->parser_->get());
    request.body = std::move(self->parser_->get().body());
    self->take_request(std::move(request));
  });
}

/// The body goes to a file that nobody else can read and that is gone when the request is answered.
void Session::read_file() {
  std::string name = (limits_.files / "body-XXXXXX").string();
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) {
    return answer(Pace::quick, false,
                  [asked = request_of(head_->get())](const Router& router) { return router.refuse(asked, refusal_of_status(500)); });
  }
  ::close(descriptor);
  file_ = name;
  file_parser_.emplace(std::move(*head_));
  file_parser_->body_limit(limits_.file_bytes);
  error_code fault;
  file_parser_->get().body().open(name.c_str(), beast::file_mode::write, fault);
  stream_.expires_after(limits_.file);
  beast::http::async_read(stream_, buffer_, *file_parser_, [self = shared_from_this()](error_code wrong, std::size_t) {
    if (wrong) return is_bad_request(wrong) ? self->refuse(wrong) : self->close();
    self->take_file();
  });
}

void Session::take_file() {
  file_parser_->get().body().close();
  Request request = request_of(file_parser_->get());
  request.body_file = file_;
  take_request(std::move(request));
}

void Session::take_request(Request request) {
  request.peer = client_of(request);
  const bool no_host = version_ == 11 && request.header("host").empty();
  const bool head = request.method == "HEAD";
  path_ = request.target.substr(0, request.target.find('?'));
  const int refused = request.target.size() > limits_.target_bytes ? 414 : no_host ? 400 : 0;
  const Pace pace = refused ? Pace::quick : workers_.pace_of(request);
  answer(pace, head, [request = std::move(request), refused](const Router& router) {
    return refused ? router.refuse(request, refusal_of_status(refused)) : router.answer(request);
  });
}

/// In a thread of the workers; the connection itself belongs to the thread of the server.
void Session::answer(Pace pace, bool head, Answer answer) {
  is_working_ = true;
  began_ = std::chrono::steady_clock::now();
  leave_waiting();
  stream_.expires_never();
  workers_.post(pace, [self = shared_from_this(), guard = asio::make_work_guard(stream_.get_executor()), head,
                       answer = std::move(answer)](const Router* router) mutable {
    Response response = router ? answer(*router) : Response{.status = 503, .content_type = "text/plain", .body = "busy\n"};
    asio::post(guard.get_executor(), [self = std::move(self), head, response = std::move(response)]() mutable {
      self->is_working_ = false;
      self->reply(std::move(response), head);
    });
  });
}

/// The other end; or, when that is a gateway on this machine, whom the gateway names last.
std::string Session::client_of(const Request& request) {
  error_code fault;
  const asio::ip::address other = stream_.socket().remote_endpoint(fault).address();
  const std::string_view forwarded = request.header("x-forwarded-for");
  if (fault || !other.is_loopback() || forwarded.empty()) return fault ? std::string() : other.to_string();
  return std::string(core::trim(core::split(forwarded, ',').back()));
}

/// What was read cannot be trusted to end where the request ends, so the connection ends too.
void Session::refuse(error_code fault) {
  stopping_ = true;
  answer(Pace::quick, false, [status = status_of(fault)](const Router& router) { return router.refuse({}, refusal_of_status(status)); });
}

void Session::count(int status) {
  if (!sessions_.metrics) return;
  sessions_.metrics->count(path_, status, std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count());
  sessions_.metrics->connections(sessions_.all.size(), sessions_.waiting.size());
}

void Session::reply(Response response, bool head) {
  count(response.status);
  const bool keep = !stopping_ && keep_alive_;
  remove_file();
  reply_.emplace(static_cast<beast::http::status>(response.status), version_);
  for (const auto& [name, value] : response.headers) reply_->insert(name, value);
  reply_->set("Date", http_date());
  if (!response.content_type.empty() && response.status != 304) reply_->set("Content-Type", response.content_type);
  const std::size_t length = response.body.size();
  if (!head) reply_->body() = std::move(response.body);
  reply_->keep_alive(keep);
  if (response.status != 304) reply_->content_length(length);
  stream_.expires_after(limits_.request);
  beast::http::async_write(stream_, *reply_,
                           [self = shared_from_this()](error_code fault, std::size_t) { fault ? self->close() : self->finish_reply(); });
}

void Session::finish_reply() {
  const bool keep = reply_->keep_alive() && !stopping_;
  reply_.reset();
  if (keep) return wait_for_request();
  error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(kLinger);
  place_ = sessions_.waiting.insert(sessions_.waiting.begin(), this);  // nothing is lost when it makes room
  drain();
}

/// A connection that is closed with bytes unread is reset, and the client may lose the answer.
void Session::drain() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(kReadAtOnce),
                          [self = shared_from_this()](error_code fault, std::size_t) { fault ? self->close() : self->drain(); });
}

void Session::remove_file() {
  file_parser_.reset();
  if (!file_.empty()) std::filesystem::remove(std::exchange(file_, {}));
}

void Session::close() {
  remove_file();
  leave_waiting();
  error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.close();
}

}  // namespace rodtrad::http

// One connection: read a request, answer it, and again as long as both sides want.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>

#include "http/server.h"

namespace rodtrad::http {

class Session;
using Sessions = std::set<Session*>;

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, const Router& router, const Limits& limits, Sessions& sessions);
  ~Session();

  void start();
  /// Closes the connection, after its answer when it is writing one.
  void stop();

 private:
  using HeadParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using FileParser = boost::beast::http::request_parser<boost::beast::http::file_body>;
  using Reply = boost::beast::http::response<boost::beast::http::string_body>;

  void wait_for_request();
  void read_request();
  void read_body();
  void read_file();
  void take_file();
  void take_request(Request request);
  std::string client_of(const Request& request);
  void refuse(boost::beast::error_code fault);
  void reply(Response response, bool head);
  void finish_reply();
  void drain();
  void remove_file();
  void close();

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  const Router& router_;
  const Limits& limits_;
  Sessions& sessions_;  // all that have started and live, this one too
  std::optional<HeadParser> head_;
  std::optional<Parser> parser_;
  std::optional<FileParser> file_parser_;
  std::filesystem::path file_;  // of the body, while there is one
  bool keep_alive_ = false;
  unsigned version_ = 11;
  std::optional<Reply> reply_;
  bool stopping_ = false;
};

}  // namespace rodtrad::http

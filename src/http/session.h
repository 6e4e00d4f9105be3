// One connection: read a request, answer it, and again as long as both sides want.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <set>

#include "http/server.h"

namespace rodtrad::http {

class Session;

/// The connections of a server, and who counts them.
struct Sessions {
  Metrics* metrics = nullptr;
  std::set<Session*> all;       // that have started and live
  std::list<Session*> waiting;  // of which the client has not sent a whole request, longest first
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Workers& workers, const Limits& limits, Sessions& sessions);
  ~Session();

  void start();
  /// Closes the connection, after its answer when one is being made or written.
  void stop();
  void close();

 private:
  using HeadParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using FileParser = boost::beast::http::request_parser<boost::beast::http::file_body>;
  using Reply = boost::beast::http::response<boost::beast::http::string_body>;

  void wait_for_request();
  void read_request();
  void choose_body();
  void read_body(bool to_file);
  void read_file();
  void take_file();
  void take_request(Request request);
  using Answer = std::function<Response(const Router& router)>;
  void answer(Pace pace, bool head, Answer answer);
  void leave_waiting();
  void count(int status);
  std::string client_of(const Request& request);
  void refuse(boost::beast::error_code fault);
  void reply(Response response, bool head);
  void finish_reply();
  void drain();
  void remove_file();

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  Workers& workers_;
  const Limits& limits_;
  Sessions& sessions_;
  std::optional<std::list<Session*>::iterator> place_;  // among those that wait
  std::optional<HeadParser> head_;
  std::optional<Parser> parser_;
  std::optional<FileParser> file_parser_;
  std::filesystem::path file_;  // of the body, while there is one
  bool keep_alive_ = false;
  unsigned version_ = 11;
  std::optional<Reply> reply_;
  bool is_working_ = false;
  std::string path_ = {};  // of the request under way, and when it was whole
  std::chrono::steady_clock::time_point began_ = {};
  bool stopping_ = false;
};

}  // namespace rodtrad::http

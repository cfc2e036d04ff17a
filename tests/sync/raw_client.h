// HTTP by hand over a TCP connection, to say what no library would say.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sync/protocol/http.h"

namespace oneflower {

// The request's bytes as they go over the wire.
inline std::string WireOf(const HttpRequest& request) {
  std::string wire = request.method + " " + request.target + " HTTP/1.1\r\nHost: hub\r\n";
  for (const auto& [name, value] : request.headers) wire += name + ": " + value + "\r\n";
  if ((request.method == "POST" || request.method == "PUT") &&
      !request.headers.contains("content-length")) {
    wire += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  }
  return wire + "\r\n" + request.body;
}

class RawClient {
 public:
  static constexpr std::chrono::seconds kPatience{20};

  explicit RawClient(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }

  // False once the other side has closed.
  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }

  // The next answer; nothing where the connection ends before it is whole, or patience does.
  std::optional<HttpResponse> Read(std::string_view method = "GET") {
    size_t head = std::string::npos;
    while ((head = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!Receive()) return std::nullopt;
    }
    HttpResponse response = HeadFrom(buffer_.substr(0, head + 2));
    buffer_.erase(0, head + 4);
    size_t length = 0;
    const std::string text = HeaderOf(response.headers, "content-length");
    std::from_chars(text.data(), text.data() + text.size(), length);
    if (method == "HEAD") return response;
    while (buffer_.size() < length) {
      if (!Receive()) return std::nullopt;
    }
    response.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return response;
  }

  // Waits until there is something to read, or the end of the connection.
  void AwaitAnswer() const {
    pollfd watched{socket_, POLLIN, 0};
    poll(&watched, 1, std::chrono::milliseconds(kPatience).count());
  }

  std::optional<HttpResponse> Ask(const HttpRequest& request) {
    return Send(WireOf(request)) ? Read(request.method) : std::nullopt;
  }

  // Waits until the other side closes; false where it sends something or keeps the connection.
  bool IsClosed() { return !Receive() && !timed_out_; }

 private:
  static HttpResponse HeadFrom(const std::string& head) {
    HttpResponse response;
    size_t begin = head.find("\r\n");
    response.status = std::atoi(head.c_str() + head.find(' '));
    for (begin += 2; begin < head.size();) {
      const size_t end = head.find("\r\n", begin);
      const std::string line = head.substr(begin, end - begin);
      std::string name = line.substr(0, line.find(':'));
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      response.headers[name] = line.substr(std::min(line.size(), line.find(':') + 2));
      begin = end + 2;
    }
    return response;
  }

  bool Receive() {
    pollfd watched{socket_, POLLIN, 0};
    timed_out_ = poll(&watched, 1, std::chrono::milliseconds(kPatience).count()) <= 0;
    if (timed_out_) return false;
    std::array<char, 16384> bytes;
    const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    buffer_.append(bytes.data(), static_cast<size_t>(count));
    return true;
  }

  int socket_;
  bool connected_ = false;
  bool timed_out_ = false;
  std::string buffer_;
};

}  // namespace oneflower

// A server that says what a test tells it to say, once for each connection, each on a thread of its
// own.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace oneflower {

// A listening socket on a free port of this machine.
class Listener {
 public:
  Listener() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool listens = bind(socket_, generic, size) == 0 && listen(socket_, 16) == 0 &&
                         getsockname(socket_, generic, &size) == 0;
    port_ = listens ? ntohs(address.sin_port) : 0;
  }
  ~Listener() { close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const { return port_; }
  int socket_number() const { return socket_; }
  void Stop() { shutdown(socket_, SHUT_RDWR); }

 private:
  int socket_;
  int port_ = 0;
};

// One connection of the server below.
class Guest {
 public:
  explicit Guest(int socket) : socket_(socket) {}
  ~Guest() { close(socket_); }
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;

  // False once the other side has gone.
  bool Say(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }

  // A whole request, head and body; what came until then where the other side has gone.
  std::string Hear() {
    std::string heard;
    while (!IsWhole(heard) && Receive(heard)) {
    }
    return heard;
  }
  void HearUntilItGoes() {
    std::string ignored;
    while (Receive(ignored)) {
    }
  }

 private:
  bool Receive(std::string& heard) {
    std::array<char, 16384> bytes;
    const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
    if (count > 0) heard.append(bytes.data(), static_cast<size_t>(count));
    return count > 0;
  }
  static bool IsWhole(const std::string& heard) {
    const size_t end = heard.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    constexpr std::string_view kLength = "Content-Length: ";
    const size_t at = heard.find(kLength);
    size_t length = 0;
    if (at < end) {
      const char* from = heard.data() + at + kLength.size();
      std::from_chars(from, heard.data() + end, length);
    }
    return heard.size() >= end + 4 + length;
  }

  int socket_;
};

class MisbehavingServer {
 public:
  using Behaviour = std::function<void(Guest&)>;

  explicit MisbehavingServer(Behaviour behaviour)
      : behaviour_(std::move(behaviour)), thread_([this] { Serve(); }) {}
  ~MisbehavingServer() {
    listener_.Stop();
    thread_.join();
  }
  MisbehavingServer(const MisbehavingServer&) = delete;
  MisbehavingServer& operator=(const MisbehavingServer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(listener_.port()); }
  int visits() const { return visits_; }

 private:
  void Serve() {
    std::vector<std::jthread> served;
    while (true) {
      const int accepted = accept(listener_.socket_number(), nullptr, nullptr);
      if (accepted < 0) return;
      ++visits_;
      served.emplace_back([this, accepted] {
        Guest guest(accepted);
        behaviour_(guest);
      });
    }
  }

  Behaviour behaviour_;
  Listener listener_;
  std::atomic<int> visits_ = 0;
  std::thread thread_;
};

}  // namespace oneflower

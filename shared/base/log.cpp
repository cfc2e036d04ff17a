#include "shared/base/log.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <mutex>
#include <vector>

#include "shared/base/standard_streams.h"

namespace oneflower {
namespace {

constexpr size_t kFileBytes = 1 << 20;
constexpr size_t kFiles = 3;

class StderrSink final : public spdlog::sinks::base_sink<std::mutex> {
  void sink_it_(const spdlog::details::log_msg& line) override {
    spdlog::memory_buf_t formatted;
    formatter_->format(line, formatted);
    WriteErr({formatted.data(), formatted.size()});
  }
  void flush_() override {}
};

// Its first file and each that follows in turn.
spdlog::file_event_handlers OnFile() {
  spdlog::file_event_handlers handlers;
  handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) {
    SendLibraryOutput(fileno(file));
  };
  return handlers;
}

class SpdLog final : public Log {
 public:
  explicit SpdLog(std::shared_ptr<spdlog::logger> logger) : logger_(std::move(logger)) {}

  void Info(std::string_view line) override { logger_->info("{}", line); }
  void Warn(std::string_view line) override { logger_->warn("{}", line); }
  void Error(std::string_view line) override { logger_->error("{}", line); }

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace

std::unique_ptr<Log> MakeLog(std::string_view program, const std::string& file) {
  std::vector<spdlog::sink_ptr> sinks{std::make_shared<StderrSink>()};
  std::string trouble;
  if (!file.empty()) {
    try {
      sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
          file, kFileBytes, kFiles, false, OnFile()));
    } catch (const spdlog::spdlog_ex& error) {
      trouble = error.what();
    }
  }
  auto logger = std::make_shared<spdlog::logger>(std::string(program), sinks.begin(), sinks.end());
  logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %n %l: %v");
  logger->flush_on(spdlog::level::warn);
  // A full disk must not turn every log line into a second complaint.
  logger->set_error_handler([](const std::string&) {});
  if (!trouble.empty()) logger->warn("no log file: {}", trouble);
  return std::make_unique<SpdLog>(std::move(logger));
}

std::unique_ptr<Log> MakeSilentLog() {
  return std::make_unique<SpdLog>(
      std::make_shared<spdlog::logger>("silent", std::make_shared<spdlog::sinks::null_sink_mt>()));
}

}  // namespace oneflower

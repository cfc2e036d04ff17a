// /s/CODE: one proposal's public story as a plain page for a phone, in both languages, without
// scripts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/community.h"
#include "shared/store/reader.h"

namespace oneflower {

struct StoryPage {
  int status = 200;
  std::string html;
};

// One medium of a public story, as a phone shows or plays it.
struct StoryMedium {
  std::string type;   // "image/jpeg" …
  std::string blob;   // its id
  int64_t bytes = 0;  // how long it is
};

class StoryPages {
 public:
  // `strings` is the folder of zh.toml and en.toml.
  static Result<std::unique_ptr<StoryPages>> Open(const std::filesystem::path& database,
                                                  const std::filesystem::path& strings,
                                                  const Community& community);

  // Safe from every thread.
  StoryPage PageOf(const std::string& code);

  // The medium with that number, counted from 0 as the page names them. kNotFound for what is not
  // public, not there, or not at the hub yet.
  Result<StoryMedium> MediumOf(const std::string& code, std::string_view number);

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;

  StoryPages(std::unique_ptr<Reader> reader, Texts zh, Texts en, const Community& community)
      : reader_(std::move(reader)), zh_(std::move(zh)), en_(std::move(en)), community_(community) {}

  const std::string& Text(const Texts& texts, std::string_view id) const;
  std::string Both(std::string_view id) const;  // zh, and en beneath
  std::string Day(int64_t wall_ms) const;
  std::string ShortDay(int64_t wall_ms) const;
  int ColorOf(const Proposal& proposal) const;
  std::string Media(const Proposal& proposal) const;
  std::string Model(const Proposal& proposal) const;
  std::string Steps(const Story& story) const;
  std::string Words(const StoryEntry& entry) const;
  std::string Told(const Story& story) const;
  std::string Whole(const Story& story) const;

  std::mutex mutex_;
  std::unique_ptr<Reader> reader_;
  Texts zh_;
  Texts en_;
  Community community_;
};

}  // namespace oneflower

#include "shared/store/meta.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr std::string_view kGet = "SELECT value FROM meta WHERE key = ?1";

}  // namespace

Result<int64_t> Meta::Number(std::string_view key) {
  const auto number = database_.Number(kGet, key);
  if (!number) return std::unexpected(number.error());
  return number->value_or(0);
}

Result<std::string> Meta::Text(std::string_view key) {
  Statement statement = database_.Prepare(kGet, key);
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::string(statement.Text(0)) : std::string();
}

Result<Hash> Meta::HashOf(std::string_view key) {
  Statement statement = database_.Prepare(kGet, key);
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  Hash hash{};
  if (*row) {
    const auto blob = statement.Blob(0);
    std::copy_n(blob.begin(), std::min(blob.size(), hash.size()), hash.begin());
  }
  return hash;
}

}  // namespace oneflower

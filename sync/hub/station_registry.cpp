#include "sync/hub/station_registry.h"

#include <algorithm>

namespace oneflower {
namespace {

Hash CodeHash(std::string_view plain_code) {
  return HashOf({AsBytes("enrol code"), AsBytes(plain_code)});
}

}  // namespace

Status StationRegistry::AddCode(std::string_view plain_code, const std::string& name,
                                int64_t expires_ms, int64_t now_ms) {
  Status dropped = database_.Run("DELETE FROM enrol_code WHERE expires_ms < ?1", now_ms);
  if (!dropped) return dropped;
  return database_.Run("INSERT INTO enrol_code (hash, name, expires_ms) VALUES (?1, ?2, ?3)",
                       CodeHash(plain_code), name, expires_ms);
}

Status StationRegistry::Enrol(const EnrolRequest& request, int64_t now_ms) {
  Status taken = database_.Run(
      "UPDATE enrol_code SET used_by = ?3, used_key = ?4 WHERE hash = ?1 AND expires_ms >= ?2 "
      "AND (used_by IS NULL OR (used_by = ?3 AND used_key = ?4))",
      CodeHash(request.code), now_ms, request.device, request.key);
  if (!taken) return taken;
  if (database_.ChangedRows() != 1) {
    return Fail(ErrorKind::kUnauthorized, "no such code, or used, or its time is over");
  }
  return database_.Run(
      "INSERT INTO station (device, name, public_key, last_seen_ms) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (device) DO UPDATE SET name = ?2, public_key = ?3, last_seen_ms = ?4",
      request.device, request.name, request.key, now_ms);
}

Result<PublicKey> StationRegistry::KeyOf(std::string_view device) {
  Statement row = database_.Prepare("SELECT public_key FROM station WHERE device = ?1", device);
  const auto found = row.Step();
  if (!found) return std::unexpected(found.error());
  if (!*found) return Fail(ErrorKind::kNotFound, "unknown station");
  PublicKey key{};
  std::copy_n(row.Blob(0).begin(), key.size(), key.begin());
  return key;
}

Result<bool> StationRegistry::IsTrusted(std::string_view device) {
  const auto revoked = database_.Number("SELECT revoked FROM station WHERE device = ?1", device);
  if (!revoked) return std::unexpected(revoked.error());
  if (!*revoked) return Fail(ErrorKind::kNotFound, "unknown station");
  return **revoked == 0;
}

Status StationRegistry::Revoke(std::string_view device) {
  Status done = database_.Run("UPDATE station SET revoked = 1 WHERE device = ?1", device);
  if (done && database_.ChangedRows() != 1) return Fail(ErrorKind::kNotFound, "unknown station");
  return done;
}

Status StationRegistry::MarkForked(std::string_view device) {
  return database_.Run("UPDATE station SET forked = 1 WHERE device = ?1", device);
}

Status StationRegistry::Seen(std::string_view device, int64_t now_ms) {
  return database_.Run("UPDATE station SET last_seen_ms = ?2 WHERE device = ?1", device, now_ms);
}

Result<std::vector<StationFacts>> StationRegistry::All() {
  Statement rows = database_.Prepare(
      "SELECT device, name, revoked, forked, last_seen_ms, (SELECT coalesce(max(seq), 0) "
      "FROM event WHERE event.device = station.device) FROM station ORDER BY name");
  std::vector<StationFacts> stations;
  while (true) {
    const auto row = rows.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return stations;
    stations.push_back({.device = std::string(rows.Text(0)),
                        .name = std::string(rows.Text(1)),
                        .revoked = rows.Int(2) != 0,
                        .forked = rows.Int(3) != 0,
                        .last_seq = rows.Int(5),
                        .last_seen_ms = rows.Int(4)});
  }
}

}  // namespace oneflower

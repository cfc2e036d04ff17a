// The thin layer over SQLiteCpp: one connection, prepared statements that are kept, transactions,
// and SQLite's codes as our errors. No exception leaves it.
//
// One thread at a time. A writer that failed to write, commit or sync must not go on with the same
// connection: close it, open anew, Verify(), compare the log's head (station_store.cpp does so).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/base/crypto.h"
#include "shared/base/result.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace oneflower {

class Database;

// A prepared statement with its values bound. Lent by its database, which it must not outlive; at
// its end it is reset and kept for the next time the same SQL is asked for. A failure to prepare or
// bind comes out of the first Step().
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // True: there is a row to read. False: no more rows.
  Result<bool> Step();

  // Columns of the current row, from 0. Only after a Step() that returned true. Views live until
  // the next Step().
  int64_t Int(int column) const;
  std::string_view Text(int column) const;  // empty where NULL
  std::span<const uint8_t> Blob(int column) const;
  bool IsNull(int column) const;

  // Binds the next value; used by Database::Prepare.
  template <typename Value>
  void Bind(int index, const Value& value);

 private:
  friend class Database;
  Statement(Database* database, std::string_view sql);

  template <typename Binding>
  void Try(Binding bind);
  void BindInt(int index, int64_t value);
  void BindText(int index, std::string_view value);
  void BindBlob(int index, std::span<const uint8_t> value);
  void BindNull(int index);

  Database* database_;
  std::string_view key_;  // of the database's pool
  std::unique_ptr<SQLite::Statement> prepared_;
  std::optional<Error> failure_;
};

class Database {
 public:
  enum class Mode {
    kWriter,  // makes the file if missing; the only one that may write or checkpoint
    kReader,  // read-only; the file has to be there
  };

  // Fails with kReadOnly, kFull, kBusy, kCorrupt or kIo; kNotFound for a reader without a file.
  static Result<std::unique_ptr<Database>> Open(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The statement with ?1, ?2 … bound. Values: whole numbers, bool, text, byte spans, Hash, and
  // std::optional of those (NULL where empty).
  template <typename... Values>
  Statement Prepare(std::string_view sql, const Values&... values) {
    Statement statement = Take(sql);
    int index = 0;
    (statement.Bind(++index, values), ...);
    return statement;
  }

  // Runs a statement whose rows, if any, nobody wants.
  template <typename... Values>
  Status Run(std::string_view sql, const Values&... values) {
    return Finish(Prepare(sql, values...));
  }

  // The first column of the first row as a number; nothing where there is no row or it is NULL.
  template <typename... Values>
  Result<std::optional<int64_t>> Number(std::string_view sql, const Values&... values) {
    return FirstNumber(Prepare(sql, values...));
  }

  // All x of "SELECT gather(x) FROM (…)", whole numbers, in the order of the inner query. A hundred
  // thousand rows take a third of the time that stepping through them does.
  template <typename... Values>
  Result<std::vector<int64_t>> Gather(std::string_view sql, const Values&... values) {
    gathered_.clear();
    if (Status ran = Run(sql, values...); !ran) return std::unexpected(ran.error());
    return std::exchange(gathered_, {});
  }

  // Several statements without values, for migrations.
  Status RunScript(const std::string& sql);

  int64_t LastInsertRow() const;
  int64_t ChangedRows() const;  // by the last INSERT, UPDATE or DELETE

  // SQLite's quick_check; kCorrupt with its first complaint.
  Status Verify();

  // Copies the write-ahead log into the database as far as readers allow.
  Status Checkpoint();

  // Pages in the write-ahead log after the last commit.
  int64_t WalPages() const { return wal_pages_; }

 private:
  friend class Statement;
  friend class Transaction;

  struct SqlHash {
    using is_transparent = void;  // looked up by std::string_view, without a copy
    size_t operator()(std::string_view sql) const { return std::hash<std::string_view>()(sql); }
  };
  using Pool = std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>,
                                  SqlHash, std::equal_to<>>;

  explicit Database(std::unique_ptr<SQLite::Database> handle);

  Status Configure(Mode mode);
  Statement Take(std::string_view sql);
  void GiveBack(std::string_view key, std::unique_ptr<SQLite::Statement> prepared);
  static Status Finish(Statement statement);
  static Result<std::optional<int64_t>> FirstNumber(Statement statement);
  void CheckpointIfDue();
  Error LastError(int code) const;

  std::unique_ptr<SQLite::Database> handle_;
  Pool pool_;
  int64_t wal_pages_ = 0;
  std::vector<int64_t> gathered_;
  std::optional<Error> suspect_;  // a checkpoint failed: no more writing through this connection
};

// Everything between Begin and Commit, or nothing of it. Rolls back at its end unless committed.
class Transaction {
 public:
  enum class Kind {
    kWrite,  // takes the write lock at once
    kRead,   // one unchanging picture for several reads
  };

  static Result<Transaction> Begin(Database& database, Kind kind = Kind::kWrite);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  // After it returned well the changes survive a power cut. After a failure they are undone.
  Status Commit();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;
};

template <typename Value>
void Statement::Bind(int index, const Value& value) {
  if constexpr (std::is_same_v<Value, std::nullopt_t>) {
    BindNull(index);
  } else if constexpr (requires { value.has_value(); }) {
    value.has_value() ? Bind(index, *value) : BindNull(index);
  } else if constexpr (std::is_integral_v<Value>) {
    BindInt(index, static_cast<int64_t>(value));
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    BindText(index, value);
  } else {
    BindBlob(index, value);
  }
}

}  // namespace oneflower

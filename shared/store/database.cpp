#include "shared/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cassert>
#include <cerrno>

namespace oneflower {
namespace {

// How long a statement waits for another connection's lock. Only the writer writes, so this is for
// the short moments of opening and recovery.
constexpr int kBusyTimeoutMs = 2'000;

// The writer copies the write-ahead log back by itself from 16 MiB on. Whoever has idle moments
// does it earlier (Checkpoint), because a commit that also checkpoints takes many times as long.
constexpr int64_t kCheckpointPages = 4'096;

// A full disk and a write-protected one show themselves in errno where SQLite only says "I/O".
std::optional<ErrorKind> KindOfErrno(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return ErrorKind::kFull;
    case EROFS:
    case EACCES:
    case EPERM: return ErrorKind::kReadOnly;
    default: return std::nullopt;
  }
}

// What the system said to the last thing that failed. SQLite passes it on after most statements,
// but not after a COMMIT: there only the files know.
int SystemErrno(sqlite3* handle) {
  const int told = sqlite3_system_errno(handle);
  if (KindOfErrno(told)) return told;
  for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", which, static_cast<void*>(&file));
    if (file == nullptr || file->pMethods == nullptr) continue;
    int code = 0;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code);
    if (KindOfErrno(code)) return code;
  }
  return told;
}

ErrorKind KindOf(int code, int system_errno) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return ErrorKind::kFull;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorKind::kReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::kBusy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::kCorrupt;
    case SQLITE_CONSTRAINT: return ErrorKind::kConflict;
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH: return ErrorKind::kInvalid;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: return KindOfErrno(system_errno).value_or(ErrorKind::kIo);
    default: return ErrorKind::kIo;
  }
}

Error ToError(int code, int system_errno, std::string_view message) {
  return {KindOf(code, system_errno), fmt::format("SQLite {}: {}", code, message)};
}

Error ToError(const SQLite::Exception& exception) {
  return ToError(exception.getExtendedErrorCode(), errno, exception.what());
}

int CountWalPages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int64_t*>(pages) = count;
  return SQLITE_OK;
}

// The steps of gather(x); its result is what they have left in the database's list.
void TakeNumber(sqlite3_context* context, int, sqlite3_value** values) {
  auto* numbers = static_cast<std::vector<int64_t>*>(sqlite3_user_data(context));
  numbers->push_back(sqlite3_value_int64(values[0]));
}

void NoResult(sqlite3_context* context) { sqlite3_result_null(context); }

}  // namespace

Statement::Statement(Database* database, std::string_view sql) : database_(database), key_(sql) {}

Statement::Statement(Statement&&) noexcept = default;

Statement::~Statement() {
  if (prepared_) database_->GiveBack(key_, std::move(prepared_));
}

Result<bool> Statement::Step() {
  if (failure_) return std::unexpected(*failure_);
  const int code = prepared_->tryExecuteStep();
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  failure_ = database_->LastError(code);
  return std::unexpected(*failure_);
}

int64_t Statement::Int(int column) const { return prepared_->getColumn(column).getInt64(); }

std::string_view Statement::Text(int column) const {
  const SQLite::Column value = prepared_->getColumn(column);
  const char* text = value.getText();
  return {text, static_cast<size_t>(value.getBytes())};
}

std::span<const uint8_t> Statement::Blob(int column) const {
  const SQLite::Column value = prepared_->getColumn(column);
  const auto* bytes = static_cast<const uint8_t*>(value.getBlob());
  return {bytes, static_cast<size_t>(value.getBytes())};
}

bool Statement::IsNull(int column) const { return prepared_->isColumnNull(column); }

// A value that SQLite refuses, such as a text of more than 1 GB, is a failure of the statement.
template <typename Binding>
void Statement::Try(Binding bind) {
  if (failure_) return;
  try {
    bind();
  } catch (const SQLite::Exception& exception) {
    failure_ = ToError(exception);
  }
}

void Statement::BindInt(int index, int64_t value) {
  Try([&] { prepared_->bind(index, value); });
}

void Statement::BindText(int index, std::string_view value) {
  Try([&] { prepared_->bind(index, std::string(value)); });
}

void Statement::BindBlob(int index, std::span<const uint8_t> value) {
  Try([&] {
    prepared_->bind(index, static_cast<const void*>(value.data()), static_cast<int>(value.size()));
  });
}

void Statement::BindNull(int index) {
  Try([&] { prepared_->bind(index); });
}

Database::Database(std::unique_ptr<SQLite::Database> handle) : handle_(std::move(handle)) {}

Database::~Database() { pool_.clear(); }

Result<std::unique_ptr<Database>> Database::Open(const std::filesystem::path& file, Mode mode) {
  std::error_code ignored;
  if (mode == Mode::kReader && !std::filesystem::exists(file, ignored)) {
    return Fail(ErrorKind::kNotFound, "no database file");
  }
  const int flags =
      SQLite::OPEN_NOMUTEX | (mode == Mode::kReader ? SQLite::OPEN_READONLY
                                                    : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  try {
    errno = 0;
    auto handle = std::make_unique<SQLite::Database>(file.string(), flags, kBusyTimeoutMs);
    std::unique_ptr<Database> database(new Database(std::move(handle)));
    if (Status configured = database->Configure(mode); !configured) {
      return std::unexpected(configured.error());
    }
    return database;
  } catch (const SQLite::Exception& exception) {
    return std::unexpected(ToError(exception));
  }
}

Status Database::Configure(Mode mode) {
  // SQLite's own pool of small blocks would keep what was bound to a query; memory that is given
  // back the kiosk overwrites.
  const int pool =
      sqlite3_db_config(handle_->getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
  if (pool != SQLITE_OK) return std::unexpected(LastError(pool));
  if (Status done = RunScript("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                              "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -32768; PRAGMA mmap_size = 0;");
      !done) {
    return done;
  }
  const int made = sqlite3_create_function_v2(handle_->getHandle(), "gather", 1, SQLITE_UTF8,
                                              &gathered_, nullptr, TakeNumber, NoResult, nullptr);
  if (made != SQLITE_OK) return std::unexpected(LastError(made));
  if (mode == Mode::kReader) {
    // Reading the schema now tells a file that is no database.
    if (auto read = Number("SELECT count(*) FROM sqlite_schema"); !read) {
      return std::unexpected(read.error());
    }
    return RunScript("PRAGMA query_only = ON;");
  }
  // SQLite quietly opens a write-protected file for reading alone.
  if (sqlite3_db_readonly(handle_->getHandle(), "main") == 1) {
    return Fail(ErrorKind::kReadOnly, "the database file cannot be written");
  }
  Statement journal = Prepare("PRAGMA journal_mode = WAL");
  const auto row = journal.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row || journal.Text(0) != "wal") return Fail(ErrorKind::kIo, "no write-ahead log here");
  sqlite3_wal_hook(handle_->getHandle(), CountWalPages, &wal_pages_);
  return RunScript("PRAGMA synchronous = FULL;");
}

Statement Database::Take(std::string_view sql) {
  auto entry = pool_.find(sql);
  if (entry == pool_.end()) entry = pool_.try_emplace(std::string(sql)).first;
  Statement statement(this, entry->first);
  auto& idle = entry->second;
  if (!idle.empty()) {
    statement.prepared_ = std::move(idle.back());
    idle.pop_back();
    return statement;
  }
  try {
    statement.prepared_ = std::make_unique<SQLite::Statement>(*handle_, entry->first);
  } catch (const SQLite::Exception& exception) {
    statement.failure_ = ToError(exception);
  }
  return statement;
}

void Database::GiveBack(std::string_view key, std::unique_ptr<SQLite::Statement> prepared) {
  // The code repeats the last step's failure, which was told then.
  static_cast<void>(prepared->tryReset());
  prepared->clearBindings();  // what somebody typed does not wait here for the next one
  const auto entry = pool_.find(key);
  assert(entry != pool_.end());
  entry->second.push_back(std::move(prepared));
}

Status Database::Finish(Statement statement) {
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
  }
}

Result<std::optional<int64_t>> Database::FirstNumber(Statement statement) {
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row || statement.IsNull(0)) return std::nullopt;
  return statement.Int(0);
}

Status Database::RunScript(const std::string& sql) {
  const int code = handle_->tryExec(sql);
  if (code != SQLITE_OK) return std::unexpected(LastError(code));
  return {};
}

int64_t Database::LastInsertRow() const { return handle_->getLastInsertRowid(); }

int64_t Database::ChangedRows() const { return handle_->getChanges(); }

Status Database::Verify() {
  Statement check = Prepare("PRAGMA quick_check(1)");
  const auto row = check.Step();
  if (!row) return std::unexpected(row.error());
  if (!*row || check.Text(0) != "ok") {
    return Fail(ErrorKind::kCorrupt, "quick_check: " + std::string(check.Text(0)));
  }
  return {};
}

Status Database::Checkpoint() {
  const int code = sqlite3_wal_checkpoint_v2(handle_->getHandle(), "main",
                                             SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code == SQLITE_OK || code == SQLITE_BUSY) {
    wal_pages_ = 0;
    return {};
  }
  return std::unexpected(LastError(code));
}

void Database::CheckpointIfDue() {
  if (wal_pages_ < kCheckpointPages) return;
  // What was committed stays committed; but nothing more is written through this connection.
  if (Status done = Checkpoint(); !done) suspect_ = done.error();
}

Error Database::LastError(int code) const {
  sqlite3* handle = handle_->getHandle();
  const int extended = sqlite3_extended_errcode(handle);
  return ToError((extended & 0xFF) == (code & 0xFF) ? extended : code, SystemErrno(handle),
                 sqlite3_errmsg(handle));
}

Result<Transaction> Transaction::Begin(Database& database, Kind kind) {
  if (kind == Kind::kWrite && database.suspect_) return std::unexpected(*database.suspect_);
  const char* sql = kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN";
  if (Status begun = database.Run(sql); !begun) return std::unexpected(begun.error());
  return Transaction(&database);
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  // SQLite may have rolled back by itself after a failed write; then this complains for nothing.
  static_cast<void>(database_->Run("ROLLBACK"));
}

Status Transaction::Commit() {
  assert(database_ != nullptr);
  if (Status committed = database_->Run("COMMIT"); !committed) return committed;
  std::exchange(database_, nullptr)->CheckpointIfDue();
  return {};
}

}  // namespace oneflower

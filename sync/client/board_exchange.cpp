#include "sync/client/board_exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shared/domain/board.h"
#include "sync/client/tuning.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;

// What no time mends: it is not a sheet, not ours, or too large.
bool IsForGood(const HubAnswer& answer) {
  const int status = answer.response.status;
  return answer.from_hub && (status == 400 || status == 403 || status == 413);
}

// What does not decode is from a newer release, and is left out.
std::vector<KeptSheet> SheetsIn(const std::string& code, std::vector<BoardEntry> entries) {
  std::vector<KeptSheet> sheets;
  for (BoardEntry& entry : entries) {
    auto built = DecodeSheet(entry.built);
    if (!built) continue;
    sheets.push_back({.id = std::move(entry.sheet),
                      .group = {code, std::move(entry.flower)},
                      .sheet = std::move(*built)});
  }
  return sheets;
}

}  // namespace

ExchangeResult BoardExchange::PutOnce() {
  const int64_t now_ms = clock_.WallMs();
  const auto kept = door_.SheetToPut(now_ms - kBoardLifeMs);
  if (!kept) return ExchangeResult::Failed(kept.error());
  if (!*kept) return {};
  const KeptSheet& sheet = **kept;
  // One from the future was changed before this clock was put back.
  const int64_t age_ms = now_ms - sheet.changed_ms;
  if (age_ms >= 0 && age_ms < tuning::kSettleMs)
    return {.retry_after_ms = tuning::kSettleMs - age_ms};
  std::string body = Encode(BoardPut{sheet.group, std::max<int64_t>(0, age_ms), sheet.sheet});
  const auto answer = line_.Ask({.method = "PUT",
                                 .target = "/v1/board/" + sheet.id,
                                 .headers = {{"content-type", "application/json"}},
                                 .body = std::move(body),
                                 .timeout_ms = tuning::kSilenceMs});
  return answer ? TakeWord(sheet, *answer) : ExchangeResult::Failed(answer.error());
}

ExchangeResult BoardExchange::TakeWord(const KeptSheet& kept, const HubAnswer& answer) {
  if (answer.response.status == 200) {
    const auto receipt = DecodeBoardReceipt(answer.response.body);
    if (!receipt) return ExchangeResult::Failed(receipt.error());
    if (receipt->sheet == kept.id) return Note(kept, true);
    return ExchangeResult::Failed({ErrorKind::kProtocol, "an answer about another sheet"});
  }
  if (!IsForGood(answer)) return FailedBy(answer);
  const auto error = DecodeErrorReply(answer.response.body);
  log_.Warn("board: a sheet was not taken: " +
            (error ? error->error : std::to_string(answer.response.status)));
  return Note(kept, false);
}

ExchangeResult BoardExchange::Note(const KeptSheet& kept, bool taken) {
  const Status noted = door_.SheetWasPut(kept.id, kept.changed_ms, taken);
  return noted ? ExchangeResult{.kind = Kind::kDone} : ExchangeResult::Failed(noted.error());
}

ExchangeResult BoardExchange::LookOnce(ClassBoard& board) {
  const ClassBoard::Wanted wanted = board.wanted();
  if (wanted.code.empty()) return {};
  const auto answer =
      line_.Ask({.method = "GET",
                 .target = fmt::format("/v1/board?class={}&seen={}", wanted.code, wanted.mark),
                 .timeout_ms = tuning::kSilenceMs});
  if (!answer || answer->response.status != 200) {
    board.Miss(wanted.code);
    return answer ? FailedBy(*answer) : ExchangeResult::Failed(answer.error());
  }
  auto reply = DecodeBoardReply(answer->response.body);
  if (!reply) {
    board.Miss(wanted.code);
    return ExchangeResult::Failed(reply.error());
  }
  if (reply->sheets) {
    board.Bring(wanted.code, reply->mark, SheetsIn(wanted.code, std::move(*reply->sheets)));
  } else {
    board.BringNothingNew(wanted.code);
  }
  return {.kind = Kind::kDone};
}

}  // namespace oneflower

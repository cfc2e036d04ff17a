#include "sync/hub/pages/story.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

#include "shared/base/clock.h"
#include "shared/base/utf8.h"
#include "sync/hub/pages/story_flower.h"
#include "sync/hub/pages/story_style.h"

namespace oneflower {
namespace {

// Marks that turn the direction of what follows: with them a text can be made to show other words
// than it holds.
bool TurnsDirection(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Control characters have no place in a page; a line break has.
bool IsControl(char32_t c) { return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0); }

std::string Escape(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = NextCodePoint(text, pos);
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default:
        if (!IsControl(c) && !TurnsDirection(c)) AppendUtf8(c, safe);
    }
  }
  return safe;
}

Result<std::map<std::string, std::string, std::less<>>> LoadTexts(
    const std::filesystem::path& file) {
  std::map<std::string, std::string, std::less<>> texts;
  try {
    for (const auto& [key, value] : toml::parse_file(file.string())) {
      texts.emplace(key.str(), value.value_or(std::string()));
    }
  } catch (const toml::parse_error& error) {
    return Fail(ErrorKind::kInvalid, fmt::format("{}: {}", file.string(), error.description()));
  }
  return texts;
}

std::string PageWith(const std::string& title, const std::string& header, const std::string& body) {
  return fmt::format(
      "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta name=\"robots\" content=\"noindex\">"
      "<title>{}</title><style>{}</style></head><body><header>{}</header>"
      "<main>{}</main></body></html>\n",
      title, kStoryStyle, header, body);
}

// When the proposal came to that stage; nothing where it has not, or went past it unseen.
std::optional<int64_t> ReachedAt(const Story& story, Stage stage) {
  if (stage > story.proposal.stage) return std::nullopt;
  if (stage == Stage::kPropose) return story.proposal.planted_ms;
  for (const StoryEntry& entry : story.entries | std::views::reverse) {
    if (entry.kind == StoryEntry::Kind::kStage && entry.stage == stage) return entry.at_ms;
  }
  return std::nullopt;
}

// A drawing is a PNG, or a JPEG where it was drawn on a photo or the plan.
std::string TypeOf(MediumKind kind, const Bytes& bytes) {
  if (kind == MediumKind::kVoice) return "audio/ogg";
  if (kind == MediumKind::kPhoto) return "image/jpeg";
  return bytes.size() > 1 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? "image/jpeg" : "image/png";
}

}  // namespace

Result<std::unique_ptr<StoryPages>> StoryPages::Open(const std::filesystem::path& database,
                                                     const std::filesystem::path& strings,
                                                     const Community& community) {
  auto reader = Reader::Open(database);
  if (!reader) return std::unexpected(reader.error());
  auto zh = LoadTexts(strings / "zh.toml");
  if (!zh) return std::unexpected(zh.error());
  auto en = LoadTexts(strings / "en.toml");
  if (!en) return std::unexpected(en.error());
  return std::unique_ptr<StoryPages>(
      new StoryPages(std::move(*reader), std::move(*zh), std::move(*en), community));
}

const std::string& StoryPages::Text(const Texts& texts, std::string_view id) const {
  static const std::string kNone;
  const auto found = texts.find(id);
  return found != texts.end() ? found->second : kNone;
}

std::string StoryPages::Both(std::string_view id) const {
  return fmt::format("{}<span lang=\"en\">{}</span>", Escape(Text(zh_, id)), Escape(Text(en_, id)));
}

std::string StoryPages::Day(int64_t wall_ms) const {
  const CivilTime day = CivilFromMs(wall_ms, community_.utc_offset_min);
  return fmt::format("<time>{}-{:02}-{:02}</time>", day.year, day.month, day.day);
}

// Where five stand in a row on a phone there is no room for the year.
std::string StoryPages::ShortDay(int64_t wall_ms) const {
  const CivilTime day = CivilFromMs(wall_ms, community_.utc_offset_min);
  return fmt::format("<time datetime=\"{}-{:02}-{:02}\">{}-{}</time>", day.year, day.month, day.day,
                     day.month, day.day);
}

int StoryPages::ColorOf(const Proposal& proposal) const {
  const auto topic = std::ranges::find(community_.topics, proposal.topic, &Topic::id);
  return topic != community_.topics.end() ? topic->colour : 0;
}

// The five stages as a row of plants: those reached in colour and with their day.
std::string StoryPages::Steps(const Story& story) const {
  std::string steps = "<ol class=\"steps\">";
  for (const Stage stage : kStages) {
    const bool now = stage == story.proposal.stage;
    const char* look = now                            ? "now\" aria-current=\"step"
                       : stage < story.proposal.stage ? "done"
                                                      : "yet";
    const auto at = ReachedAt(story, stage);
    steps += fmt::format("<li class=\"{}\">{}{}{}</li>", look,
                         StoryFlower(stage, ColorOf(story.proposal)),
                         Both("stage." + std::string(StageName(stage))), at ? ShortDay(*at) : "");
  }
  return steps + "</ol>";
}

// Pictures and voices that are here; a word for those on their way.
std::string StoryPages::Media(const Proposal& proposal) const {
  std::string shown;
  bool some_lack = false;
  for (size_t i = 0; i < proposal.media.size(); ++i) {
    const Medium& medium = proposal.media[i];
    const std::string source = fmt::format("/s/{}/media/{}", proposal.slip_code, i);
    const std::string alt = Escape(Text(zh_, "page." + std::string(MediumKindName(medium.kind))));
    if (!reader_->HasBlob(medium.blob)) {
      some_lack = true;
    } else if (medium.kind == MediumKind::kVoice) {
      shown += fmt::format("<audio controls preload=\"none\" aria-label=\"{}\" src=\"{}\"></audio>",
                           alt, source);
    } else {
      shown +=
          fmt::format("<img loading=\"lazy\" alt=\"{}\" width=\"{}\" height=\"{}\" src=\"{}\">",
                      alt, medium.width, medium.height, source);
    }
  }
  if (some_lack) shown += fmt::format("<p>{}</p>", Both("page.media_coming"));
  return shown.empty() ? shown : fmt::format("<div class=\"media\">{}</div>", shown);
}

// 来自小小规划师: the child's model it was taken out of, and the flower of the child's group.
std::string StoryPages::Model(const Proposal& proposal) const {
  if (!proposal.model) return {};
  std::string shown = Both("page.model");
  if (!proposal.model->name.empty()) {
    shown += fmt::format(" <b dir=\"auto\">《{}》</b>", Escape(proposal.model->name));
  }
  return fmt::format("<p class=\"card\">❀ {} · <span dir=\"auto\">{}</span></p>", shown,
                     Escape(proposal.model->flower));
}

std::string StoryPages::Words(const StoryEntry& entry) const {
  std::string words = Escape(entry.words);
  if (entry.kind == StoryEntry::Kind::kPlanted) return Both("page.planted");
  if (entry.kind == StoryEntry::Kind::kWorded) return Both("page.worded") + words;
  if (entry.kind != StoryEntry::Kind::kReviewed) return words;
  return Both("story.reviewed." + std::string(VisibilityName(entry.visibility))) + words;
}

std::string StoryPages::Told(const Story& story) const {
  std::string told = fmt::format("<h2>{}</h2><ol class=\"told\">", Both("story.title"));
  for (const StoryEntry& entry : story.entries) {
    const std::string stage = "stage." + std::string(StageName(entry.stage));
    told += fmt::format(
        "<li><small>{} · {} {}</small><div class=\"text\" dir=\"auto\">{}</div></li>",
        Day(entry.at_ms), Escape(Text(zh_, stage)), Escape(Text(en_, stage)), Words(entry));
  }
  return told + "</ol>";
}

std::string StoryPages::Whole(const Story& story) const {
  const Proposal& proposal = story.proposal;
  std::string body = fmt::format("<article><div class=\"hero\">{}</div><h1 dir=\"auto\">{}</h1>",
                                 StoryFlower(proposal.stage, ColorOf(proposal)),
                                 Escape(TitleOf(proposal.words(), 60)));
  body += Steps(story);
  if (!proposal.text.empty()) {
    body += fmt::format("<div class=\"card text\" dir=\"auto\">{}</div>", Escape(proposal.text));
  }
  body += Model(proposal);
  body += Media(proposal);
  body += fmt::format("<p class=\"facts\"><span>❀ {} {}</span>", proposal.flowers,
                      Both("page.flowers"));
  if (!proposal.signature.empty()) {
    body += fmt::format("<span dir=\"auto\">— {}</span>", Escape(proposal.signature));
  }
  if (proposal.sample) body += fmt::format("<span>{}</span>", Both("sample.mark"));
  return body + "</p>" + Told(story) + "</article>";
}

Result<StoryMedium> StoryPages::MediumOf(const std::string& code, std::string_view number) {
  const std::lock_guard guard(mutex_);
  const auto none = [] { return Fail(ErrorKind::kNotFound, "no such medium"); };
  const auto parsed = ParseSlipCode(code);
  const bool is_digit = number.size() == 1 && number[0] >= '0' && number[0] <= '9';
  if (!parsed || !is_digit) return none();
  const auto found = reader_->FindBySlip(*parsed);
  if (!found) return std::unexpected(found.error());
  const auto at = static_cast<size_t>(number[0] - '0');
  for (const Proposal& proposal : *found) {
    if (proposal.visibility != Visibility::kPublic || at >= proposal.media.size()) continue;
    const Medium& medium = proposal.media[at];
    const auto bytes = reader_->Blob(medium.blob);
    if (!bytes) return std::unexpected(bytes.error());
    return StoryMedium{TypeOf(medium.kind, *bytes), medium.blob,
                       static_cast<int64_t>(bytes->size())};
  }
  return none();
}

StoryPage StoryPages::PageOf(const std::string& code) {
  const std::lock_guard guard(mutex_);
  const std::string title = Escape(community_.hall.zh);
  const std::string header =
      fmt::format("{}<span lang=\"en\">{}</span>", title, Escape(community_.hall.en));
  const auto words = [&](int status, std::string_view id) {
    return StoryPage{status, PageWith(title, header,
                                      fmt::format("<div class=\"hero\">{}</div>"
                                                  "<div class=\"card\">{}</div>",
                                                  StoryFlower(Stage::kPropose, 0), Both(id)))};
  };
  const auto parsed = ParseSlipCode(code);
  if (!parsed) return words(404, "page.no_code");
  const auto found = reader_->FindBySlip(*parsed);
  if (!found) return words(503, "page.later");
  std::string body;
  bool hidden = false;
  for (const Proposal& proposal : *found) {
    hidden = hidden || proposal.visibility == Visibility::kHidden;
    if (proposal.visibility != Visibility::kPublic) continue;
    if (const auto story = reader_->StoryOf(proposal.id)) body += Whole(*story);
  }
  if (!body.empty()) return {200, PageWith(title, header, body)};
  if (found->empty()) return words(404, "page.unknown");
  return words(200, hidden ? "page.hidden" : "page.awaiting");
}

}  // namespace oneflower

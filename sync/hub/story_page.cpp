#include "sync/hub/story_page.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "shared/base/clock.h"

namespace oneflower {
namespace {

constexpr const char* kStyle =
    "body{margin:0 auto;max-width:38em;padding:1.2em;background:#fff7ec;color:#3a2a24;"
    "font:1.1em/1.6 sans-serif}h1{font-size:1.4em;color:#7a160f}"
    "section{background:#fff;border-radius:1em;padding:1em 1.2em;margin:1em 0}"
    "small,[lang=en]{color:#5c4a42}[lang=en]{display:block;font-size:.85em}"
    "ol{padding-left:1.2em}li{margin:.7em 0}svg{display:block;margin:0 auto}"
    ".text{white-space:pre-wrap;overflow-wrap:anywhere}";

// A flower at its stage, as simple as a stamp.
std::string FlowerSvg(Stage stage) {
  const int step = static_cast<int>(stage);
  std::string svg =
      "<svg width=\"96\" height=\"120\" viewBox=\"0 0 96 120\" aria-hidden=\"true\">"
      "<ellipse cx=\"48\" cy=\"112\" rx=\"26\" ry=\"6\" fill=\"#ba986f\"/>";
  if (step == 0)
    return svg + "<ellipse cx=\"48\" cy=\"104\" rx=\"10\" ry=\"8\" fill=\"#7a4a2a\"/></svg>";
  const int top = step == 1 ? 76 : 46;
  svg += fmt::format("<path d=\"M48 110V{}\" stroke=\"#3b8a57\" stroke-width=\"5\"/>", top);
  svg +=
      "<path d=\"M48 92q-22-2-24-18q20 0 24 18M48 84q20-2 24-18q-22 0-24 18\" fill=\"#4e9f62\"/>";
  if (step == 2) svg += "<path d=\"M48 18q16 18 0 34q-16-16 0-34\" fill=\"#d8402f\"/>";
  if (step >= 3) {
    for (const auto& [x, y] : {std::pair{48, 20}, {69, 35}, {61, 59}, {35, 59}, {27, 35}}) {
      svg += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"15\" fill=\"#d8402f\"/>", x, y);
    }
    svg += "<circle cx=\"48\" cy=\"42\" r=\"12\" fill=\"#f4b93b\"/>";
  }
  if (step == 4)
    svg +=
        "<circle cx=\"80\" cy=\"70\" r=\"7\" fill=\"#b3261e\"/><circle cx=\"16\" cy=\"70\" r=\"7\" "
        "fill=\"#b3261e\"/>";
  return svg + "</svg>";
}

std::string Escape(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default:
        // Control characters have no place in a page; a line break has.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') safe += c;
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

std::string PageWith(const std::string& title, const std::string& body) {
  return fmt::format(
      "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<title>{}</title><style>{}</style></head><body>{}</body></html>\n",
      title, kStyle, body);
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
  return fmt::format("{}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string StoryPages::Story(const oneflower::Story& story) const {
  const Proposal& proposal = story.proposal;
  const std::string stage = "stage." + std::string(StageName(proposal.stage));
  std::string body = FlowerSvg(proposal.stage);
  body += fmt::format("<h1>{}</h1><section class=\"text\">{}</section>",
                      Escape(TitleOf(proposal.text, 60)), Escape(proposal.text));
  body += fmt::format("<section><b>{} {}</b> · {} ❀ {}</section><ol>", Escape(Text(zh_, stage)),
                      Escape(Text(en_, stage)), Both("page.flowers"), proposal.flowers);
  for (const StoryEntry& entry : story.entries) {
    const std::string at = "stage." + std::string(StageName(entry.stage));
    const std::string words =
        entry.kind == StoryEntry::Kind::kPlanted ? Both("page.planted") : Escape(entry.words);
    body += fmt::format("<li><small>{} · {} {}</small><br>{}</li>", Day(entry.at_ms),
                        Escape(Text(zh_, at)), Escape(Text(en_, at)), words);
  }
  return body + "</ol>";
}

StoryPage StoryPages::PageOf(const std::string& code) {
  const std::lock_guard guard(mutex_);
  const std::string title = Escape(community_.hall.zh);
  const auto kind = [&](int status, std::string_view id) {
    return StoryPage{status, PageWith(title, fmt::format("<section>{}</section>", Both(id)))};
  };
  const auto parsed = ParseSlipCode(code);
  if (!parsed) return kind(404, "page.no_code");
  const auto found = reader_->FindBySlip(*parsed);
  if (!found) return kind(503, "page.later");
  std::string body;
  bool hidden = false;
  for (const Proposal& proposal : *found) {
    hidden = hidden || proposal.visibility == Visibility::kHidden;
    if (proposal.visibility != Visibility::kPublic) continue;
    if (const auto story = reader_->StoryOf(proposal.id)) body += Story(*story);
  }
  if (!body.empty()) return {200, PageWith(title, body)};
  if (found->empty()) return kind(404, "page.unknown");
  return kind(200, hidden ? "page.hidden" : "page.awaiting");
}

}  // namespace oneflower

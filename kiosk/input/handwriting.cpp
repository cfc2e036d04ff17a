#include "kiosk/input/handwriting.h"

#include <zinnia.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "shared/base/mapped_file.h"

namespace oneflower {
namespace {

constexpr int kCanvas = 1000;
// As many as keep to 30 ms from pen up to candidates on a machine that is busy.
constexpr size_t kSwaps = 1;
// A reading's best are enough to be merged.
constexpr size_t kEach = 2 * InkReader::kMost;
// No character has more strokes or a longer line: it is a scribble, and would hold the screen up.
constexpr size_t kMostStrokes = 36;
constexpr size_t kMostPoints = 800;

bool IsScribble(const Ink& even) {
  size_t points = 0;
  for (const InkStroke& stroke : even) points += stroke.size();
  return even.size() > kMostStrokes || points > kMostPoints;
}

struct Scored {
  float score = 0;
  std::string character;
};

}  // namespace

struct Handwriting::Impl {
  explicit Impl(MappedFile file) : model(std::move(file)) {}

  MappedFile model;  // the recognizer points into it
  std::unique_ptr<zinnia::Recognizer> recognizer;

  // Adds what this reading may be; of a character that is there already the better score counts.
  void Classify(const Ink& even, std::map<std::string, float>& scores) const;
};

void Handwriting::Impl::Classify(const Ink& even, std::map<std::string, float>& scores) const {
  const std::unique_ptr<zinnia::Character> character(zinnia::Character::create());
  character->clear();
  character->set_width(kCanvas);
  character->set_height(kCanvas);
  for (size_t stroke = 0; stroke < even.size(); ++stroke) {
    for (const InkPoint& point : even[stroke]) {
      character->add(stroke, static_cast<int>(std::lround(point.x * kCanvas)),
                     static_cast<int>(std::lround(point.y * kCanvas)));
    }
  }
  const std::unique_ptr<zinnia::Result> result(recognizer->classify(*character, kEach));
  if (!result) return;
  for (size_t i = 0; i < result->size(); ++i) {
    const auto [at, added] = scores.try_emplace(result->value(i), result->score(i));
    if (!added) at->second = std::max(at->second, result->score(i));
  }
}

std::filesystem::path Handwriting::ModelPath() {
  return "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model";
}

Handwriting::Handwriting(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Handwriting::~Handwriting() = default;

Result<std::unique_ptr<Handwriting>> Handwriting::Load(const std::filesystem::path& model) {
  auto file = MappedFile::Open(model);
  if (!file) return std::unexpected(file.error());
  auto impl = std::make_unique<Impl>(std::move(*file));
  impl->recognizer.reset(zinnia::Recognizer::create());
  if (!impl->recognizer->open(static_cast<const char*>(impl->model.data()), impl->model.size())) {
    return Fail(ErrorKind::kNotFound,
                "handwriting: " + model.string() + ": " + impl->recognizer->what());
  }
  // Opening reads all 26 MB of it; most visitors do not write by hand.
  impl->model.LetGo();
  return std::unique_ptr<Handwriting>(new Handwriting(std::move(impl)));
}

std::vector<std::string> Handwriting::Read(const Ink& ink) {
  Ink even = EvenInk(ink);
  if (even.empty() || IsScribble(even)) {
    WipeInk(even);
    return {};
  }
  std::map<std::string, float> scores;
  impl_->Classify(even, scores);
  for (Ink& other : OtherReadings(even, kSwaps)) {
    impl_->Classify(other, scores);
    WipeInk(other);
  }
  WipeInk(even);
  std::vector<Scored> best;
  for (const auto& [character, score] : scores) best.push_back({score, character});
  std::ranges::sort(best, std::greater(), &Scored::score);
  std::vector<std::string> characters;
  for (Scored& each : best) {
    if (characters.size() < kMost) characters.push_back(std::move(each.character));
  }
  return characters;
}

}  // namespace oneflower

// The contract between the shell and a thing that visitors do. The shell knows nothing else of it,
// and no feature knows another: they meet in routes. UI thread only.
//
// A feature lives as long as the station; what a visitor does in it lives in a FeatureVisit, which
// is made when the visitor first comes there and destroyed when the visit ends. So nothing of one
// visitor can reach the next: what a visit holds is in its FeatureVisits, and their destructors
// overwrite it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "kiosk/screens/screen.h"

namespace oneflower {

struct Services;

// What the visitor is doing, which tells how long a pause is natural.
enum class Occupation { kReading, kWriting };

class FeatureVisit {
 public:
  FeatureVisit() = default;
  virtual ~FeatureVisit() = default;
  FeatureVisit(const FeatureVisit&) = delete;
  FeatureVisit& operator=(const FeatureVisit&) = delete;

  // The visitor comes here, or asks for something else while here.
  virtual void Enter(const Route& route) = 0;
  // The visitor goes elsewhere, or ends the visit; what was begun may stay for coming back.
  virtual void Leave() {}
  // One step back inside. False: there is none, the feature is left.
  virtual bool Back() { return false; }

  // In every frame while it is in front, before it is drawn.
  virtual void Tick() {}
  // Draws the screen and remembers what was asked for in it; the shell's own is in the context.
  virtual void Draw(const ScreenContext& context) = 0;
  // Does what the last Draw remembered; false if that was nothing. Not called if something else had
  // the frame, such as a dialog of the shell over the screen.
  virtual bool Apply() = 0;

  // The name of the screen in records, such as "help".
  virtual std::string_view screen() const = 0;
  // What is read aloud when the screen appears; empty: its heading.
  virtual std::string Announcement() const { return {}; }
  virtual Occupation occupation() const { return Occupation::kReading; }

  // The visitor reads another language, or the engines of Services have been loaded.
  virtual void LanguageChanged() {}
  virtual void EnginesLoaded() {}
};

// A FeatureVisit whose screens ask for one of the kinds of a variant; the first kind is nothing.
// `Visit` has Show(context), which draws and returns an Intent, and an overload of On for each
// kind: a new kind that is not handled does not compile.
template <typename Visit, typename Intent>
class FeatureVisitOf : public FeatureVisit {
 public:
  void Draw(const ScreenContext& context) final { asked_ = self().Show(context); }
  bool Apply() final {
    const Intent asked = std::exchange(asked_, Intent());
    if (asked.index() == 0) return false;
    std::visit([this](const auto& kind) { self().On(kind); }, asked);
    return true;
  }

 private:
  friend Visit;
  FeatureVisitOf() = default;
  Visit& self() { return static_cast<Visit&>(*this); }

  Intent asked_;
};

// Something that has to be seen at once, over whatever the screen shows, with or without a visitor.
class Alert {
 public:
  Alert() = default;
  virtual ~Alert() = default;
  Alert(const Alert&) = delete;
  Alert& operator=(const Alert&) = delete;

  virtual void Tick() = 0;  // before every frame
  virtual bool IsShown() const = 0;
  virtual void Draw(const ScreenContext& context) = 0;  // if it is shown
  virtual void Apply() = 0;                             // after Draw
};

class Feature {
 public:
  Feature() = default;
  virtual ~Feature() = default;
  Feature(const Feature&) = delete;
  Feature& operator=(const Feature&) = delete;

  virtual std::string_view name() const = 0;  // in routes
  virtual std::unique_ptr<FeatureVisit> BeginVisit() = 0;
  virtual Alert* alert() { return nullptr; }  // owned by the feature; null: it has none
};

// A feature that is nothing but its visits.
template <typename Visit>
class VisitFeature final : public Feature {
 public:
  VisitFeature(std::string_view name, const Services& services)
      : name_(name), services_(services) {}
  std::string_view name() const override { return name_; }
  std::unique_ptr<FeatureVisit> BeginVisit() override { return std::make_unique<Visit>(services_); }

 private:
  std::string_view name_;
  const Services& services_;
};

}  // namespace oneflower

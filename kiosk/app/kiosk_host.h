// The kiosk as its features see it.
#pragma once

#include <string>

#include "kiosk/app/kiosk.h"

namespace oneflower {

struct Kiosk::FeatureHost final : Host {
  explicit FeatureHost(Kiosk& kiosk) : kiosk_(kiosk) {}
  void Go(const Route& route) override;
  void GoHome() override;
  void Notice(const std::string& id) override;
  void Redraw() override;
  void WakeScreen() override;
  void GiveFlower(const std::string& proposal) override;
  bool HasGivenFlower(const std::string& proposal) const override;
  bool SayOnce(const std::string& text) override;
  void StopSpeaking() override;
  ui::TextMode Mode() const override;
  ui::Language Language() const override;
  const VisitKey& Visitor() const override;
  ChromeModel Chrome(const std::string& title_id) const override;
  LinkView Link() const override;
  bool IsQuiet() const override;

  Kiosk& kiosk_;
};

}  // namespace oneflower

#include "kiosk/input/sketch.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace oneflower {
namespace {

constexpr SketchTool kPen = {.color = 1};
constexpr SketchTool kEraser = {.color = 0, .eraser = true};

void Line(Sketch& sketch, const SketchTool& tool, SketchPoint from, SketchPoint to) {
  const std::vector<SketchPoint> points = {from, to};
  sketch.Draw(tool, points);
  sketch.EndStroke();
}

size_t Seen(const Sketch& sketch) {
  return static_cast<size_t>(std::ranges::count(sketch.strokes(), 0, &Sketch::Stroke::erased));
}

uint32_t NumberAt(const Bytes& png, size_t at) {
  return static_cast<uint32_t>(png[at] << 24 | png[at + 1] << 16 | png[at + 2] << 8 | png[at + 3]);
}

TEST(Sketch, StepsAreTakenBackOneByOneToTheEmptySheet) {
  Sketch sketch;
  Line(sketch, kPen, {0.1F, 0.1F}, {0.9F, 0.1F});
  Line(sketch, kPen, {0.1F, 0.5F}, {0.9F, 0.5F});
  EXPECT_EQ(Seen(sketch), 2U);
  sketch.Undo();
  EXPECT_EQ(Seen(sketch), 1U);
  sketch.Undo();
  EXPECT_TRUE(sketch.Empty());
  EXPECT_FALSE(sketch.CanUndo());
  sketch.Undo();
  EXPECT_TRUE(sketch.Empty());
}

TEST(Sketch, WhatWasRubbedOutComesBackWithAStep) {
  Sketch sketch;
  Line(sketch, kPen, {0.1F, 0.1F}, {0.9F, 0.1F});
  Line(sketch, kPen, {0.1F, 0.6F}, {0.9F, 0.6F});
  Line(sketch, kEraser, {0.5F, 0.05F}, {0.5F, 0.1F});
  EXPECT_EQ(Seen(sketch), 1U);
  sketch.Undo();
  EXPECT_EQ(Seen(sketch), 2U);
}

TEST(Sketch, RubbingWhereNothingIsIsNoStep) {
  Sketch sketch;
  Line(sketch, kPen, {0.1F, 0.1F}, {0.9F, 0.1F});
  Line(sketch, kEraser, {0.1F, 0.7F}, {0.9F, 0.7F});
  sketch.Undo();
  EXPECT_TRUE(sketch.Empty());
}

TEST(Sketch, AFullSheetTakesNoMoreUntilAStepIsTakenBack) {
  Sketch sketch;
  const std::vector<SketchPoint> scribble(Sketch::kMostPoints, {0.5F, 0.5F});
  sketch.Draw(kPen, scribble);
  sketch.EndStroke();
  EXPECT_TRUE(sketch.Full());
  Line(sketch, kPen, {0.1F, 0.1F}, {0.2F, 0.1F});
  EXPECT_EQ(sketch.strokes().size(), 1U);
  sketch.Undo();
  EXPECT_FALSE(sketch.Full());
}

TEST(Sketch, ThePictureHasItsSizeAndWhatWasDrawn) {
  Sketch sketch;
  const Bytes blank = SketchPng(sketch, 320).value();
  Line(sketch, kPen, {0.1F, 0.1F}, {0.9F, 0.6F});
  Line(sketch, kPen, {0.5F, 0.5F}, {0.5F, 0.5F});
  const Bytes drawn = SketchPng(sketch, 320).value();
  EXPECT_EQ(NumberAt(drawn, 16), 320U);  // IHDR
  EXPECT_EQ(NumberAt(drawn, 20), 240U);
  EXPECT_NE(drawn, blank);
  sketch.Undo();
  sketch.Undo();
  EXPECT_EQ(SketchPng(sketch, 320).value(), blank);
}

TEST(Sketch, NothingIsLeftOfItAfterTheWipe) {
  Sketch sketch;
  Line(sketch, kPen, {0.1F, 0.1F}, {0.9F, 0.1F});
  sketch.Wipe();
  EXPECT_TRUE(sketch.strokes().empty());
  EXPECT_FALSE(sketch.CanUndo());
}

}  // namespace
}  // namespace oneflower

#include "kiosk/app/window.h"

#define GL_GLEXT_PROTOTYPES  // for the picture's own framebuffer
#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "kiosk/app/panel_size.h"
#include "kiosk/input/scanner.h"

namespace oneflower {
namespace {

// GL 3.3's texture swizzle is not in the header's core part everywhere.
constexpr GLenum kSwizzle = 0x8E46;
constexpr int64_t kMouse = -1;  // the mouse's finger

// The panel's density: as told, else as the display says, else the reference panel's. A panel may
// stand upright while its size is told lying, so the longer sides are compared.
float PxPerMm(const Window::Options& options, int width, int height, Log& log) {
  const PanelSize told = {options.mm_width, options.mm_height};
  const auto px = static_cast<float>(std::max(width, height));
  if (told.LongSide() > 0) return px / told.LongSide();
  const auto panel = options.width == 0 ? ConnectedPanelSize() : std::nullopt;
  if (!panel) return ui::Panel().px_per_mm;
  const float said = px / panel->LongSide();
  const float held = std::clamp(said, kMinPxPerMm, kMaxPxPerMm);
  if (held != said) {
    log.Warn(fmt::format("the display says {:.2f} pixels per mm; drawn for {:.2f}", said, held));
  }
  return held;
}

GLuint NameOf(ImTextureID texture) {
  return static_cast<GLuint>(reinterpret_cast<intptr_t>(texture));
}

bool IsEnter(const SDL_Event& event) {
  const SDL_Keycode key = event.key.keysym.sym;
  return event.type == SDL_KEYDOWN && (key == SDLK_RETURN || key == SDLK_KP_ENTER);
}

// The backend insists on a font texture of its own, four bytes a pixel. It gets the small default
// font, which is thrown away at once; then our atlas takes its place.
bool BeginDrawing(ui::Fonts& fonts) {
  ImFontAtlas starter;
  ImGui::CreateContext(&starter);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  const bool ready =
      ImGui_ImplOpenGL3_Init("#version 330 core") && ImGui_ImplOpenGL3_CreateDeviceObjects();
  if (ready) ImGui_ImplOpenGL3_DestroyFontsTexture();
  io.Fonts = &fonts.atlas();
  return ready;
}

// Where the last frame is drawn once more to be read back: what was swapped may be gone, and an
// offscreen window's surface keeps the size it was made with.
class OwnCanvas {
 public:
  OwnCanvas(int width, int height) {
    glGenRenderbuffers(1, &color_);
    glBindRenderbuffer(GL_RENDERBUFFER, color_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &frame_);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  ~OwnCanvas() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &frame_);
    glDeleteRenderbuffers(1, &color_);
  }
  OwnCanvas(const OwnCanvas&) = delete;
  OwnCanvas& operator=(const OwnCanvas&) = delete;

 private:
  GLuint color_ = 0;
  GLuint frame_ = 0;
};

std::string SdlSays(const char* what) { return std::string(what) + ": " + SDL_GetError(); }

// The whole first display, or a window in its middle. A window is made in the place and size it is
// to have: without a window manager nothing changes them afterwards, whatever SDL then says.
Result<SDL_Rect> PlaceOf(const Window::Options& options) {
  if (options.width > 0) {
    return SDL_Rect{SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width, options.height};
  }
  SDL_Rect display;
  if (SDL_GetDisplayBounds(0, &display) != 0) {
    return Fail(ErrorKind::kUnavailable, SdlSays("display"));
  }
  return display;
}

}  // namespace

struct Window::Impl {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  float px_per_mm = 0;
  bool unseen = false;  // offscreen: nobody sees a frame that is not saved as a picture
  const Clock* clock = nullptr;
  Log* log = nullptr;
  std::set<GLenum> logged;  // errors

  ~Impl() {
    if (context != nullptr) {
      if (ImGui::GetCurrentContext() != nullptr &&
          ImGui::GetIO().BackendRendererUserData != nullptr) {
        ImGui_ImplOpenGL3_Shutdown();
      }
      SDL_GL_DeleteContext(context);
    }
    if (ImGui::GetCurrentContext() != nullptr) ImGui::DestroyContext();
    if (window != nullptr) SDL_DestroyWindow(window);
    SDL_Quit();
  }

  ImVec2 Size() const {
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(window, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
  }

  // Whether OpenGL has complained since the last call. Each kind is logged once.
  bool LogErrors(const char* where) {
    constexpr int kMost = 16;  // a lost context complains without end
    bool any = false;
    for (int i = 0; i < kMost; ++i) {
      const GLenum error = glGetError();
      if (error == GL_NO_ERROR) break;
      any = true;
      if (logged.insert(error).second) {
        log->Error(fmt::format("OpenGL error {:#06x}: {}", error, where));
      }
    }
    return any;
  }

  void AddTouch(const SDL_Event& event, Input& input) const;
};

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::Open(const Options& options, ui::Fonts& fonts,
                                             const Clock& clock, Log& log) {
  // Fingers are read as fingers; the mouse is read beside them and must not echo them.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint("SDL_MOUSE_AUTO_CAPTURE", "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return Fail(ErrorKind::kUnavailable, SdlSays("SDL"));
  auto impl = std::make_unique<Impl>();
  impl->clock = &clock;
  impl->log = &log;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  const bool whole_screen = options.width == 0;
  const auto place = PlaceOf(options);
  if (!place) return std::unexpected(place.error());
  impl->window = SDL_CreateWindow(
      "一朵花", place->x, place->y, place->w, place->h,
      SDL_WINDOW_OPENGL | (whole_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_SHOWN));
  if (impl->window == nullptr) return Fail(ErrorKind::kUnavailable, SdlSays("window"));
  impl->context = SDL_GL_CreateContext(impl->window);
  if (impl->context == nullptr) return Fail(ErrorKind::kUnavailable, SdlSays("OpenGL"));
  const ImVec2 size = impl->Size();
  impl->px_per_mm = PxPerMm(options, static_cast<int>(size.x), static_cast<int>(size.y), log);
  SDL_GL_SetSwapInterval(1);
  impl->unseen = std::string_view(SDL_GetCurrentVideoDriver()) == "offscreen";
  if (whole_screen) SDL_ShowCursor(SDL_DISABLE);

  if (!BeginDrawing(fonts)) return Fail(ErrorKind::kUnavailable, "OpenGL 3.3 is not there");
  std::unique_ptr<Window> window(new Window(std::move(impl)));
  if (Status possible = CheckPanel(window->panel()); !possible) {
    return std::unexpected(possible.error());
  }
  return window;
}

ui::Panel Window::panel() const {
  const ImVec2 size = impl_->Size();
  return {.width = static_cast<int>(size.x),
          .height = static_cast<int>(size.y),
          .px_per_mm = impl_->px_per_mm};
}

Status Window::Resize(int width, int height) {
  SDL_SetWindowSize(impl_->window, width, height);
  SDL_PumpEvents();
  const ImVec2 size = impl_->Size();
  if (static_cast<int>(size.x) != width || static_cast<int>(size.y) != height) {
    return Fail(ErrorKind::kUnavailable, "this display does not change its size");
  }
  return {};
}

int Window::MaxTextureSide() const {
  GLint most = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
  return most;
}

ImTextureID Window::MakePage(int side) {
  impl_->LogErrors("before a page of glyphs");
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  // One channel is coverage: white, and as opaque as it says.
  const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, kSwizzle, swizzle);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side, side, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
  if (impl_->LogErrors("a page of glyphs")) {
    glDeleteTextures(1, &texture);
    return nullptr;
  }
  // NOLINTNEXTLINE(performance-no-int-to-ptr): Dear ImGui carries texture names as pointers
  return reinterpret_cast<ImTextureID>(static_cast<intptr_t>(texture));
}

void Window::FillPage(ImTextureID page, int x, int y, int width, int height,
                      const uint8_t* coverage) {
  glBindTexture(GL_TEXTURE_2D, NameOf(page));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void Window::DropPage(ImTextureID page, int side) {
  const std::vector<uint8_t> nothing(static_cast<size_t>(side) * static_cast<size_t>(side));
  FillPage(page, 0, 0, side, side, nothing.data());
  const GLuint name = NameOf(page);
  glDeleteTextures(1, &name);
}

ImTextureID Window::Upload(int width, int height, std::span<const uint8_t> rgba) {
  const int most = MaxTextureSide();
  if (width < 1 || height < 1 || width > most || height > most) return nullptr;
  if (rgba.size() != static_cast<size_t>(width) * static_cast<size_t>(height) * 4) return nullptr;
  impl_->LogErrors("before a picture");
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               rgba.data());
  if (impl_->LogErrors("a picture")) {
    glDeleteTextures(1, &texture);
    return nullptr;
  }
  // NOLINTNEXTLINE(performance-no-int-to-ptr): Dear ImGui carries texture names as pointers
  return reinterpret_cast<ImTextureID>(static_cast<intptr_t>(texture));
}

void Window::Replace(ImTextureID texture, int width, int height, std::span<const uint8_t> rgba) {
  glBindTexture(GL_TEXTURE_2D, NameOf(texture));
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

void Window::Drop(ImTextureID texture) {
  GLint width = 0;
  GLint height = 0;
  glBindTexture(GL_TEXTURE_2D, NameOf(texture));
  glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_WIDTH, &width);
  glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_HEIGHT, &height);
  const std::vector<uint8_t> nothing(static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
  Replace(texture, width, height, nothing);
  const GLuint name = NameOf(texture);
  glDeleteTextures(1, &name);
}

void Window::Impl::AddTouch(const SDL_Event& event, Input& input) const {
  using Kind = ui::TouchEvent::Kind;
  const ImVec2 size = Size();
  const auto add = [&](Kind kind, int64_t finger, float x, float y) {
    input.touches.push_back({kind, finger, {x, y}, clock->MonotonicMs()});
  };
  const auto finger = [&](Kind kind) {
    add(kind, event.tfinger.fingerId, event.tfinger.x * size.x, event.tfinger.y * size.y);
  };
  switch (event.type) {
    case SDL_FINGERDOWN: finger(Kind::kDown); break;
    case SDL_FINGERMOTION: finger(Kind::kMove); break;
    case SDL_FINGERUP: finger(Kind::kUp); break;
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button == SDL_BUTTON_LEFT) {
        add(Kind::kDown, kMouse, static_cast<float>(event.button.x),
            static_cast<float>(event.button.y));
      }
      break;
    case SDL_MOUSEMOTION:
      if ((event.motion.state & SDL_BUTTON_LMASK) != 0) {
        add(Kind::kMove, kMouse, static_cast<float>(event.motion.x),
            static_cast<float>(event.motion.y));
      }
      break;
    case SDL_MOUSEBUTTONUP:
      if (event.button.button == SDL_BUTTON_LEFT) {
        add(Kind::kUp, kMouse, static_cast<float>(event.button.x),
            static_cast<float>(event.button.y));
      }
      break;
    default: break;
  }
}

Window::Input Window::Wait(int timeout_ms) {
  Input input;
  SDL_Event event;
  bool got =
      timeout_ms > 0 ? SDL_WaitEventTimeout(&event, timeout_ms) != 0 : SDL_PollEvent(&event) != 0;
  for (; got; got = SDL_PollEvent(&event) != 0) {
    if (event.type == SDL_QUIT) input.quit = true;
    if (event.type == SDL_WINDOWEVENT || event.type == SDL_USEREVENT) input.redraw = true;
    if (event.type == SDL_TEXTINPUT) input.typed.emplace_back(event.text.text);
    if (IsEnter(event)) input.typed.emplace_back(Scanner::kEnter);
    impl_->AddTouch(event, input);
  }
  return input;
}

void Window::Wake() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

ImDrawList& Window::BeginFrame() {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = impl_->Size();
  io.DeltaTime = 1.0F / 60;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  return *ImGui::GetBackgroundDrawList();
}

void Window::EndFrame() {
  ImGui::Render();
  if (impl_->unseen) return;
  const ImVec2 size = impl_->Size();
  glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  impl_->LogErrors("a frame");
  SDL_GL_SwapWindow(impl_->window);
}

Result<RgbPicture> Window::Picture() const {
  const ImVec2 size = impl_->Size();
  RgbPicture picture{.width = static_cast<int>(size.x), .height = static_cast<int>(size.y)};
  picture.rows_upwards.resize(static_cast<size_t>(picture.width) * picture.height * 3);
  const OwnCanvas canvas(picture.width, picture.height);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());  // what was swapped may be gone
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE,
               picture.rows_upwards.data());
  if (impl_->LogErrors("a picture of the panel")) {
    return Fail(ErrorKind::kUnavailable, "OpenGL did not draw the picture; the log says why");
  }
  return picture;
}

}  // namespace oneflower

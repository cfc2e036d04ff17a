// The story page's looks: the kiosk's standard theme by day, its dark one by night. Every text
// stands on its ground with a contrast of 7:1 or more (tests/sync/story_page_test.cpp reckons it).
#pragma once

namespace oneflower {

inline constexpr const char* kStoryStyle = R"css(
:root{--paper:#fff7ec;--card:#ffffff;--ink:#3a2a24;--soft:#5c4a42;--red:#7a160f;--line:#e8d9c6;
--reached:#ddefe2;--reached-ink:#124432;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#1e1a18;--card:#2b2522;--ink:#f7eee2;
--soft:#dccfc0;--red:#ffb4a6;--line:#5a4e46;--reached:#21392e;--reached-ink:#d2f0dd}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:36em;padding:1em 1em 3em;background:var(--paper);color:var(--ink);
font:1.1rem/1.65 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
overflow-wrap:anywhere}
header{color:var(--soft);font-size:.9em;text-align:center}
.hero svg{display:block;height:11em;margin:.6em auto 0}
h1{margin:.3em 0 .6em;font-size:1.45em;line-height:1.35;color:var(--red);text-align:center}
h2{margin:1.6em 0 .4em;font-size:1.1em;color:var(--red)}
.card{background:var(--card);border:1px solid var(--line);border-radius:1em;padding:1em 1.1em;
margin:1em 0}
.text{white-space:pre-wrap}
.media img,.media audio{display:block;width:100%;height:auto;margin:1em 0;border-radius:1em}
[lang=en]{display:block;font-size:.85em;line-height:1.4;color:var(--soft)}
small{font-size:.85em;color:var(--soft)}
.facts{display:flex;flex-wrap:wrap;gap:.2em 1.5em;margin:0}
.steps{display:flex;gap:.3em;margin:1em 0;padding:0;list-style:none;text-align:center}
.steps li{flex:1;min-width:0;padding:.4em .1em;border-radius:.8em;line-height:1.3}
.steps svg{display:block;width:100%;height:4.6em}
.steps [lang=en],.steps time{display:block;font-size:.8em;white-space:nowrap}
.steps .done,.steps .now{background:var(--reached);color:var(--reached-ink)}
.steps .done *,.steps .now *{color:var(--reached-ink)}
.steps .now{outline:2px solid var(--reached-ink)}
.steps .yet svg{opacity:.3;filter:grayscale(.6)}
.told{margin:0;padding:0;list-style:none}
.told li{margin:0 0 0 .4em;padding:0 0 1.1em 1.2em;border-left:3px solid var(--line)}
.told li::before{content:"";float:left;width:.8em;height:.8em;margin:.35em 0 0 -1.7em;
border-radius:50%;background:var(--reached-ink)}
.told li:last-child{border-color:transparent}
)css";

}  // namespace oneflower

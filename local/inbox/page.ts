import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import { type Markup, markup } from '../../functions/views/markup.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--muted:#57606a;--paper:#fff;--desk:#f2f4f5;--rule:#d8dee4;--accent:#0b6257;--tint:#eef6f4}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaed;--muted:#a4afb8;--paper:#171c20;--desk:#0d1114;--rule:#2d353b;--accent:#6cc9b8;--tint:#16292a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:880px;padding:20px 16px;background:var(--desk);color:var(--ink);font:16px/1.5 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Roboto,sans-serif}
body.tall{display:flex;flex-direction:column;height:100vh;height:100dvh;padding-bottom:16px}
h1{margin:0;font-size:22px;line-height:1.35;font-weight:650;overflow-wrap:anywhere}
h2{margin:24px 0 8px;font-size:14px;font-weight:600;color:var(--muted)}
p{margin:4px 0 0}
.muted{color:var(--muted);font-size:14px;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
form{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-top:16px}
label{color:var(--muted);font-size:14px}
select,button{font:inherit;min-height:40px;padding:0 12px;border:1px solid var(--rule);border-radius:8px;background:var(--paper);color:var(--ink)}
select{flex:0 1 240px;min-width:0}
button{color:var(--accent);font-weight:600;cursor:pointer}
ul{list-style:none;margin:0;padding:0;border:1px solid var(--rule);border-radius:12px;background:var(--paper);overflow:hidden}
li+li{border-top:1px solid var(--rule)}
li a{display:grid;grid-template-columns:88px 1fr auto;gap:0 12px;align-items:baseline;padding:12px 16px;color:inherit}
li a:hover{background:var(--tint);text-decoration:none}
.who{font-size:14px;font-weight:600;color:var(--accent);overflow-wrap:anywhere}
.subject{overflow-wrap:anywhere}
.empty{padding:48px 0;text-align:center;color:var(--muted)}
nav{display:flex;justify-content:space-between;align-items:center;margin-bottom:8px}
.step{display:inline-block;min-width:40px;padding:6px 0;text-align:center}
.step.off{opacity:.3}
.tabs{display:flex;flex-wrap:wrap;gap:4px 20px;margin:10px 0}
.tabs b,.tabs a{padding:6px 0;border-bottom:2px solid transparent}
.tabs b{border-color:var(--accent)}
.tabs a:last-child{margin-left:auto}
.tall main{flex:1;min-height:320px;border:1px solid var(--rule);border-radius:12px;background:var(--paper);overflow:hidden}
iframe{display:block;width:100%;height:100%;border:0}
pre{margin:0;height:100%;padding:16px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.6 inherit;font-family:inherit}
.source pre{font:12px/1.5 ui-monospace,Consolas,monospace}
@media (max-width:600px){body{padding:16px 12px}body.tall{padding:12px 8px 8px}li a{grid-template-columns:1fr auto}li .subject{grid-column:1/-1;grid-row:2}}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing runs and nothing is fetched: the pages are their own style, forms back to the inbox, and a frame of its own. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A mail in its frame: shown as sent, but it can run nothing and fetch nothing; its links open outside the frame. */
export const MAIL_POLICY = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

/** A page of the inbox. `layout` tall: the content fills the window. */
export function page(title: string, content: Markup, layout = ''): string {
  return String(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Steward</title><style>${raw(STYLE)}</style></head>
<body class="${layout}">${content}</body></html>`);
}

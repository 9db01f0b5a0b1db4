import { raw } from 'hono/html';
import type { Locale } from '../domain/locale.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** The style sheet of every page. Its hash stands in the content security policy, as that of the duties' own style does: a page has no other. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--muted:#57606a;--paper:#fff;--desk:#f2f4f5;--rule:#d8dee4;--accent:#0b6257;--tint:#eef6f4;
--red:#97180c;--red-bg:#fdebe9;--amber:#714600;--amber-bg:#fff3d6;--blue:#134e9c;--blue-bg:#e6effc;--pink:#8a1a55;--pink-bg:#fce8f2;--green:#0e5c2b;--green-bg:#e2f3e7;--grey:#3b444c;--grey-bg:#eceff1}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaed;--muted:#a4afb8;--paper:#171c20;--desk:#0d1114;--rule:#2d353b;--accent:#6cc9b8;--tint:#16292a;
--red:#ffb8b0;--red-bg:#48191a;--amber:#ffdc94;--amber-bg:#43330d;--blue:#b5d2ff;--blue-bg:#16305a;--pink:#ffbddd;--pink-bg:#471a34;--green:#a9e6bd;--green-bg:#12391f;--grey:#ccd5dc;--grey-bg:#2b343b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:720px;padding:16px 12px 40px;background:var(--desk);color:var(--ink);font:16px/1.6 -apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere}
body:lang(zh){font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
h1{margin:8px 0 4px;font-size:24px;line-height:1.35}
h2{margin:0 0 6px;font-size:18px;line-height:1.4}
p{margin:4px 0}
.muted{color:var(--muted);font-size:14px}
.card{margin:12px 0 0;padding:16px;background:var(--paper);border:1px solid var(--rule);border-radius:12px}
.chip{display:inline-block;padding:0 8px;border:1px solid var(--rule);border-radius:10px;font-size:13px;font-weight:400;color:var(--muted)}
.reasons,.plain{margin:0;padding:0;list-style:none}
.reasons li{display:flex;gap:8px;padding:3px 0}
.label{flex:none;align-self:start;margin-top:3px;padding:0 7px;border-radius:4px;font-size:13px;line-height:20px;font-weight:400}
.mark{color:var(--red);font-size:14px;font-weight:400;white-space:nowrap}
h3{margin:12px 0 2px;font-size:15px}
.red{color:var(--red);background:var(--red-bg)}.amber{color:var(--amber);background:var(--amber-bg)}.blue{color:var(--blue);background:var(--blue-bg)}
.pink{color:var(--pink);background:var(--pink-bg)}.green{color:var(--green);background:var(--green-bg)}.grey{color:var(--grey);background:var(--grey-bg)}
.say{margin:8px 0;padding:8px 12px;background:var(--tint);border-left:3px solid var(--accent);border-radius:0 6px 6px 0}
.call{display:inline-block;min-height:44px;padding:9px 18px;border-radius:8px;background:var(--accent);color:var(--paper);text-decoration:none;font-weight:600}
:is(a,summary,button,input,select,textarea,.alert):focus-visible,.choice:focus-within{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}a.call{color:var(--paper)}
.item,.go,nav a{display:inline-block;min-width:44px;min-height:44px;padding:9px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0}
.go{padding:9px 16px;border:1px solid var(--accent);border-radius:8px;text-decoration:none}
nav{text-align:right}
summary h2{display:inline;margin:0;font-size:16px;font-weight:400}form[id],#postpone{margin:4px 0;scroll-margin-top:20px}fieldset{margin:10px 0;padding:0;border:0;min-width:0}legend,.field label{padding:0;font-weight:600}.field{margin:10px 0}
.choices{display:flex;flex-wrap:wrap;gap:8px;margin-top:4px}
.choice{display:flex;flex:1 1 auto;align-items:center;gap:8px;min-height:48px;padding:8px 14px;border:1px solid var(--muted);border-radius:8px;cursor:pointer}.wide{flex-basis:100%}
.choice:has(:checked){border-color:var(--accent);background:var(--tint)}
.choice input{flex:none;width:22px;height:22px;margin:0;accent-color:var(--accent)}
input:not([type=radio],[type=checkbox]),select,textarea{display:block;width:100%;min-height:44px;margin-top:4px;padding:8px 10px;border:1px solid var(--muted);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
button{width:100%;min-height:48px;margin-top:8px;padding:9px 18px;border:1px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}
button.quiet{background:none;color:var(--accent)}
.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px}.three .field{margin:0}
.problem{color:var(--red);font-weight:600}.alert{margin:8px 0;padding:12px 16px;border:2px solid var(--red);border-radius:12px;background:var(--paper)}
.alert a{color:var(--red)}
details.card{padding-top:4px;padding-bottom:8px;border:1px solid var(--rule)}
.found .muted{display:inline-block}.found li{padding:4px 0;border-top:1px solid var(--rule)}
details{margin-top:8px;border-top:1px solid var(--rule)}
summary{min-height:44px;padding:10px 0;color:var(--accent);cursor:pointer}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:0 0 8px}dt{color:var(--muted)}dd{margin:0}
`;

const OTHER: Record<Locale, { locale: Locale; name: string }> = {
  'zh-CN': { locale: 'en', name: 'English' },
  en: { locale: 'zh-CN', name: '中文' },
};

/** What a link to another page carries on: the language, once the reader has switched it. */
export function langSuffix({ lang }: { lang?: Locale }): string {
  return lang === undefined ? '' : `?lang=${lang}`;
}

/**
 * The shell of every page: no script, one column, the switch of language. `path`: where the page can be got again. `style`: what its forms need beside
 * the style of every page.
 */
export function pageLayout(input: {
  locale: Locale;
  title: string;
  main: Markup;
  path?: string;
  style?: string;
}): string {
  const other = OTHER[input.locale];
  return String(markup`<!doctype html>
<html lang="${input.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${input.title}</title>
<style>${raw(PAGE_STYLE)}</style>${input.style === undefined ? NOTHING : markup`<style>${raw(input.style)}</style>`}
</head>
<body><nav><a href="${input.path ?? ''}?lang=${other.locale}" lang="${other.locale}" hreflang="${other.locale}">${other.name}</a></nav>
<main>${input.main}</main></body>
</html>
`);
}

import type { TaskKind } from '../domain/task.ts';

/** Inline styles, for Outlook and every client that drops style sheets. */
export const FONT =
  "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Roboto,Helvetica,Arial,sans-serif";
export const INK = '#1f2328';
export const MUTED = '#57606a';
export const PAPER = '#ffffff';
export const DESK = '#f2f4f5';
export const RULE = '#d8dee4';
export const ACCENT = '#0b6257';
export const TINT = '#eef6f4';

/** Background and ink of a reason's label: red for money and suitability, amber for risk, blue, pink, green, grey for the rest. */
export const LABEL_TONE: Record<TaskKind, { className: string; background: string; ink: string }> = {
  maturity: { className: 'red', background: '#fdebe9', ink: '#97180c' },
  'unsuitable-holding': { className: 'red', background: '#fdebe9', ink: '#97180c' },
  'risk-review': { className: 'amber', background: '#fff3d6', ink: '#714600' },
  'contact-due': { className: 'blue', background: '#e6effc', ink: '#134e9c' },
  birthday: { className: 'pink', background: '#fce8f2', ink: '#8a1a55' },
  'follow-up': { className: 'green', background: '#e2f3e7', ink: '#0e5c2b' },
  'details-stale': { className: 'grey', background: '#eceff1', ink: '#3b444c' },
};

/** The style sheet: dark mode and small screens, for the clients that read it. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
.keep{white-space:nowrap}
@media (max-width:480px){.edge{padding-left:16px!important;padding-right:16px!important}.desk{padding:0!important}.sheet{border-radius:0!important;border-left:0!important;border-right:0!important}}
@media (prefers-color-scheme:dark){
body,.desk{background:#0d1114!important}
.sheet{background:#171c20!important;border-color:#2d353b!important}
.ink{color:#e6eaed!important}.muted{color:#a4afb8!important}
.rule{border-color:#2d353b!important}.say{background:#16292a!important;border-color:#3fa795!important}
.chip{border-color:#4a545c!important;color:#c3ccd3!important}.accent{color:#6cc9b8!important}
.red{background:#48191a!important;color:#ffb8b0!important}.amber{background:#43330d!important;color:#ffdc94!important}
.blue{background:#16305a!important;color:#b5d2ff!important}.pink{background:#471a34!important;color:#ffbddd!important}
.green{background:#12391f!important;color:#a9e6bd!important}.grey{background:#2b343b!important;color:#ccd5dc!important}
.act{border-color:#3fa795!important}
.button{background:#3fa795!important}.button a{color:#06201c!important}
}`;

/** What the pages of duties need beside the style of every page: answers in compact rows, everybody's state in a line, the table of the week's work. */
export const DUTY_STYLE = `
form :is(input,textarea,fieldset)[id]{scroll-margin-top:150px}
.who{margin:12px 0;padding:0 0 8px;border-top:1px solid var(--rule)}
.who>legend{padding:12px 8px 0 0;font-size:17px}
.answers{margin:4px 0;clear:both}
.answers>legend{float:left;width:68px;padding:8px 4px 0 0;font-size:14px;line-height:1.35}
@media(min-width:600px){.answers>legend{width:132px}}
.answers>p{clear:both;margin:0}
.seg{display:flex;flex-wrap:wrap;gap:4px}
.seg label{position:relative;display:flex;flex:1 1 68px;flex-wrap:wrap;align-items:center;justify-content:center;gap:0 4px;min-height:48px;padding:4px 1px;border:1px solid var(--muted);border-radius:8px;font-size:14px;line-height:1.25;text-align:center;cursor:pointer}
.seg label:has(:checked){border-color:var(--accent);background:var(--tint)}
.seg label:focus-within{outline:3px solid var(--accent);outline-offset:2px}
.seg input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--accent)}
.invalid .seg label{border-color:var(--red)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(136px,1fr));gap:6px;margin-top:4px}
.people .choice{padding:6px 10px}
.state{display:flex;flex-wrap:wrap;gap:0 8px;align-items:baseline;padding:4px 0}
.state .label{align-self:center;margin:0}
.duty{padding:10px 0;border-top:1px solid var(--rule)}
.duty:first-child{border-top:0}
.duty .go,.duty .call{margin-top:6px}
.text{margin:8px 0;padding:4px 16px 12px;border:1px solid var(--rule);border-radius:8px;background:var(--desk)}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:15px;overflow-wrap:normal}
caption{padding:0 0 6px;text-align:left;font-size:18px;font-weight:700}
th,td{padding:6px 4px;border-top:1px solid var(--rule);text-align:right;font-weight:400;vertical-align:top}
thead th{border-top:0;color:var(--muted);font-size:13px}
th:first-child{text-align:left}
`;

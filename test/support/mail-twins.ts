const ENTITIES: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const decoded = (text: string): string =>
  text.replace(/&(quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** What a reader of the HTML sees, one text after another: paragraphs, headings, labels, links. Without the hidden preview. */
export function seenIn(html: string): string[] {
  return html
    .replace(/<head>.*?<\/head>|<div style="display:none.*?<\/div>|<!--.*?-->/gs, '')
    .replace(/<\/?span class="keep">|<\/span>/g, '')
    .split(/<[^>]*>/)
    .map((text) => decoded(text).trim())
    .filter((text) => text !== '');
}

/** Every address the HTML leads to. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decoded(href));
}

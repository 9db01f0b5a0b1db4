/** One tag of a page: its name and attributes, as text. */
export type Tag = { tag: string; attributes: Record<string, string> };

const SENT = new Set(['input', 'textarea', 'select']);

/** Every tag of a page, in its order. */
export function tagsOf(html: string): Tag[] {
  const body = html.replace(/<style>.*?<\/style>/gs, '');
  return [...body.matchAll(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g)].map(([, tag = '', rest = '']) => ({
    tag,
    attributes: Object.fromEntries(
      [...rest.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
    ),
  }));
}

/** What a person can fill in, choose or tick. */
export function controlsOf(html: string): Tag[] {
  return tagsOf(html).filter(({ tag, attributes }) => SENT.has(tag) && attributes.type !== 'hidden');
}

/** What is wrong with the page as a whole: ids that stand twice, descriptions and ways that lead nowhere, controls without a label. */
export function brokenIn(html: string): string[] {
  const tags = tagsOf(html);
  const ids = tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`);
  const named = tags.flatMap(({ attributes }) => [
    ...(attributes['aria-describedby']?.split(' ') ?? []),
    ...(attributes.for === undefined ? [] : [attributes.for]),
    ...(attributes.href?.startsWith('#') ? [attributes.href.slice(1)] : []),
  ]);
  const nowhere = named.filter((id) => !ids.includes(id)).map((id) => `nowhere: ${id}`);
  return [...twice, ...nowhere, ...unlabelled(html)];
}

/** A control stands inside a label, or a label names its id. */
function unlabelled(html: string): string[] {
  const outside = html.replace(/<label[^>]*>(?:(?!<\/label>).)*<\/label>/gs, (label) =>
    /<input/.test(label) ? '' : label,
  );
  const labels = new Set(tagsOf(html).flatMap(({ tag, attributes }) => (tag === 'label' ? [attributes.for] : [])));
  return controlsOf(outside)
    .filter(({ attributes }) => attributes.id === undefined || !labels.has(attributes.id))
    .map(({ attributes }) => `no label: ${attributes.name}`);
}

/** What a reader sees of a page, without its tags. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<style>.*?<\/style>|<title>.*?<\/title>|<[^>]+>/gs, ' ')).replace(/\s+/g, ' ');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

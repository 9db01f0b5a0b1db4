import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stewardArguments } from '../../local/arguments/steward.ts';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['README.md', 'examples/README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].sort();
const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** The anchors of a page's headings, as GitHub makes them: small letters, without punctuation, hyphens for spaces, numbered when they repeat. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  const prose = textOf(page).replace(/^ *```[\s\S]*?^ *```/gm, '');
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+)$/gm)) {
    const text = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim()
      .toLowerCase();
    const anchor = text.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
    let unique = anchor;
    for (let n = 1; anchors.has(unique); n++) unique = `${anchor}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}

/** The addresses a page links to, but for those on the web. */
function linksOf(page: string): string[] {
  const prose = textOf(page)
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^(https?|mailto):/.test(link));
}

describe.each(pages)('%s', (page) => {
  test('links only to what is there, headings included', () => {
    const broken = linksOf(page).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), decodeURI(path)));
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names only commands of ours that there are', () => {
    const named = [...textOf(page).matchAll(/npm (?:run (?:-s )?)([a-z:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
  });

  test('shows commands of steward as they are typed', () => {
    const shown = [...textOf(page).matchAll(/npm run -s steward -- ([^`#\n]+)/g)].map(([, words = '']) => words.trim());
    const refused = shown.filter((words) => {
      const read = stewardArguments(words.replaceAll('$STAGE', 'trial').split(/\s+/), '2026-11-23');
      return !read.ok;
    });
    expect(refused).toEqual([]);
  });
});

test('a link to a heading that is not there would be found', () => {
  expect(anchorsOf('docs/runbook.md')).toContain('did-everybody-get-their-mail');
  expect(anchorsOf('docs/runbook.md')).not.toContain('did-everybody-get-their-mail?');
  expect(linksOf('docs/runbook.md')).toContain('#did-everybody-get-their-mail');
});

test('where the code sends an operator to the runbook, there is a section', () => {
  const anchors = anchorsOf('docs/runbook.md');
  const sources = globSync(['functions/**/*.ts', 'local/**/*.ts', 'lib/**/*.ts'], { cwd: ROOT });
  const named = sources.flatMap((source) =>
    [...textOf(source).matchAll(/docs\/runbook\.md#([a-z0-9-]+)/g)].map(([, anchor = '']) => anchor),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

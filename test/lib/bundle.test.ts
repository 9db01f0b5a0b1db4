import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUNDLING } from '../../lib/service-function.ts';

const files = readdirSync('functions').filter((name) => name.endsWith('.ts'));
const names = files.map((file) => file.replace(/\.ts$/, ''));
/** Outside of this checkout: what a bundle lacks is not found there. */
const out = mkdtempSync(join(tmpdir(), 'steward-bundles-'));
let outputs: Metafile['outputs'] = {};
let loaded: Record<string, string> = {};

const bundleOf = (name: string) => {
  const [, output] = Object.entries(outputs).find(([path]) => path.endsWith(`/${name}.mjs`)) ?? [];
  if (output === undefined) throw new Error(`there is no bundle of ${name}`);
  return output;
};
const packagesOf = (name: string) => {
  const inputs = Object.keys(bundleOf(name).inputs);
  return inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/')[0]);
};

beforeAll(async () => {
  const { format, target, minify, mainFields, charset, banner, externalModules, sourcesContent } = BUNDLING;
  const { metafile } = await build({
    entryPoints: files.map((file) => `functions/${file}`),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    metafile: true,
    sourcemap: BUNDLING.sourceMap,
    external: externalModules,
    banner: { js: banner },
    ...{ format, target, minify, mainFields, charset, sourcesContent },
    logLevel: 'error',
  });
  outputs = metafile.outputs;
  loaded = load();
}, 60_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Loads every bundle as Node does, in a process that is no Lambda: the type of its handler, or what went wrong. */
function load(): Record<string, string> {
  const script = `
    const said = {};
    for (const name of ${JSON.stringify(names)})
      said[name] = await import('./' + name + '.mjs').then((bundle) => typeof bundle.handler, (error) => String(error));
    process.stdout.write(JSON.stringify(said));`;
  const { AWS_LAMBDA_FUNCTION_NAME: _, NODE_OPTIONS: __, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: out,
    env,
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.each(names)('the bundle of %s', (name) => {
  test('is smaller than 1.2 megabytes', () => {
    expect(bundleOf(name).bytes).toBeLessThan(1_200_000);
  });

  test('holds nothing that only deploys, tests, or runs on a laptop', () => {
    const FOREIGN =
      /^(aws-cdk|constructs$|cdk-nag$|@aws-cdk\/|dynalite$|@faker-js\/|aws-ses-v2-local$|@hono\/node-server$|lib$|local$|bin$|test$)/;
    expect(packagesOf(name).filter((each) => FOREIGN.test(each ?? ''))).toEqual([]);
  });

  test('needs nothing beside it but Node, and asks for other ways to credentials only when its own fail', () => {
    const outside = bundleOf(name).imports.filter(({ path, external }) => external && !isBuiltin(path));
    expect(outside.filter(({ kind }) => kind !== 'dynamic-import')).toEqual([]);
    const asked = outside.map(({ path }) => path);
    expect(asked.filter((path) => !path.startsWith('@aws-sdk/credential-provider-'))).toEqual([]);
  });

  test('loads, and gives a handler without being asked for its environment', () => {
    expect(loaded[name]).toBe('function');
  });
});

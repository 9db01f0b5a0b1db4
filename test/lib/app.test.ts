import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const synth = (context: Record<string, unknown>) =>
  spawnSync('node', ['bin/app.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });

describe('cdk synth', () => {
  test('a stage that does not exist fails with one clear line', () => {
    const { status, stdout, stderr } = synth({ stage: 'nowhere' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^config\/stages\.ts: there is no stage "nowhere"[^\n]*\n$/);
  });
});

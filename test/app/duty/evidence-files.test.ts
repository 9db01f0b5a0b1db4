import { describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { openDutyPage } from '../../../functions/app/duty/open-duty-page.ts';
import { openEvidenceFile } from '../../../functions/app/duty/open-evidence-file.ts';
import { confirmationOf } from '../../../functions/domain/duty/commands.ts';
import { MOST_EVIDENCE_BYTES } from '../../../functions/domain/duty/evidence-type.ts';
import { verifyHistory } from '../../../functions/domain/duty/history.ts';
import { catalogue, sha256 } from '../../support/duties.ts';
import { dutyWorld, MEETING, meetingForm, TEN } from '../../support/duty-world.ts';
import { FILES } from '../../support/files.ts';

const ADDRESS = 'https://steward.example/duty/x';

/** The small bank, whose meeting may carry its minutes as a file. */
function world() {
  const bank = dutyWorld();
  const rules = catalogue.map((rule) =>
    rule.kind === 'meeting'
      ? {
          ...rule,
          evidence: [
            ...rule.evidence,
            { id: 'file', type: 'file' as const, label: { 'zh-CN': '纪要', en: 'Minutes' } },
          ],
        }
      : rule,
  );
  const deps = { ...bank.deps, catalogue: rules };
  const pageOf = async (token: string) => {
    const opened = await openDutyPage(deps, token, TEN, ADDRESS);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.page;
  };
  const bring = async (token: string, bytes: Uint8Array) => {
    const [upload] = (await pageOf(token)).uploads ?? [];
    const form = new FormData();
    for (const [name, value] of Object.entries(upload?.form.fields ?? {})) form.set(name, value);
    form.set('file', new File([new Uint8Array(bytes)], '王芳谈话.pdf'));
    return bank.evidence.app.request(upload?.form.action ?? '', { method: 'POST', body: form });
  };
  const keeping = (typed = meetingForm()) => new Map([...typed, ['file', 'yes']]);
  return { ...bank, deps, pageOf, bring, keeping };
}

describe('a file as evidence', () => {
  test('is brought, seen on the page, kept with the confirmation, and given out to whoever may see it', async () => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    const answered = await bank.bring(token, FILES.pdf);
    expect([answered.status, answered.headers.get('location')]).toEqual([303, ADDRESS]);
    const size = FILES.pdf.byteLength;
    expect((await bank.pageOf(token)).uploads).toMatchObject([{ brought: { type: 'application/pdf', bytes: size } }]);
    expect(await confirmDuty(bank.deps, token, bank.keeping(), TEN)).toMatchObject({ ok: true });

    const duty = bank.find(MEETING);
    const file = confirmationOf(duty)?.evidence?.file;
    expect(file).toMatchObject({ name: 'meeting-2026-11.pdf', type: 'application/pdf', bytes: size });
    expect(verifyHistory(duty, sha256)).toEqual({ ok: true });
    expect((await bank.pageOf(token)).standings[0]?.files).toEqual([
      { field: 'file', type: 'application/pdf', bytes: size },
    ]);
    const opened = await openEvidenceFile(bank.deps, token, 'file', TEN);
    const given = await bank.evidence.app.request(opened.ok ? opened.address : '');
    expect(Buffer.from(await given.arrayBuffer())).toEqual(FILES.pdf);
    expect(given.headers.get('content-disposition')).toContain('attachment');
  });

  test('is not needed: without one the meeting is confirmed as before', async () => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    expect(await confirmDuty(bank.deps, token, meetingForm(), TEN)).toMatchObject({ ok: true });
    expect(confirmationOf(bank.find(MEETING))?.evidence).not.toHaveProperty('file');
    expect(await openEvidenceFile(bank.deps, token, 'file', TEN)).toMatchObject({ ok: false });
  });

  test.each([
    ['html', 'not-a-kept-type'],
    ['exe', 'not-a-kept-type'],
    ['zip', 'not-a-kept-type'],
  ] as const)('of type %s is refused by its content, and the duty stays open', async (kind, why) => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    await bank.bring(token, FILES[kind]);
    expect((await bank.pageOf(token)).uploads?.[0]?.brought).toEqual({ bytes: FILES[kind].byteLength });
    const acted = await confirmDuty(bank.deps, token, bank.keeping(), TEN);
    expect(acted).toMatchObject({ ok: false, by: 'form', problems: [{ field: 'file', why }] });
    expect(bank.find(MEETING).state).toBe('open');
  });

  test('that never came is said, and the duty stays open', async () => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    const acted = await confirmDuty(bank.deps, token, bank.keeping(), TEN);
    expect(acted).toMatchObject({ ok: false, by: 'form', problems: [{ field: 'file', why: 'no-file' }] });
    expect(bank.find(MEETING).state).toBe('open');
  });

  test('that another person brought through their own link does not go along', async () => {
    const bank = world();
    await bank.bring(await bank.dutyToken('L1', MEETING), FILES.pdf);
    const later = await bank.dutyToken('L1', MEETING, '2026-11-11');
    expect((await bank.pageOf(later)).uploads?.[0]).not.toHaveProperty('brought');
    const acted = await confirmDuty(bank.deps, later, bank.keeping(), TEN);
    expect(acted).toMatchObject({ ok: false, by: 'form', problems: [{ field: 'file', why: 'no-file' }] });
  });

  test('is looked at only once the employee number is right', async () => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    await bank.bring(token, FILES.pdf);
    const kept: string[] = [];
    const files = { ...bank.deps.files, keep: async (key: string) => void kept.push(key) };
    const typed = new Map([...bank.keeping(), ['employeeNo', 'nobody']]);
    expect(await confirmDuty({ ...bank.deps, files }, token, typed, TEN)).toMatchObject({ ok: false, by: 'form' });
    expect(kept).toEqual([]);
  });

  test('may have five megabytes and no more', async () => {
    const bank = world();
    const token = await bank.dutyToken('L1', MEETING);
    const of = (bytes: number) => Buffer.concat([FILES.pdf, Buffer.alloc(bytes - FILES.pdf.byteLength)]);
    expect(MOST_EVIDENCE_BYTES).toBe(5 * 1024 * 1024);
    expect((await bank.bring(token, of(MOST_EVIDENCE_BYTES + 1))).status).toBe(400);
    expect((await bank.bring(token, of(MOST_EVIDENCE_BYTES))).status).toBe(303);
    expect(await confirmDuty(bank.deps, token, bank.keeping(), TEN)).toMatchObject({ ok: true });
  });
});

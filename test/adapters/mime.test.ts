import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { composeMail } from '../../functions/adapters/mime.ts';
import type { Mail } from '../../functions/app/ports.ts';

const SENDER = { name: '泰山银行·客户关怀中心（个人金融部）', address: 'steward@bank.example' };
const ID = 'digest_2026-11-23_M001';
const MAIL: Mail = {
  to: 'm001@bank.example',
  subject: `【今日待办】11月23日 周一 · ${'联系 4 位客户 · 3 笔到期 '.repeat(8)}`.trim(),
  html: '<!doctype html><p>李经理，早上好。</p>',
  text: '李经理，早上好。\n今天请联系 4 位客户。',
  date: '2026-11-23T00:30:00.000Z',
};

describe('a composed mail', () => {
  test('reads back as it was written: long Chinese subject, text and HTML, sender, receiver, date', async () => {
    const parsed = await simpleParser((await composeMail(MAIL, ID, SENDER)).raw);
    expect(parsed.subject).toBe(MAIL.subject);
    expect(parsed.text?.trim()).toBe(MAIL.text);
    expect(parsed.html).toContain('李经理，早上好。');
    expect(parsed.from?.value).toEqual([SENDER]);
    expect(parsed.to).toMatchObject({ value: [{ address: 'm001@bank.example' }] });
    expect(parsed.messageId).toBe(`<${ID}@bank.example>`);
    expect(parsed.date?.toISOString()).toBe(MAIL.date);
  });

  test('is pure ASCII with no line over 998 octets, whatever language it speaks', async () => {
    const raw = (await composeMail({ ...MAIL, html: `<p>${'长'.repeat(5000)}</p>` }, ID, SENDER)).raw.toString(
      'latin1',
    );
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test('is little larger on the wire than its text and HTML', async () => {
    const html = '<td style="color:#333;padding:4px"><b>王先生</b> · 三年期定期</td>\n'.repeat(500);
    const { raw } = await composeMail({ ...MAIL, html }, ID, SENDER);
    expect(raw.length).toBeLessThan(Buffer.byteLength(html) * 1.45);
  });

  test('is the same bytes each time, so that a resend is a copy; another message has another id and boundary', async () => {
    const { raw } = await composeMail(MAIL, ID, SENDER);
    expect((await composeMail({ ...MAIL }, ID, SENDER)).raw.equals(raw)).toBe(true);
    const other = await composeMail(MAIL, 'digest_2026-11-23_M002', SENDER);
    const boundary = (mail: Buffer) => /boundary="(.+)"/.exec(mail.toString('latin1'))?.[1];
    expect(boundary(raw)).toBeDefined();
    expect(boundary(other.raw)).not.toBe(boundary(raw));
  });

  test.each(['\r\nBcc: evil@else.example\r\n\r\nbody', '\nBcc: evil@else.example', '\rX-Evil: 1'])(
    'takes no header from a subject or an address that holds a line break: %j',
    async (injected) => {
      const { raw } = await composeMail({ ...MAIL, subject: `四位${injected}` }, ID, SENDER);
      const { headers, bcc } = await simpleParser(raw);
      expect(bcc).toBeUndefined();
      expect(headers.has('x-evil')).toBe(false);
      await expect(composeMail({ ...MAIL, to: `m001@bank.example${injected}` }, ID, SENDER)).rejects.toThrow();
    },
  );

  test.each(['', 'nobody', 'a@x.example, b@y.example', 'a@x.example b@y.example'])(
    'goes to exactly one address, or is not composed: %j',
    async (to) => {
      await expect(composeMail({ ...MAIL, to }, ID, SENDER)).rejects.toThrow('exactly one address');
    },
  );

  test('reads no file and no address, whatever stands in it', async () => {
    const parsed = await simpleParser(
      (await composeMail({ ...MAIL, html: '<img src="/etc/passwd">' }, ID, SENDER)).raw,
    );
    expect(parsed.attachments).toEqual([]);
  });
});

import { composeMail } from '../../functions/adapters/mime.ts';
import type { AcceptedMail } from '../../local/capture-raw.ts';

/** A mail as SES accepted it; say what should differ. */
export async function anAcceptedMail({
  message = 'digest_2026-11-23_M001',
  to = 'm001@bank.example',
  subject = '【今日待办】11月23日 周一 · 联系 4 位客户',
  html = '<html><head><title>x</title></head><body><p>早上好</p><a href="https://bank.example/t">打开</a></body></html>',
  text = '早上好',
} = {}): Promise<AcceptedMail> {
  const sender = { name: 'Steward', address: 'steward@bank.example' };
  const date = '2026-11-23T00:30:00.000Z';
  const { raw } = await composeMail({ to, subject, html, text, date }, message, sender);
  return { raw, providerId: 'ses-1', message, attempt: 'a1' };
}

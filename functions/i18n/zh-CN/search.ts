import type { Format } from '../catalogue.ts';
import type { SearchWords } from '../client-page-words.ts';

export const search = (f: Format): SearchWords => ({
  title: '查找我的客户',
  words: '姓氏或客户号',
  wordsHint: '留空则列出全部。',
  tier: '层级',
  reason: '今日事由',
  any: '不限',
  submit: '查找',
  found: (count) => (count === 0 ? '没有找到符合的客户。' : `找到 ${count} 位客户`),
  more: (count) => `另有 ${count} 位未列出，请缩小范围。`,
  notDue: '今天无待办',
  lastContact: (day) => (day === undefined ? '尚无联系' : `上次联系 ${f.day(day)}`),
  postponed: (until) => `改到 ${f.day(until)}`,
});

import type { Format } from '../catalogue.ts';
import type { ReceiptWords } from '../client-page-words.ts';
import { shownOn, told } from './client-page.ts';
import { doneText } from './done.ts';
import { naming } from './naming.ts';

export const receipt = (f: Format): ReceiptWords => ({
  title: { undoable: '已记录', final: '已记录', undone: '已撤销', 'changed-since': '已记录' },
  did: (did) => doneText(did, f) ?? '这位客户的一项记录',
  recorded: (one, once) => `${told(one, f)}${once ? '，无需重复' : ''}。`,
  notTicked: ({ name, kind, maturesOn }) =>
    `${name ?? naming.holding(kind)} ${f.day(maturesOn)} 到期未勾选，仍会提醒。`,
  notTickedMore: (count) => `另有 ${count} 笔到期未勾选，仍会提醒。`,
  shownOn: (set, shown) => shownOn(set, shown, f),
  undoUntil: (time) => `记错了？${time} 之前可以撤销。`,
  undo: '撤销',
  undoTick: '是，撤销这条记录',
  undoUnticked: '还没有撤销：请先勾选。',
  undone: '这条记录已撤销，客户恢复到记录之前。',
  changedSince: '之后又有新的记录，这一条不能再撤销。',
  noUndo: '已超过 10 分钟，不能再撤销。',
  toDay: '回到今日任务',
  toClient: '回到这位客户',
});

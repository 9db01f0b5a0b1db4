import type { TaskKind } from '../../domain/task.ts';

/** What each kind of reason is called, on cards and in the parts of a score. */
export const TASK_LABELS: Record<TaskKind, string> = {
  maturity: '到期',
  'contact-due': '联系',
  'details-stale': '资料',
  'risk-review': '测评',
  'unsuitable-holding': '适当性',
  birthday: '生日',
  'follow-up': '回访',
};

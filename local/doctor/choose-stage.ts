import type { Policy } from '../../functions/domain/policy.ts';
import { type Stage, type Stages, stageOf } from '../../functions/domain/stage/stage.ts';

/** The stage of config/stages.ts that is asked for; or in one line why it cannot be used. */
export function chooseStage(
  known: Stages,
  asked: string,
  policy: Policy,
): { ok: true; name: string; stage: Stage } | { ok: false; line: string } {
  try {
    return { ok: true, ...stageOf(known, asked, policy) };
  } catch (error) {
    return { ok: false, line: error instanceof Error ? error.message : String(error) };
  }
}

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** One story, told in the order of the files' names: each begins where the one before ended. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId));
  }
}

/** The stack on an emulator, which `test/deploy/run.ts` starts. */
export default defineConfig({
  test: {
    include: ['test/deploy/**/*.deploy.ts'],
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** What a preview says where nothing would come of an import. */
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FilePreview } from '../api/bindings.gen';
import { startOver } from '../features/imports/state';
import { openAt } from './open';

const NOTHING = { created: 0, updated: 0, unchanged: 0 };
const NONE = { orders: NOTHING, customers: NOTHING, lines: NOTHING, returns: NOTHING, bills: NOTHING };

/** Drops a file of which the backend says this. */
async function looked(part: Partial<FilePreview>): Promise<HTMLElement> {
  act(startOver);
  const { drop } = await openAt('/imports', '', new Map(), 'import-choose', {
    import_inspect: (answer) => ({ ...answer, files: answer.files.map((file) => ({ ...file, ...part })) }),
  });
  act(() => drop(['/downloads/a.csv']));
  return screen.findByTestId('import-preview');
}

it.each([
  ['only headings', { ...NONE, rows: 0, skipped: 0, rejected_rows: 0 }, '只有表头'],
  ['nothing readable', { ...NONE, rows: 3, skipped: 1, rejected_rows: 2 }, '没有一行可以导入'],
  [
    'nothing new',
    { ...NONE, orders: { ...NOTHING, unchanged: 3 }, rows: 3, skipped: 0, rejected_rows: 0 },
    '都已经在账簿里了',
  ],
])('says that there is %s', async (_, part, said) => {
  const preview = await looked(part);
  expect(screen.getByTestId('import-nothing').textContent).toContain(said);
  const problems = screen.getByTestId('import-problems');
  const sample = preview.querySelector('.sample');
  expect(
    problems.compareDocumentPosition(sample as Element) & Node.DOCUMENT_POSITION_FOLLOWING,
    'what does not go in stands before what does',
  ).toBeTruthy();
});

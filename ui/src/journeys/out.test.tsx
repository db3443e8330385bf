/** Layouts of files out: by example, kept, used, found again; and what the watermark does. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeOut } from '../features/formats/out/state';
import { openAt, rowsShown } from './open';

beforeEach(closeOut);

function columns(): string[] {
  return screen.getAllByTestId('out-column').map((row) => row.dataset['header'] ?? '');
}

async function openedFromTheProgram() {
  const opened = await openAt('/formats');
  fireEvent.click(await screen.findByTestId('format-way-export'));
  const line = (await screen.findAllByTestId('format-line')).find(
    (one) => one.dataset['key'] === 'courier_sheet',
  ) as HTMLElement;
  fireEvent.click(within(line).getAllByRole('button')[0] as HTMLElement);
  fireEvent.click(within(line).getByTestId('format-save-as'));
  await screen.findByTestId('out-editor');
  return opened;
}

describe('a layout of files out', () => {
  it('starts from one of the program: columns are moved, named, added, removed, kept', async () => {
    const { asked } = await openedFromTheProgram();
    expect(columns()).toEqual(['order_no', 'receiver', 'phone']);
    const [first, second] = screen.getAllByTestId('out-column') as [HTMLElement, HTMLElement];
    fireEvent.change(within(first).getAllByRole('textbox')[0] as HTMLElement, { target: { value: 'No' } });
    fireEvent.click(within(second).getByLabelText(/上移/));
    fireEvent.click(screen.getByTestId('out-add'));
    expect(columns()).toEqual(['receiver', 'No', 'phone', '新列']);
    fireEvent.change(within(screen.getAllByTestId('out-column')[3] as HTMLElement).getByRole('combobox'), {
      target: { value: '=' },
    });
    fireEvent.click(within(screen.getAllByTestId('out-column')[2] as HTMLElement).getByLabelText(/删掉/));
    fireEvent.change(screen.getByTestId('out-title'), { target: { value: 'Mine' } });
    fireEvent.click(screen.getByTestId('out-save'));
    await waitFor(() => expect(screen.queryByTestId('out-editor')).toBeNull());
    expect(asked('export_draft').at(-1)).toMatchObject({
      key: null,
      title: { zh: 'Mine', en: 'Mine' },
      columns: [
        { header: 'receiver', from: ['receiver'] },
        { header: 'No', from: ['order_no'] },
        { header: '新列', from: [], text: '新列' },
      ],
    });
    expect(asked('format_save').at(-1)).toMatchObject({ replace: false });
    await screen.findByText(/Mine$/);
  });

  it('says what is wrong where it is, and keeps what was typed', async () => {
    await openedFromTheProgram();
    const [first] = screen.getAllByTestId('out-column') as [HTMLElement];
    const heading = within(first).getAllByRole('textbox')[0] as HTMLElement;
    fireEvent.change(heading, { target: { value: '' } });
    fireEvent.click(screen.getByTestId('out-save'));
    expect((await screen.findByTestId('out-fault')).textContent).toContain('没有列名');
    await waitFor(() => expect(heading.getAttribute('aria-invalid')).toBe('true'));
    fireEvent.change(heading, { target: { value: 'No' } });
    expect(screen.queryByTestId('out-fault')).toBeNull();
  });

  it('can be changed as text and comes back as a table', async () => {
    await openedFromTheProgram();
    fireEvent.click(screen.getByTestId('out-as-text'));
    const text = (await screen.findByTestId('out-text')) as HTMLTextAreaElement;
    fireEvent.change(text, { target: { value: text.value.replace('"receiver"', '"who"') } });
    fireEvent.click(screen.getByTestId('out-as-form'));
    await waitFor(() => expect(columns()).toContain('who'));
  });

  it('is left by Escape, and what was not kept can be had back', async () => {
    await openedFromTheProgram();
    fireEvent.click(screen.getByTestId('out-add'));
    fireEvent.keyDown(window, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('out-editor')).toBeNull());
    fireEvent.click(within(await screen.findByTestId('toast')).getByText('继续改'));
    await screen.findByTestId('out-editor');
    expect(columns()).toContain('新列');
  });

  it('starts from the export dialog, too', async () => {
    const { at } = await openAt('/orders');
    await rowsShown();
    fireEvent.click(screen.getByTestId('grid-export'));
    fireEvent.click(await screen.findByTestId('export-mode-layout'));
    fireEvent.click(await screen.findByTestId('export-save-as'));
    await screen.findByTestId('out-editor');
    expect(at()).toContain('/formats');
  });
});

describe('the watermark', () => {
  it('is off until the shop wants it, and the dialog says what it does', async () => {
    await openAt('/settings');
    fireEvent.click(await screen.findByTestId('settings-watermark'));
    await waitFor(() =>
      expect(screen.getByTestId<HTMLInputElement>('settings-watermark').checked).toBe(true),
    );
  });

  it('says before a file is written that there is none, or that the kind of file takes none', async () => {
    await openAt('/orders');
    await rowsShown();
    fireEvent.click(screen.getByTestId('grid-export'));
    expect((await screen.findByTestId('export-mark')).textContent).toContain('没有加水印');
  });
});

it('is not offered for a file that comes in', async () => {
  const { drop } = await openAt('/imports');
  await screen.findByTestId('import-choose');
  act(() => drop(['/a.csv']));
  const choice = await screen.findByTestId('import-format-choice');
  await waitFor(() => expect(choice.textContent).toContain('淘宝'));
  expect(choice.textContent).not.toContain('通用寄件表');
});

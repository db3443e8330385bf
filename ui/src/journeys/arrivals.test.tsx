import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openAt } from './open';

const FILE = '/downloads/ExportOrderList202611231000.csv';

describe('the watched folder', () => {
  it('is offered where files are imported, and watched only when somebody wants it', async () => {
    const { asked } = await openAt('/imports');
    fireEvent.click(await screen.findByTestId('arrivals-turn-on'));
    const panel = await screen.findByTestId('arrivals');
    expect(asked('arrivals_watch')).toEqual([{ on: true }]);
    expect(panel.textContent).toContain('ExportOrderList202611231000.csv');
    expect(panel.textContent).toContain('没认出来的表格');
    expect(screen.getByTestId('nav-imports').textContent, 'what waits stands at the navigation').toContain(
      '1',
    );
  });

  it('forgets what is waved away', async () => {
    await openAt('/imports');
    fireEvent.click(await screen.findByTestId('arrivals-turn-on'));
    const [dismiss] = await screen.findAllByTestId('arrival-dismiss');
    if (dismiss === undefined) throw new Error('no file');
    fireEvent.click(dismiss);
    await waitFor(() => expect(screen.getByTestId('arrivals').textContent).not.toContain('ExportOrder'));
    expect(screen.getByTestId('nav-imports').textContent).not.toContain('1');
  });

  it('asks again when the window comes to the front, while a folder is watched', async () => {
    const { asked } = await openAt('/settings');
    const times = () => asked('arrivals_list').length;
    const focus = () => act(() => void window.dispatchEvent(new Event('focus')));
    await screen.findByTestId('settings-watch');
    const unwatched = times();
    focus();
    expect(times(), 'nothing is watched').toBe(unwatched);
    fireEvent.click(screen.getByTestId('settings-watch-choose'));
    await screen.findByTestId('settings-watched');
    const watched = times();
    focus();
    await waitFor(() => expect(times()).toBeGreaterThan(watched));
    fireEvent.click(screen.getByTestId('settings-watch-off'));
    await waitFor(() => expect(screen.queryByTestId('settings-watched')).toBeNull());
  });

  // The last one: where an import stands outlives its screen.
  it('takes a file to its preview, and imports nothing by itself', async () => {
    const { asked } = await openAt('/imports');
    fireEvent.click(await screen.findByTestId('arrivals-turn-on'));
    const [look] = await screen.findAllByTestId('arrival-look');
    if (look === undefined) throw new Error('no file');
    fireEvent.click(look);
    await screen.findByTestId('import-preview');
    expect(asked('import_inspect')).toMatchObject([{ paths: [FILE] }]);
    expect(asked('import_apply')).toEqual([]);
  });
});

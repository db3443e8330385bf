import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Failure } from '../api/errors';
import { openAt } from './open';

describe('the window', () => {
  it('starts at the welcome screen when the book is empty, and at the work bench when it is not', async () => {
    const first = await openAt('/', 'empty');
    await screen.findByTestId('welcome-import');
    expect(first.at()).toBe('/welcome');
  });

  it('leaves the welcome screen for the demo, which is another book', async () => {
    const { at } = await openAt('/', 'empty');
    fireEvent.click(await screen.findByTestId('welcome-demo'));
    await waitFor(() => expect(at()).toBe('/today'));
  });

  it('starts at the work bench when there is work', async () => {
    const { at } = await openAt('/');
    await screen.findAllByTestId('number');
    expect(at()).toBe('/today');
  });

  it('says why the book cannot be opened, and opens it as soon as it can be', async () => {
    const broken = new Map([['app_status', new Failure('book_in_synced_folder', '', null)]] as const);
    await openAt('/today', '', broken, 'book-failed');
    expect(screen.getByTestId('book-failed').textContent).toContain('同步盘');
    broken.clear();
    fireEvent.click(screen.getByText('重试'));
    await waitFor(() => expect(screen.queryByTestId('book-failed')).toBeNull());
    await screen.findAllByTestId('number');
  });

  it('says which file it cannot open, whose folder that is, and when there is nothing to restore', async () => {
    const failure = (code: string, detail: object) =>
      new Map([
        ['app_status', new Failure(code, '', { book: '/home/mei/坚果云/default.zgb', ...detail })],
      ] as const);
    await openAt('/today', '', failure('book_in_synced_folder', { service: '坚果云' }), 'book-failed');
    expect(screen.getByTestId('book-failed').textContent).toContain('“坚果云”');
    expect(screen.getByTestId('book-path').textContent).toBe('/home/mei/坚果云/default.zgb');
    expect(screen.getByTestId('book-folder').textContent).toBe('打开所在文件夹');
    cleanup();
    await openAt('/today', '', failure('book_damaged', { reason: 'not_a_book' }), 'book-failed');
    expect(screen.getByTestId('book-failed').textContent).toContain('不是掌柜簿的账簿');
    expect(screen.getByTestId('book-failed').textContent).not.toContain('备份');
  });

  it('takes a file that was dropped anywhere to its preview, and imports it as one step', async () => {
    const { drop, asked } = await openAt('/customers');
    drop(['/downloads/orders.csv']);
    const preview = await screen.findByTestId('import-preview');
    expect(preview.textContent).toContain('第 17 行');
    expect(asked('import_apply'), 'looking changes nothing').toEqual([]);
    fireEvent.click(screen.getByTestId('import-apply'));
    await screen.findByTestId('import-report');
    expect(asked('import_apply')).toMatchObject([{ paths: ['/downloads/orders.csv'], strict: false }]);
    expect(screen.getByTestId('tally-orders-created').textContent).toBe('396');
    expect(screen.getByTestId('toast').textContent).toContain('已导入 411 行：订单新建 396、更新 14；客户');
  });
});

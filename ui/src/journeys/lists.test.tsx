import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Failure } from '../api/errors';
import { openAt, press, rowsShown } from './open';

describe('a list', () => {
  it('starts with the work that waits, and says how much there is in all', async () => {
    const { asked } = await openAt('/returns');
    await rowsShown();
    expect(screen.getByTestId('view-waiting_me').getAttribute('aria-selected')).toBe('true');
    expect(screen.getByTestId('grid-total').textContent).toBe('共 12');
    expect(screen.getByTestId('grid-sum-refund_due').textContent).toMatch(/^应退合计 ¥/);
    expect(asked('return_list'), 'the first page, nothing more').toMatchObject([{ offset: 0, limit: 50 }]);
  });

  it('draws only the rows in sight, however many there are', async () => {
    await openAt('/orders', 'rows=20000');
    const rows = await rowsShown();
    expect(rows.length).toBeLessThan(20);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('20001');
  });

  it('shows the first rows of a long filtered list before all are counted, and then the total', async () => {
    const { asked } = await openAt('/orders?view=to_ship', 'rows=20000');
    await rowsShown();
    const first = asked('order_list');
    expect(first[0], 'the rows do not wait').toMatchObject({ offset: 0, total: false });
    await waitFor(() => expect(asked('order_list').at(-1)).toMatchObject({ offset: 0, total: true }));
    await waitFor(() => expect(screen.getByTestId('grid-total').textContent).toMatch(/^共 /));
    expect(Number(screen.getByRole('grid').getAttribute('aria-rowcount'))).toBeGreaterThan(52);
  });

  it('jumps to its end by one key, reading one page for it', async () => {
    const { asked } = await openAt('/orders', 'rows=20000');
    await rowsShown();
    const before = asked('order_list').length;
    await press('End');
    await waitFor(() => {
      const last = screen.getAllByTestId('grid-row').at(-1);
      expect(last?.getAttribute('aria-rowindex'), 'rows count from 1, after the head').toBe('20001');
    });
    expect(asked('order_list').length - before, 'a jump does not read what lies between').toBeLessThanOrEqual(
      2,
    );
  });

  it('sorts by its head: up, down, and back to its own order', async () => {
    const { asked } = await openAt('/orders');
    await rowsShown();
    const click = () => fireEvent.click(screen.getByTestId('grid-head-paid'));
    click();
    await waitFor(() => expect(screen.getByTestId('grid-head-paid').textContent).toBe('实付 ↑'));
    expect(asked('order_list').at(-1)).toMatchObject({ query: { sort: [{ field: 'paid', desc: false }] } });
    click();
    await waitFor(() => expect(screen.getByTestId('grid-head-paid').textContent).toBe('实付 ↓'));
    click();
    await waitFor(() => expect(screen.getByTestId('grid-head-paid').textContent).toBe('实付'));
  });

  it('is driven by keyboard: down, select, open, follow, close', async () => {
    const { at } = await openAt('/orders');
    const rows = await rowsShown();
    await press('j');
    await press(' ');
    expect(screen.getByTestId('grid-selected').textContent).toContain('已选 1');
    await press('Enter');
    await screen.findByTestId('drawer');
    await waitFor(() => expect(at()).toContain(`order:${rows[1]?.dataset['id']}`));
    await press('j');
    await waitFor(() =>
      expect(at(), 'an open drawer follows the cursor').toContain(`order:${rows[2]?.dataset['id']}`),
    );
    await press('Escape');
    await waitFor(() => expect(screen.queryByTestId('drawer')).toBeNull());
    expect(screen.getByTestId('grid-selected').textContent, 'Escape closes one thing at a time').toContain(
      '1',
    );
    await press('Escape');
    await waitFor(() => expect(screen.queryByTestId('grid-selected')).toBeNull());
  });

  it('selects everything as a rule, not row by row', async () => {
    await openAt('/orders', 'rows=20000');
    await rowsShown();
    await press('a', { ctrlKey: true });
    expect(screen.getByTestId('grid-selected').textContent).toContain('已选 20,000');
    fireEvent.click(within((await rowsShown())[0] as HTMLElement).getByRole('checkbox'));
    expect(screen.getByTestId('grid-selected').textContent, 'all but one').toContain('已选 19,999');
  });

  it.each(['customers', 'orders', 'returns', 'complaints', 'bills'])(
    'exports the selected %s and no others',
    async (list) => {
      const { asked } = await openAt(`/${list}`);
      const [first, , third] = await rowsShown();
      const picked = [first, third].map((row) => row?.dataset['id']);
      for (const row of [first, third]) fireEvent.click(within(row as HTMLElement).getByRole('checkbox'));
      fireEvent.click(screen.getByTestId('grid-export'));
      const apply = await screen.findByTestId('export-apply');
      expect(apply.textContent).toBe('导出 2 行');
      fireEvent.click(apply);
      await screen.findByTestId('export-report');
      expect(asked('export_list')).toMatchObject([
        { list, query: { filters: [{ field: 'id', op: 'in', values: picked }] } },
      ]);
    },
  );

  it('exports all but the rows that were taken out of a selection of all', async () => {
    const { asked } = await openAt('/customers');
    await rowsShown();
    await press('a', { ctrlKey: true });
    const [first] = await rowsShown();
    fireEvent.click(within(first as HTMLElement).getByRole('checkbox'));
    fireEvent.click(screen.getByTestId('grid-export'));
    fireEvent.click(await screen.findByTestId('export-apply'));
    await screen.findByTestId('export-report');
    expect(asked('export_list')).toMatchObject([
      { query: { filters: [{ field: 'id', op: 'ne', values: [first?.dataset['id']] }] } },
    ]);
  });

  it('filters by a chip, says so, and lets go again', async () => {
    await openAt('/orders');
    await rowsShown();
    fireEvent.click(within(screen.getByTestId('grid-chip-status')).getByRole('button'));
    fireEvent.click(within(await screen.findByTestId('filter-option-paid')).getByRole('checkbox'));
    await waitFor(() => expect(screen.getByTestId('grid-total').textContent).toBe('共 60'));
    expect(screen.getByTestId('grid-chip-status').textContent).toContain('状态：待发货');
    fireEvent.click(screen.getByText('清除条件'));
    await waitFor(() => expect(screen.getByTestId('grid-total').textContent).toBe('共 420'));
  });

  it('says what to do when nothing matches', async () => {
    await openAt('/customers');
    await rowsShown();
    fireEvent.change(screen.getByTestId('grid-filter'), { target: { value: 'zzzz' } });
    const empty = await screen.findByTestId('grid-empty');
    expect(empty.textContent).toContain('没有符合条件的客户');
    fireEvent.click(within(empty).getByRole('button'));
    await waitFor(() => expect(screen.getByTestId('grid-total').textContent).toBe('共 140'));
  });

  it('closes by Escape what is on top, and nothing behind it', async () => {
    await openAt('/orders');
    await rowsShown();
    await press('Enter');
    await screen.findByTestId('drawer');
    screen.getByTestId('grid-columns').focus();
    fireEvent.click(screen.getByTestId('grid-columns'));
    const box = await screen.findByTestId('grid-density');
    expect(document.activeElement?.closest('[data-modal]'), 'the box has the focus').not.toBeNull();
    fireEvent.keyDown(box, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('grid-density')).toBeNull());
    expect(screen.queryByTestId('drawer')).not.toBeNull();
    expect(document.activeElement, 'the focus is back').toBe(screen.getByTestId('grid-columns'));
  });

  it('opens the menu of a row by keyboard', async () => {
    await openAt('/orders');
    await rowsShown();
    await press('j');
    await press('F10', { shiftKey: true });
    const menu = await screen.findByTestId('menu');
    expect(menu.textContent).toContain('复制订单编号');
    expect(document.activeElement).toBe(screen.getByTestId('menu-open'));
  });

  it('leaves only what agrees with a cell: of a time the day, of a number every digit', async () => {
    const { asked } = await openAt('/orders');
    const [row] = await rowsShown();
    const rightClick = (key: string) =>
      fireEvent.contextMenu(row?.querySelector(`[data-key=${key}]`) as HTMLElement);
    rightClick('order_no');
    const number = row?.querySelector('[data-key=order_no] button')?.textContent?.replaceAll(' ', '');
    expect((await screen.findByTestId('menu-filter-by')).textContent).toBe(`只看“${number}”`);
    fireEvent.keyDown(screen.getByTestId('menu'), { key: 'Escape' });
    rightClick('ordered_at');
    fireEvent.click(await screen.findByTestId('menu-filter-by'));
    await waitFor(() =>
      expect(screen.getByTestId('grid-chip-ordered_at').textContent).toContain('下单：2026-11-23'),
    );
    expect(screen.getByTestId('grid-chip-ordered_at').textContent).not.toContain('T');
    expect(asked('order_list').at(-1)).toMatchObject({
      query: {
        filters: [
          { field: 'ordered_at', op: 'gte', values: ['2026-11-23'] },
          { field: 'ordered_at', op: 'lte', values: ['2026-11-23'] },
        ],
      },
    });
  });

  it('says where somebody lives as people do, and in full on hover', async () => {
    await openAt('/customers');
    const [row] = await rowsShown();
    const cell = row?.querySelector('[data-key=region]');
    expect(cell?.textContent).toBe('浙江 杭州');
    expect(cell?.getAttribute('title')).toBe('浙江省 杭州市');
  });

  it('remembers its columns', async () => {
    const { asked } = await openAt('/orders');
    await rowsShown();
    fireEvent.click(screen.getByTestId('grid-columns'));
    fireEvent.click(within(await screen.findByTestId('grid-column-buyer')).getByRole('checkbox'));
    await waitFor(() => expect(screen.queryByTestId('grid-head-buyer')).toBeNull());
    expect(asked('prefs_set').at(-1)).toMatchObject({
      grids: { orders: { columns: expect.not.arrayContaining(['buyer']) } },
    });
  });

  it('says that a part could not be read, and reads it on demand', async () => {
    const { broken } = await openAt('/customers');
    await rowsShown();
    broken.set('customer_list', new Failure('internal', '', { trace: '7f3a' }));
    fireEvent.click(screen.getByTestId('view-with_returns'));
    const alert = await screen.findByRole('alert');
    broken.clear();
    fireEvent.click(within(alert).getByText('重试'));
    await waitFor(() => expect(screen.getByTestId('grid-total').textContent).toBe('共 28'));
  });

  it('that cannot be read at all says why and what to do', async () => {
    const { broken } = await openAt('/today');
    broken.set('customer_list', new Failure('book_locked', '', null));
    fireEvent.click(screen.getByTestId('nav-customers'));
    const empty = await screen.findByTestId('grid-empty');
    expect(empty.textContent).toContain('账簿正被另一个窗口使用');
    broken.clear();
    fireEvent.click(within(empty).getByText('重试'));
    await rowsShown();
  });
});

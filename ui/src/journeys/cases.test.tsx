import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Failure } from '../api/errors';
import { openAt, press, rowsShown } from './open';

describe('a case', () => {
  it('offers its next step by what it does, and the step can be taken back', async () => {
    const { asked } = await openAt('/returns');
    const [, second] = await rowsShown();
    fireEvent.doubleClick(second as HTMLElement);
    const step = await screen.findByTestId('drawer-primary');
    expect(step.textContent).toBe(`退款 ${screen.getByTestId('refund-due').textContent}`);
    fireEvent.click(step);
    const undo = await screen.findByTestId('toast-undo');
    expect(asked('return_act')).toMatchObject([{ action: 'refund' }]);
    fireEvent.click(undo);
    await waitFor(() => expect(asked('undo')).toHaveLength(1));
    expect((await screen.findByTestId('toast')).textContent).toContain('已撤销');
    expect(screen.queryByTestId('dialog'), 'what is quick shows no progress').toBeNull();
  });

  it('shows how far a long undo is, and stopping it says that nothing was changed', async () => {
    const { broken, held, tell, stopped } = await openAt('/returns');
    const [, second] = await rowsShown();
    fireEvent.doubleClick(second as HTMLElement);
    fireEvent.click(await screen.findByTestId('drawer-primary'));
    const undo = await screen.findByTestId('toast-undo');
    let end = () => undefined as void;
    held.set('undo', new Promise((resolve) => (end = resolve)));
    fireEvent.click(undo);
    const job = await screen.findByTestId('job', undefined, { timeout: 3_000 });
    const other = { stage: 'writing', unit: 'rows', per_second: 9_000, seconds_left: 52 };
    tell({ ...other, job: 6, command: 'import_apply', done: 7, total: 8 });
    expect(job.textContent, 'what another job says is not its own').toContain('正在开始');
    tell({ ...other, job: 7, command: 'undo', done: 12_000, total: 480_000 });
    expect(job.textContent).toContain('12,000 / 480,000 行');
    expect(job.textContent).toContain('还要 52 秒');
    fireEvent.click(screen.getByTestId('job-cancel'));
    expect(stopped).toEqual([7]);
    broken.set('undo', new Failure('cancelled', '', null));
    end();
    await screen.findByText('已停止，什么都没有撤销，账簿保持原样');
    expect(screen.queryByTestId('dialog')).toBeNull();
  });

  it('asks only for what a step still has to know', async () => {
    const { asked } = await openAt('/returns');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    fireEvent.click(await screen.findByTestId('act-inspect'));
    fireEvent.click(await screen.findByTestId('act-choice-defective'));
    fireEvent.click(screen.getByTestId('act-submit'));
    await waitFor(() =>
      expect(asked('return_act')).toMatchObject([{ action: 'inspect', disposition: 'defective' }]),
    );
  });

  it('says why a step was refused, and changes nothing', async () => {
    const { broken } = await openAt('/returns');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    const step = await screen.findByTestId('drawer-primary');
    broken.set('return_act', new Failure('refused', '货还没有签收', null));
    fireEvent.click(step);
    expect((await screen.findByTestId('toast')).textContent).toContain('货还没有签收');
    expect(screen.queryByTestId('toast-undo')).toBeNull();
  });

  it('is opened from an order, whose lines and amounts come along', async () => {
    const { asked } = await openAt('/orders');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    fireEvent.click(await screen.findByTestId('drawer-primary'));
    const form = await screen.findByTestId('dialog');
    const lines = await within(form).findAllByTestId('draft-line');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(within(line).getByRole<HTMLInputElement>('checkbox').checked, 'all that was bought').toBe(true);
    fireEvent.click(within(lines[1] as HTMLElement).getByRole('checkbox'));
    fireEvent.click(within(form).getByTestId('field-kind-exchange'));
    fireEvent.click(within(form).getByTestId('form-submit'));
    await waitFor(() => {
      expect(asked('return_open').at(-1)).toMatchObject({
        order_id: first?.dataset['id'],
        kind: 'exchange',
        lines: [{ quantity: 1, amount: { amount: '59.90', currency: 'CNY' } }],
      });
    });
  });
});

/** An empty form for a new case, from the list of its kind. */
async function newCase(list: string) {
  const opened = await openAt(list);
  await rowsShown();
  await press('n');
  const form = await screen.findByTestId('dialog');
  const box = within(form).getByTestId<HTMLInputElement>('case-lookup');
  return { ...opened, form, box, send: () => fireEvent.click(within(form).getByTestId('form-submit')) };
}

describe('what a new case is about', () => {
  it.each(['/returns', '/complaints'])('is chosen by keyboard, in %s', async (list) => {
    const { form, box, asked } = await newCase(list);
    box.focus();
    fireEvent.change(box, { target: { value: '3515' } });
    const hits = await within(form).findAllByTestId('search-hit');
    expect(hits[0]?.getAttribute('aria-selected'), 'the best one first').toBe('true');
    await press('ArrowDown');
    expect(hits[1]?.getAttribute('aria-selected')).toBe('true');
    await press('Enter');
    await within(form).findByTestId('case-other');
    expect(form.textContent).toContain('订单');
    expect(asked('order_show').at(-1)).toEqual({ id: hits[1]?.dataset['id'] });
    expect(asked('return_open').concat(asked('complaint_open')), 'nothing is sent').toEqual([]);
  });

  it('is not sent by Enter while it is looked up; Escape leaves the text before the form', async () => {
    const { form, box, asked } = await newCase('/returns');
    box.focus();
    fireEvent.change(box, { target: { value: 'nobody at all' } });
    await within(form).findByText(/没有找到/);
    expect(fireEvent.keyDown(box, { key: 'Enter' }), 'it does not send the form').toBe(false);
    expect(fireEvent.keyDown(box, { key: 'Escape' }), 'it does not close the form').toBe(false);
    await waitFor(() => expect(box.value).toBe(''));
    expect(asked('return_open')).toEqual([]);
  });

  it('has to be somebody or something', async () => {
    const { form, send, asked } = await newCase('/returns');
    send();
    expect((await within(form).findByTestId('fault')).textContent).toContain('选一笔订单或一位客户');
    expect(document.activeElement, 'the field that is wanting').toBe(within(form).getByTestId('case-lookup'));
    expect(asked('return_open')).toEqual([]);
    fireEvent.change(within(form).getByTestId('draft-title'), { target: { value: 'x' } });
    send();
    await waitFor(() =>
      expect(asked('return_open')).toMatchObject([{ order_id: null, lines: [{ title: 'x' }] }]),
    );
  });

  it('keeps an amount from being lost for want of a name', async () => {
    const { form, send, asked } = await newCase('/returns');
    fireEvent.change(within(form).getByTestId('draft-amount'), { target: { value: '12' } });
    send();
    const faults = await within(form).findAllByTestId('fault');
    expect(faults.map(({ textContent }) => textContent)).toContain('写上是什么商品。');
    expect(asked('return_open')).toEqual([]);
  });

  it('asks which goods of an order when all are taken out, and warns where nothing is asked for', async () => {
    const { asked } = await openAt('/orders');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    fireEvent.click(await screen.findByTestId('drawer-primary'));
    const form = await screen.findByTestId('dialog');
    const lines = await within(form).findAllByTestId('draft-line');
    const [one, other] = lines.map((line) => within(line).getByRole('checkbox'));
    fireEvent.click(one as HTMLElement);
    expect(within(form).getByTestId('draft-unasked').textContent).toContain('金额都是 0');
    fireEvent.click(other as HTMLElement);
    fireEvent.click(within(form).getByTestId('form-submit'));
    expect((await within(form).findByTestId('fault')).textContent).toContain('勾上要退换的商品');
    expect(asked('return_open')).toEqual([]);
  });
});

describe('a number on a case', () => {
  it('is copied by one click, wherever it stands; the order is opened by its name', async () => {
    const { at } = await openAt('/returns');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    const drawer = await screen.findByTestId('drawer');
    const copyable = [...drawer.querySelectorAll('.copyable')].map(({ textContent }) => textContent);
    expect(copyable, 'the tracking number of the timeline').toContain('SF1430000008812');
    expect(copyable.some((text) => text?.replaceAll(' ', '').startsWith('35153'))).toBe(true);
    fireEvent.click(within(drawer).getByTestId('link-order'));
    await waitFor(() => expect(at()).toContain('order:'));
  });
});

describe('a step that the book refuses', () => {
  it('is refused in its dialog, at the field', async () => {
    const { broken } = await openAt('/returns');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    fireEvent.click(await screen.findByTestId('act-more'));
    fireEvent.click(await screen.findByTestId('menu-refund'));
    const form = await screen.findByTestId('dialog');
    const amount = within(form).getByTestId('act-amount');
    fireEvent.change(amount, { target: { value: '0.00' } });
    expect(amount.getAttribute('aria-invalid'), 'seen before it is sent').toBe('true');
    broken.set('return_act', new Failure('refused', '金额要大于 0。', { reason: 'amount_not_positive' }));
    fireEvent.click(within(form).getByTestId('act-submit'));
    expect((await within(form).findByTestId('fault')).textContent).toBe('金额要大于 0。');
    expect(document.activeElement).toBe(amount);
    expect(screen.queryByTestId('toast'), 'it is said in one place').toBeNull();
  });
});

describe('search', () => {
  it('finds while typing, marks what matched, and opens the record over its list', async () => {
    const { at } = await openAt('/today');
    await press('k', { ctrlKey: true });
    fireEvent.change(await screen.findByTestId('search-input'), { target: { value: '陈' } });
    const [hit] = await screen.findAllByTestId('search-hit');
    expect(hit?.querySelector('mark')?.textContent).toBe('陈');
    fireEvent.click(hit as HTMLElement);
    await waitFor(() => expect(at()).toContain('/customers?open=customer:'));
    await screen.findByTestId('drawer');
    const id = at().split('customer:')[1];
    await waitFor(() => {
      const cursor = document.querySelector<HTMLElement>('.grid-row.current');
      expect(cursor?.dataset['id'], 'the keys go on from its row').toBe(id);
    });
  });
});

describe('an image that is dropped', () => {
  it('goes to the case that is open', async () => {
    const { asked, drop, at } = await openAt('/returns');
    const [first] = await rowsShown();
    fireEvent.doubleClick(first as HTMLElement);
    await screen.findByTestId('drawer');
    drop(['/pictures/裂了.JPG']);
    await waitFor(() =>
      expect(asked('attachment_add')).toMatchObject([
        { owner_kind: 'return', owner_id: first?.dataset['id'], path: '/pictures/裂了.JPG' },
      ]),
    );
    expect(at(), 'nothing is imported').toContain('/returns');
  });

  it('goes into the form of a new case', async () => {
    const { asked, drop } = await openAt('/returns');
    await rowsShown();
    await press('n');
    const form = await screen.findByTestId('dialog');
    drop(['/pictures/a.png']);
    await within(form).findByText('a.png');
    expect(asked('attachment_add'), 'there is no case yet').toEqual([]);
  });

  it('says where it could go when no case is open', async () => {
    const { asked, drop } = await openAt('/orders');
    await rowsShown();
    drop(['/pictures/a.png']);
    expect((await screen.findByTestId('toast')).textContent).toContain('先打开一件售后或投诉');
    expect(asked('import_inspect')).toEqual([]);
  });
});

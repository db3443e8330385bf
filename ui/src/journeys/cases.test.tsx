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
    fireEvent.click(within(lines[0] as HTMLElement).getByRole('checkbox'));
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

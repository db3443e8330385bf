import { describe, expect, it } from 'vitest';
import { format, location, navigate, onArrival, parse, startAt } from './location';

describe('an address', () => {
  it('says path, view, text, filters, sort and the open record, and is read back as it was', () => {
    const at = {
      path: '/orders',
      place: {
        view: 'paid',
        q: '张 & 李 100%',
        f: [{ field: 'region', op: 'eq' as const, values: ['广东省 佛山市', 'a=b&c'] }],
        s: { field: 'paid_at', desc: true },
        open: 'order:0192',
      },
    };
    expect(parse(format(at))).toEqual(at);
  });

  it('keeps a number that somebody looks for as text', () => {
    expect(parse(format({ path: '/orders', place: { q: '0012' } })).place.q).toBe('0012');
  });

  it('is the start where it says nothing, and says nothing where it was mangled', () => {
    expect(parse('').path).toBe('/');
    expect(parse('/orders?f={broken&s=1&view=').place).toEqual({
      view: undefined,
      q: undefined,
      f: undefined,
      s: undefined,
      open: undefined,
    });
  });
});

describe('a way', () => {
  it('leads on, tells who listens, and leaves the path alone where it names none', () => {
    const written: Array<[string, boolean]> = [];
    startAt({
      read: () => written.at(-1)?.[0] ?? '/today',
      write: (href, replace) => written.push([href, replace]),
      listen: () => undefined,
    });
    const heard: string[] = [];
    const stop = onArrival(({ path }) => heard.push(path));
    navigate({ to: '/returns' });
    navigate({ search: { open: 'return:7' }, replace: true });
    stop();
    navigate({ to: '/orders' });
    expect(written).toEqual([
      ['/returns', false],
      ['/returns?open=return%3A7', true],
      ['/orders', false],
    ]);
    expect(heard).toEqual(['/returns', '/returns']);
    expect(location().path).toBe('/orders');
  });
});

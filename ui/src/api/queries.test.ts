import { beforeEach, describe, expect, it } from 'vitest';
import { setBackend } from './backend';
import type { Backend } from './backend';
import { memoryBackend } from './memory';
import { invalidate, queryClient, read } from './queries';

/** Answers that the test gives one by one. */
function slowBackend(): Array<(answer: unknown) => void> {
  const waiting: Array<(answer: unknown) => void> = [];
  const call = (() =>
    new Promise((resolve) => waiting.push(resolve as (answer: unknown) => void))) as Backend['call'];
  setBackend({ ...memoryBackend(new URLSearchParams()), call });
  return waiting;
}

beforeEach(() => queryClient.clear());

describe('an answer that was under way while something was written', () => {
  it('is not taken for fresh where nobody looks at it', async () => {
    const waiting = slowBackend();
    const first = queryClient.prefetchQuery(read('formats_list', {}));
    invalidate(['imports']);
    waiting[0]?.(['before']);
    await first;
    const now = queryClient.fetchQuery(read('formats_list', {}));
    await Promise.resolve();
    waiting[1]?.(['after']);
    expect(await now).toEqual(['after']);
  });

  it('is taken where the write had nothing to do with it', async () => {
    const waiting = slowBackend();
    const first = queryClient.prefetchQuery(read('formats_list', {}));
    invalidate(['complaints']);
    waiting[0]?.(['before']);
    await first;
    expect(await queryClient.fetchQuery(read('formats_list', {}))).toEqual(['before']);
    expect(waiting).toHaveLength(1);
  });
});

/**
 * Rows by number, fetched in pages as they come into sight. Up to a million
 * rows: only the pages around the window are held, jumps cost one page. The
 * first rows of a filtered list come before all are counted; the first page is
 * then asked for once more, and answers with the total.
 */
import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Money, Page } from '../../api/bindings.gen';
import type { Failure } from '../../api/errors';
import { ask } from '../../api/queries';
import type { ListCommand, Query, RowBase } from './types';

/** More than a window shows, with the margin: its first page is one question with a quick answer. */
const PAGE = 50;
/** Rows beyond the window that are fetched before they are scrolled to. */
const MARGIN = 20;

export interface Rows<R> {
  /** `null` until the first page has answered. */
  total: number | null;
  /** Whether all rows were counted; until then there are at least `total`. */
  counted: boolean;
  sums: Record<string, Money[]>;
  numbers: Record<string, number>;
  at: (index: number) => R | undefined;
  /** The failure of a page in sight. */
  failed: Failure | null;
  retry: () => void;
  /** Fetches a range that need not be in sight, for a selection across pages. */
  range: (from: number, to: number) => Promise<R[]>;
}

type PageKey = readonly [ListCommand, { query: Query; offset: number; limit: number; total: boolean }];

/** One page. The command's name decides the type of its rows, which the caller knows. */
function readPage<R>(command: ListCommand, query: Query, page: number, total = true) {
  const request = { query, offset: page * PAGE, limit: PAGE, total };
  return queryOptions<Page<R>, Failure, Page<R>, PageKey>({
    queryKey: [command, request],
    queryFn: () => ask(command, request) as unknown as Promise<Page<R>>,
    // A changed sort or filter keeps the old rows until the new ones are there; another page does not.
    placeholderData: (before, from) => (from?.queryKey[1].offset === request.offset ? before : undefined),
  });
}

/** What a list asks first: its first rows do not wait until all are counted. */
export function firstPage<R>(command: ListCommand, query: Query) {
  return readPage<R>(command, query, 0, false);
}

function pagesOf(first: number, last: number, total: number | null): number[] {
  const from = Math.floor(Math.max(0, first - MARGIN) / PAGE);
  const end = total === null ? last : Math.min(last + MARGIN, total - 1);
  const to = Math.max(from, Math.floor(Math.max(0, end) / PAGE));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function useRows<R extends RowBase>(
  command: ListCommand,
  query: Query,
  window: { first: number; last: number },
): Rows<R> {
  const client = useQueryClient();
  const [known, setKnown] = useState<Page<R> | null>(null);
  const pages = pagesOf(window.first, window.last, known?.total ?? null);
  const begins = pages[0] === 0;
  const glance = useQuery({ ...firstPage<R>(command, query), enabled: begins });
  const uncounted = glance.isSuccess && !glance.isPlaceholderData && !glance.data.counted;
  const results = useQueries({
    queries: pages.map((page) => ({
      ...readPage<R>(command, query, page),
      enabled: page > 0 || uncounted,
    })),
  });

  const found = results.map((result, index) =>
    pages[index] === 0 && !(uncounted && result.isSuccess && !result.isPlaceholderData)
      ? glance.data
      : result.data,
  );
  const fresh = found.find((page) => page !== undefined);
  if (fresh !== undefined && fresh !== known) setKnown(fresh);
  const failing = [...(begins ? [glance] : []), ...results].filter((result) => result.isError);
  const byPage = new Map(pages.map((page, index) => [page, found[index]]));

  const range = useMemo(
    () => async (from: number, to: number) => {
      const wanted = pagesOf(from + MARGIN, to - MARGIN, null);
      const got = await Promise.all(
        wanted.map((page) => client.fetchQuery(readPage<R>(command, query, page))),
      );
      const rows = got.flatMap((page) => page.rows);
      const start = (wanted[0] ?? 0) * PAGE;
      return rows.slice(from - start, to - start + 1);
    },
    [client, command, query],
  );

  return {
    total: known?.total ?? null,
    counted: known?.counted ?? false,
    sums: known?.sums ?? {},
    numbers: known?.numbers ?? {},
    at: (index) => byPage.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    failed: failing[0]?.error ?? null,
    retry: () => {
      for (const result of failing) void result.refetch();
    },
    range,
  };
}

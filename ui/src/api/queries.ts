/**
 * Reads. A query's key is its command and its request, so that one invalidator
 * can find by tag what a write has made stale; no screen names what to refetch.
 */
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Query, UseQueryResult } from '@tanstack/react-query';
import { backend } from './backend';
import type { Request, Response } from './backend';
import { commands } from './bindings.gen';
import type { CommandName, Tag } from './bindings.gen';
import { toFailure } from './errors';
import type { Failure } from './errors';

/** Everything is local: never wait for a network, never go stale by time, never retry by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      gcTime: 120_000,
      retry: false,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

export async function ask<C extends CommandName>(command: C, request: Request<C>): Promise<Response<C>> {
  try {
    return await backend().call(command, request);
  } catch (error) {
    throw toFailure(error);
  }
}

export function read<C extends CommandName>(command: C, request: Request<C>) {
  return queryOptions<Response<C>, Failure, Response<C>, readonly [C, Request<C>]>({
    queryKey: [command, request] as const,
    queryFn: () => ask(command, request),
  });
}

export function useRead<C extends CommandName>(
  command: C,
  request: Request<C>,
  enabled = true,
): UseQueryResult<Response<C>, Failure> {
  return useQuery({ ...read(command, request), enabled });
}

/** The one invalidator. */
export function invalidate(tags: readonly Tag[]): void {
  const stale = new Set<string>(tags);
  const predicate = ({ queryKey: [command] }: Pick<Query, 'queryKey'>) =>
    tagsProvidedBy(command).some((tag) => stale.has(tag));
  // An answer that is on its way may have been read before the write. Where somebody sees older data, the
  // library asks anew; where nobody does or there is none yet, it would take that answer for fresh.
  const underWay = queryClient
    .getQueryCache()
    .findAll({ predicate, fetchStatus: 'fetching' })
    .filter((query) => !query.isActive() || query.state.data === undefined);
  void queryClient.invalidateQueries({ predicate });
  for (const query of underWay) {
    const again = () => queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    void query.fetch().then(again, again);
  }
}

function tagsProvidedBy(command: unknown): readonly Tag[] {
  const info = commands[command as CommandName];
  return info?.access === 'read' ? info.tags : [];
}

/** Writes of this window and of others both arrive as `stale` events. */
export function listenForStale(): () => void {
  return backend().onStale(invalidate);
}

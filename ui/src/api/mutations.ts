/** Writes: one hook for all of them. */
import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Request, Response } from './backend';
import { commands } from './bindings.gen';
import type { CommandName } from './bindings.gen';
import type { Failure } from './errors';
import { ask, invalidate } from './queries';

/** Runs a write and makes stale what its command declares. */
export async function write<C extends CommandName>(command: C, request: Request<C>): Promise<Response<C>> {
  const response = await ask(command, request);
  invalidate(commands[command].tags);
  return response;
}

export function useWrite<C extends CommandName>(
  command: C,
): UseMutationResult<Response<C>, Failure, Request<C>> {
  return useMutation<Response<C>, Failure, Request<C>>({
    mutationFn: (request) => write(command, request),
  });
}

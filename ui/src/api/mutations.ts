/** Writes: one function for all of them. */
import type { Request, Response } from './backend';
import { commands } from './bindings.gen';
import type { CommandName } from './bindings.gen';
import { ask, invalidate } from './queries';

/** Runs a write and makes stale what its command declares. */
export async function write<C extends CommandName>(command: C, request: Request<C>): Promise<Response<C>> {
  const response = await ask(command, request);
  invalidate(commands[command].tags);
  return response;
}

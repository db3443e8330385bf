/** Cards and cases of the in-memory backend. */
import type { Invented } from './data';
import type { Handlers } from './index';

export function caseHandlers(data: Invented): Handlers {
  return {
    search: ({ text }) => ({
      hits: data.customers
        .filter(({ name, nicks }) => name.includes(text) || (nicks[0] ?? '').includes(text))
        .slice(0, 20)
        .map((row) => ({
          kind: 'customer' as const,
          id: row.id,
          title: row.name,
          subtitle: [row.region, row.shop].filter(Boolean).join(' · '),
          matched: matchOf(
            row.name.includes(text) ? 'name' : 'nick',
            row.name.includes(text) ? row.name : (row.nicks[0] ?? ''),
            text,
          ),
          nicks: row.nicks,
          order_no: null,
          tracking_nos: null,
        })),
    }),
  };
}

function matchOf(field: string, text: string, found: string) {
  const at = text.indexOf(found);
  return { field, text, ranges: [[at, at + found.length] as [number, number]] };
}

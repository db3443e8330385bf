import type { ReactNode } from 'react';

export type Tone = 'mute' | 'ok' | 'warn' | 'bad' | 'info';

export function Tag({ tone = 'mute', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}

/** Colour with meaning only: late or harmful, wants work, under way elsewhere, done. */
const TONES: Record<string, Partial<Record<string, Tone>>> = {
  order_status: { paid: 'warn', partly_shipped: 'warn', shipped: 'info', signed: 'info', succeeded: 'ok' },
  return_headline: {
    pending: 'bad',
    to_inspect: 'warn',
    to_refund: 'warn',
    to_ship: 'info',
    dispute: 'info',
    done: 'ok',
  },
  complaint_state: { open: 'bad', in_progress: 'warn', resolved: 'ok' },
  bill_state: { matched: 'ok', differs: 'bad', no_payment: 'warn', no_order: 'warn' },
  severity: { critical: 'bad', high: 'warn' },
};

export function toneOf(group: string, code: string): Tone {
  return TONES[group]?.[code] ?? 'mute';
}
